"""What can be in a drawing. Where all of it is clean, a reader should have nothing to look at."""

from dataclasses import dataclass
from random import Random

FORMATS = ("docx", "xlsx", "csv", "md")
POINTS, PLAN, PANEL = "points", "plan", "panel"


@dataclass(frozen=True)
class Kind:
    """`about` says in which tables it can be, `group` names kinds of which only one can be in a table."""

    about: tuple[str, ...]
    clean: bool = True
    group: str = ""
    formats: tuple[str, ...] = FORMATS


_ALL, _ANNEX, _POINTS, _PLAN, _PANEL = (POINTS, PLAN, PANEL), (POINTS, PLAN), (POINTS,), (PLAN,), (PANEL,)
_PAGED = ("docx", "xlsx", "md")
KINDS: dict[str, Kind] = {
    # headers
    "header-2": Kind(_ALL, group="header"),
    "header-3": Kind(_ALL, group="header"),
    "english": Kind(_ANNEX, group="language"),
    "other-words": Kind(_ANNEX, group="language"),
    "column-numbers": Kind(_ANNEX),
    "page-headers": Kind(_ANNEX),
    "line-breaks": Kind(_ANNEX, formats=("docx", "xlsx", "csv")),
    "decomposed": Kind(_ALL, group="letters"),
    "shuffled": Kind(_ANNEX),
    "header-notes": Kind(_ANNEX),
    "gaps": Kind(_ALL, formats=("xlsx", "csv")),
    "spaces": Kind(_ALL),
    "tabs": Kind(_ANNEX, group="parted", formats=("csv",)),
    "html": Kind(_ANNEX, clean=False, formats=("md",)),
    "bare-markdown": Kind(_ANNEX, formats=("md",)),
    "commas": Kind(_ALL, group="parted", formats=("csv",)),
    # around the table
    "titles": Kind(_ALL),
    "inner-notes": Kind(_ANNEX, clean=False),
    "two-annexes": Kind(_PLAN, clean=False, group="tables"),
    "notes": Kind(_ALL, clean=False),
    "total": Kind((POINTS, PANEL), clean=False),
    # figures
    "text-figures": Kind((POINTS, PANEL), formats=("xlsx",)),
    "code-numbers": Kind(_POINTS, clean=False, group="codes", formats=("xlsx",)),
    "dot": Kind((POINTS, PANEL), group="figures"),
    "thousands": Kind((POINTS, PANEL), clean=False, group="figures"),
    "of-maximum": Kind((POINTS, PANEL), group="written"),
    "point-words": Kind(_POINTS, group="written"),
    "percent": Kind(_ALL[::2], clean=False, group="written"),
    "arrows": Kind((POINTS, PANEL), clean=False, group="written"),
    # what is listed, at which stage
    "losses-only": Kind(_POINTS, clean=False, group="listing"),
    "part": Kind(_POINTS, clean=False, group="listing"),
    "self": Kind(_POINTS, group="stages"),
    "stages-2": Kind(_POINTS, group="stages"),
    "stages-3": Kind(_POINTS, group="stages"),
    "stage-words": Kind(_POINTS, clean=False, group="language"),
    "self-and-published": Kind(_POINTS, group="stages"),
    "survey": Kind(_POINTS, clean=False, group="listing"),
    "half-appraised": Kind(_POINTS, clean=False, group="stages"),
    "wrong-sum": Kind(_POINTS, clean=False),
    # rows below rows
    "letters": Kind(_ANNEX, group="rows"),
    "dashes": Kind(_POINTS, clean=False, group="rows"),
    "small-roman": Kind(_POINTS, clean=False, group="rows"),
    "scales": Kind(_POINTS, clean=False),
    "split-row": Kind(_ANNEX, clean=False, formats=("docx", "xlsx")),
    "dotted-codes": Kind(_POINTS, group="codes"),
    "code-in-name": Kind(_POINTS, clean=False, group="codes"),
    "fields-again": Kind(_POINTS, clean=False, group="codes"),
    "odd-names": Kind(_ANNEX),
    "same-names": Kind(_ANNEX),
    "wide-sections": Kind(_PLAN, formats=("docx", "xlsx")),
    # nothing
    "blank": Kind(_POINTS, clean=False, group="listing"),
    "dash": Kind(_POINTS, clean=False, group="listing"),
    "not-available": Kind(_POINTS, clean=False, group="listing"),
    "not-arisen": Kind(_POINTS, clean=False, group="listing"),
    "blanks": Kind(_PANEL, group="listing"),
    # columns beside
    "leads": Kind(_POINTS, clean=False),
    "rate-column": Kind(_POINTS, clean=False),
    "rank-column": Kind((POINTS, PANEL), clean=False),
    "remark-column": Kind(_ALL, clean=False),
    "change-column": Kind((POINTS, PANEL), clean=False),
    "bare-column": Kind((POINTS, PANEL), clean=False),
    "money-column": Kind(_PLAN, clean=False),
    "chief-column": Kind(_PLAN, clean=False),
    "unit-columns": Kind(_POINTS, clean=False, group="stages"),
    "year-columns": Kind((POINTS, PANEL), clean=False, group="stages"),
    # several tables
    "other-table": Kind(_ANNEX, clean=False, group="tables"),
    "targets-table": Kind(_ANNEX, clean=False, group="tables"),
    "legend-table": Kind(_ANNEX, clean=False, group="tables"),
    "field-tables": Kind(_POINTS, clean=False, group="tables"),
    "continued": Kind(_ANNEX, group="tables", formats=("docx", "md")),
    "second-sheet": Kind(_ALL, clean=False, group="tables", formats=("xlsx",)),
    "other-unit-table": Kind(_POINTS, clean=False, group="tables"),
    # letters
    "tcvn3": Kind(_ALL, clean=False, group="letters"),
    "mojibake": Kind(_ALL, clean=False, group="letters"),
    "eth": Kind(_ALL, clean=False, group="letters"),
    # plans
    "merged-leads": Kind(_PLAN),
    "nested-numbers": Kind(_PLAN, group="codes"),
    "numbers-again": Kind(_PLAN, group="codes"),
    "times": Kind(_PLAN),
    "hard-times": Kind(_PLAN, clean=False),
    "typed-dates": Kind(_PLAN, formats=("xlsx",)),
    "citing-times": Kind(_PLAN, clean=False),
    "several-leads": Kind(_PLAN, clean=False),
    "citing-leads": Kind(_PLAN, clean=False),
    # panels
    "raw-column": Kind(_PANEL),
    "ties": Kind(_PANEL),
    "spellings": Kind(_PANEL),
    "league": Kind(_PANEL, clean=False, group="layout"),
    "transposed": Kind(_PANEL, clean=False, group="layout"),
    "long": Kind(_PANEL, clean=False, group="layout"),
    "merged-units": Kind(_PANEL, clean=False, formats=("xlsx",)),
    "own-maxima": Kind(_PANEL, clean=False),
}
NOT_YET: frozenset[str] = frozenset()
"""Kinds that the program does not read yet, or reads wrong; the tests of the sample go without them."""
MOST = 4


@dataclass(frozen=True)
class Choice:
    """What is to be drawn, in which format."""

    about: str
    format: str
    kinds: frozenset[str]

    @property
    def clean(self) -> bool:
        """Whether a reader should have nothing to look at."""
        return all(KINDS[each].clean for each in self.kinds)


def choose(rng: Random, allowed: frozenset[str] | None = None, most: int = MOST) -> Choice:
    """Choose a table, a format and kinds that fit both and each other."""
    about = rng.choice([POINTS, POINTS, PLAN, PANEL])
    form = rng.choice(FORMATS if about != PANEL else ("xlsx", "csv"))
    fitting = [
        name
        for name, kind in KINDS.items()
        if about in kind.about and form in kind.formats and (allowed is None or name in allowed)
    ]
    rng.shuffle(fitting)
    chosen: list[str] = []
    groups: set[str] = set()
    for name in fitting[: rng.randint(0, most)]:
        group = KINDS[name].group
        if not group or group not in groups:
            chosen.append(name)
            groups.add(group)
    return Choice(about, form, frozenset(_compatible(chosen)))


def only(rng: Random, kind: str) -> Choice:
    """Choose a table and a format for one kind alone."""
    about = rng.choice(KINDS[kind].about)
    forms = [each for each in KINDS[kind].formats if about != PANEL or each in ("xlsx", "csv")]
    return Choice(about, rng.choice(forms), frozenset([kind]))


def _compatible(chosen: list[str]) -> list[str]:
    """Leave out what makes no sense beside another: some layouts have headers and columns of their own."""
    layouts = {"league", "transposed", "long", "unit-columns", "year-columns"}
    if layouts.intersection(chosen):
        beside = {"header-2", "header-3", "merged-units", "own-maxima", "rank-column", "change-column"}
        beside |= {"rate-column", "survey", "arrows", "english", "other-words"}
        return [each for each in chosen if each not in beside]
    if "losses-only" in chosen:
        return [each for each in chosen if each not in {"letters", "dashes", "small-roman", "wrong-sum"}]
    return chosen
