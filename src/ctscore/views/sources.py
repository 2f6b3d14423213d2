"""What figures and tasks are from: the documents cited, and what is known to be wrong in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ctscore.book import Book, Filed
from ctscore.document import Kind, Row, Section, Value
from ctscore.model import Citation, Erratum, Panel, Plan, Scorecard
from ctscore.scoring import walk
from ctscore.views.anchors import erratum_anchor, source_anchor, source_of_result
from ctscore.views.common import annex_words
from ctscore.views.labels import column, word


def sources_section(
    book: Book,
    cards: Sequence[Filed[Scorecard]],
    panels: Sequence[Filed[Panel]],
    plans: Sequence[Filed[Plan]],
    heading: str,
    lang: str,
) -> Section:
    """Return a row for each citation of scorecards, panels and plans, each erratum below its citation.

    The first row of each citation, and each erratum, has the name by which other tables link to it.
    """
    columns = (
        column("document", Kind.TEXT, lang),
        column("date", Kind.DATE, lang),
        column("issuer", Kind.TEXT, lang),
        column("title", Kind.TEXT, lang),
        column("source_of", Kind.TEXT, lang),
        column("part", Kind.TEXT, lang),
        column("code", Kind.CODE, lang, spare=1),
        column("printed", Kind.POINTS, lang, as_printed=True),
        column("adds_up_to", Kind.POINTS, lang, as_printed=True),
        column("erratum", Kind.TEXT, lang, spare=1),
    )
    rows = [row for filed in cards for row in _of_card(book, filed.value, lang)]
    for panel in panels:
        about = f"{panel.value.index} {panel.value.year}: {word('other-units', lang)}"
        rows.append(_row(book, panel.value.source, about, lang))
    for plan in plans:
        about = f"{word('plan', lang)} {plan.value.period}"
        rows.append(_row(book, Citation(document=plan.value.document), about, lang))
    return Section("sources", heading, columns, tuple(_named_once(rows)))


def _named_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield `rows`, each name kept by the first that bears it."""
    taken: set[str] = set()
    for row in rows:
        yield replace(row, anchor="") if row.anchor in taken else row
        taken.add(row.anchor)


def _row(book: Book, source: Citation, about: str, lang: str) -> Row:
    return Row(_cited(book, source, about, lang), anchor=source_anchor(source))


def _of_card(book: Book, card: Scorecard, lang: str) -> Iterator[Row]:
    about = f"{card.index} {card.year}"
    of_tree = _row(book, card.source, f"{about}: {word('scorecard', lang)}", lang)
    yield of_tree
    for node in walk(card):
        if node.criterion.erratum is not None:
            yield _erratum(of_tree, card, node.criterion.code, node.criterion.erratum, lang)
    published = card.published
    if published is None:
        return
    source = source_of_result(card)
    of_result = _row(book, source, f"{about}: {word('published-result', lang)}", lang)
    if source != card.source:
        yield of_result
    if published.erratum is not None:
        yield _erratum(of_result, card, card.index, published.erratum, lang)


def _cited(book: Book, source: Citation, about: str, lang: str) -> dict[str, Value]:
    document = book.documents.get(source.document)
    annex = source.annex and annex_words(source.annex, lang)
    return {
        "document": document.number if document else source.document,
        "date": document.date if document else None,
        "issuer": document.issuer if document else None,
        "title": document.title.say(lang) if document and document.title else None,
        "source_of": about,
        "part": ", ".join(part for part in (annex, source.part) if part) or None,
    }


def _erratum(citation: Row, card: Scorecard, code: str, erratum: Erratum, lang: str) -> Row:
    return Row(
        {
            **citation.values,
            "code": code,
            "printed": erratum.printed,
            "adds_up_to": erratum.computed,
            "erratum": erratum.say(lang),
        },
        anchor=erratum_anchor(card, code),
    )
