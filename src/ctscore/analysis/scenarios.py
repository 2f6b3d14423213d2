"""From what a user typed to changes of one scorecard: `5.4=1.5`, and which scorecard is meant."""

import re
from collections.abc import Sequence

from ctscore.analysis.panels import card_of, years_of
from ctscore.analysis.select import index_id, scorecards
from ctscore.analysis.whatif import Problem, problems
from ctscore.book import Book, Filed
from ctscore.findings import Refusal
from ctscore.findings.shape_rules import TOO_MANY_DIGITS
from ctscore.findings.usage_rules import ABOUT_ANOTHER, BAD_CHANGE, CHANGES_DO_NOT_FIT, NO_TREE
from ctscore.model import Change, Effort, Scenario, Scorecard
from ctscore.model.scalars import Misfit, read_number
from ctscore.scoring import walk
from ctscore.words import listed

_CHANGE = re.compile(r"\s*([A-Za-z0-9.]+)\s*=\s*([-+]?)([0-9.,]+|max)\s*", re.IGNORECASE)


def read_change(asked: str) -> Change:
    """Return the change that `asked` writes: ``5.4=1.5``, ``5.4=+0.3``, ``5.4=-0.3`` or ``5.4=max``."""
    found = _CHANGE.fullmatch(asked)
    if found is None or (found[2] and found[3].lower() == "max"):
        raise Refusal(BAD_CHANGE, given=asked)
    if found[3].lower() == "max":
        return Change(code=found[1], to="max")
    try:
        points = read_number(found[3].replace(",", "."))
    except Misfit as misfit:
        told = misfit.rule if misfit.rule is TOO_MANY_DIGITS else BAD_CHANGE
        raise Refusal(told, given=misfit.facts["given"] if told is misfit.rule else asked) from None
    if found[2]:
        return Change(code=found[1], by=-points if found[2] == "-" else points)
    return Change(code=found[1], to=points)


def refuse_other(
    book: Book, filed: Filed[Scenario] | Filed[Effort], year: int, index: str | None, unit: str | None
) -> None:
    """Raise `Refusal` where a file is about another year, index or unit than was asked for."""
    value = filed.value
    about = (str(value.year), value.index, value.unit or book.home_unit)
    asked = (str(year), index or value.index, unit or about[2])
    if about != asked:
        raise Refusal(ABOUT_ANOTHER, file=filed.file, given=" · ".join(about), asked=" · ".join(asked))


def card_to_change(
    book: Book, year: int, index: str | None, codes: Sequence[str], unit: str | None = None
) -> Filed[Scorecard]:
    """Return the scorecard of `year` that has a tree: of `index`, or the first that has all `codes`.

    Where none has all of them the first tree is meant. Raises `Refusal` where no index has a tree.
    """
    trees = [filed for filed in scorecards(book, year, index, unit) if filed.value.criteria]
    if not trees:
        what = listed(list(book.indexes)) if index is None else index_id(book, index)
        wanted = list(book.indexes) if index is None else [index_id(book, index)]
        own = unit or book.home_unit
        pairs = ((name, one) for name in wanted for one in years_of(book, name, own))
        cards = (card_of(book, name, own, one) for name, one in pairs)
        known = sorted({filed.value.year for filed in cards if filed and filed.value.criteria})
        raise Refusal(NO_TREE, what=what, year=str(year), known=listed([str(one) for one in known]) or "–")
    needed = set(codes)
    whole = (filed for filed in trees if needed <= {node.criterion.code for node in walk(filed.value)})
    return next(whole, trees[0])


def refuse_unfit(card: Scorecard, changes: Sequence[Change]) -> None:
    """Raise `Refusal` with everything that keeps `changes` from being made to `card`."""
    found = tuple(problems(card, changes))
    if found:
        words = {f"problems_{lang}": _told(found, lang) for lang in ("vi", "en")}
        raise Refusal(CHANGES_DO_NOT_FIT, index=card.index, year=str(card.year), **words)


def _told(found: Sequence[Problem], lang: str) -> str:
    lines = (
        f"  {one.rule.message.fill(lang, one.facts)}; {one.rule.hint.fill(lang, one.facts)}" for one in found
    )
    return "\n".join(lines)
