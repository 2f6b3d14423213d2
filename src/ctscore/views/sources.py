"""What figures and tasks are from: documents, what is wrong in them, and names to jump to in a report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctscore.book import Book, Filed
from ctscore.document import Column, Kind, Section, row_of
from ctscore.model import PUBLISHED, Citation, Document, Erratum, Panel, Plan, Scorecard
from ctscore.model.plan import annex_called
from ctscore.model.scorecard import result_of, stage_of
from ctscore.phrases import Wording, joined
from ctscore.records import dataclass
from ctscore.scoring import walk
from ctscore.views.common import (
    cited,
    dated,
    source_part_words,
)
from ctscore.views.labels import column, word

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
    return anchor("c", card.index, str(card.when), code)


def source_anchor(source: Citation) -> str:
    """Return the name of the document of a citation among the sources."""
    return anchor("s", source.document)


def source_of_result(card: Scorecard) -> Citation:
    """Return where the result of `card` is printed: beside its points, unless it says otherwise."""
    result = result_of(card)
    return (result.source if result else None) or card.source


def plan_anchor(document: str) -> str:
    """Return the name of a plan's row among the sources."""
    return source_anchor(Citation(document=document))


def erratum_anchor(card: Scorecard, code: str) -> str:
    """Return the name of the row that tells what is wrong in a printed figure."""
    return anchor("e", card.index, str(card.when), code)


def agency_anchor(card: Scorecard, agency: str) -> str:
    """Return the name of the section that tells what an agency leads in one index."""
    return anchor("a", card.index, str(card.when), agency)


def to(name: str) -> str:
    """Return the link to `name` in the same report."""
    return f"#{name}"


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation, what it is the source of, and the name of its row; with what is wrong at `code` there."""

    source: Citation
    about: Wording
    anchor: str
    code: str | None = None
    erratum: Erratum | None = None


def sources_section(
    book: Book,
    cards: Sequence[Filed[Scorecard]],
    panels: Sequence[Filed[Panel]],
    plans: Sequence[Filed[Plan]],
    heading: Wording,
) -> Section:
    """Return a row for each citation of scorecards, panels and plans, each erratum below its citation.

    A row has the name by which other tables link to it: that of its document, or of its erratum.
    """
    columns = _columns(book)
    found = (
        *(one for filed in cards for one in _of_card(filed.value)),
        *(_of_panel(filed.value) for filed in panels),
        *(_of_plan(filed.value) for filed in plans),
    )
    rows = (replace(row_of(columns, one), anchor=one.anchor) for one in found)
    return Section("sources", heading, columns, tuple(rows))


def _columns(book: Book) -> tuple[Column[_Cited], ...]:
    def document(one: _Cited) -> Document | None:
        return book.documents.get(one.source.document)

    return (
        column("document", Kind.TEXT, lambda one: cited(book, one.source.document)[0]),
        column("date", Kind.DATE, lambda one: cited(book, one.source.document)[1]),
        column("issuer", Kind.TEXT, lambda one: known.issuer if (known := document(one)) else None),
        column("title", Kind.TEXT, lambda one: known.title if (known := document(one)) else None),
        column("source_of", Kind.TEXT, lambda one: one.about),
        column("part", Kind.TEXT, lambda one: _place(one.source)),
        column("code", Kind.CODE, lambda one: one.code, drop_priority=1),
        column(
            "printed", Kind.POINTS, lambda one: one.erratum.printed if one.erratum else None, as_printed=True
        ),
        column(
            "adds_up_to",
            Kind.POINTS,
            lambda one: one.erratum.computed if one.erratum else None,
            as_printed=True,
        ),
        column("erratum", Kind.TEXT, lambda one: one.erratum, drop_priority=1),
    )


def _place(source: Citation) -> Wording | None:
    annex = annex_called(source.annex) if source.annex else None
    part = source_part_words(source.part) if source.part else None
    return joined(", ", (one for one in (annex, part) if one)) or None


def _of_panel(panel: Panel) -> _Cited:
    about = joined(": ", (dated(panel.index, panel.when), word("other-units")))
    return _Cited(panel.source, about, source_anchor(panel.source))


def _of_plan(plan: Plan) -> _Cited:
    source = Citation(document=plan.document)
    return _Cited(source, word("plan") + f" {plan.period}", source_anchor(source))


def _of_card(card: Scorecard) -> Iterator[_Cited]:
    def erratum(of: _Cited, code: str, known: Erratum) -> _Cited:
        return replace(of, anchor=erratum_anchor(card, code), code=code, erratum=known)

    about = joined("", (dated(card.index, card.when), ": "))
    of_tree = _Cited(card.source, joined("", (about, word("scorecard"))), source_anchor(card.source))
    yield of_tree
    for node in walk(card):
        if node.criterion.erratum is not None:
            yield erratum(of_tree, node.criterion.code, node.criterion.erratum)
    published = result_of(card)
    if published is None:
        return
    source = source_of_result(card)
    of_result = _Cited(
        source,
        joined("", (about, word("published-result" if stage_of(card) == PUBLISHED else "printed-result"))),
        source_anchor(source),
    )
    if source != card.source:
        yield of_result
    if published.erratum is not None:
        yield erratum(of_result, card.index, published.erratum)
