"""Where things stand in a report: names to jump to, so that every figure leads to its origin."""

import re

from ctscore.model import Citation, Scorecard

_PLAIN = re.compile(r"[^A-Za-z0-9.-]")


def anchor(*parts: str | int | None) -> str:
    """Return a name made of `parts`, unlike that of any others: a slash stands between them only.

    What does not stand in every address is written by its number.
    """
    texts = ("" if part is None else str(part) for part in parts)
    return "/".join(_PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", text) for text in texts)


def index_anchor(index: str) -> str:
    """Return the name of the chapter of an index."""
    return anchor("i", index)


def criterion_anchor(card: Scorecard, code: str) -> str:
    """Return the name of a criterion's row in the tree; the whole index has its own name as `code`."""
    return anchor("c", card.index, card.year, code)


def source_anchor(source: Citation) -> str:
    """Return the name of a citation's row among the sources."""
    return anchor("s", source.document, source.annex, source.part)


def source_of_result(card: Scorecard) -> Citation:
    """Return where the result of `card` is printed: beside its points, unless it says otherwise."""
    return (card.published.source if card.published else None) or card.source


def plan_anchor(document: str) -> str:
    """Return the name of a plan's row among the sources."""
    return source_anchor(Citation(document=document))


def erratum_anchor(card: Scorecard, code: str) -> str:
    """Return the name of the row that tells what is wrong in a printed figure."""
    return anchor("e", card.index, card.year, code)


def agency_anchor(card: Scorecard, agency: str) -> str:
    """Return the name of the section that tells what an agency leads in one index."""
    return anchor("a", card.index, card.year, agency)


def to(name: str) -> str:
    """Return the link to `name` in the same report."""
    return f"#{name}"
