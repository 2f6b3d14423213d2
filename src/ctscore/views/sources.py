"""What figures and tasks are from: the documents cited, and what is known to be wrong in them."""

from collections.abc import Iterator, Sequence

from ctscore.analysis.tree import walk
from ctscore.book import Book, Filed
from ctscore.document import Kind, Row, Section, Value
from ctscore.model import Citation, Erratum, Panel, Plan, Scorecard
from ctscore.views.labels import column, say, word


def sources_section(
    book: Book,
    cards: Sequence[Filed[Scorecard]],
    panels: Sequence[Filed[Panel]],
    plans: Sequence[Filed[Plan]],
    heading: str,
    lang: str,
) -> Section:
    """Return a row for each citation of scorecards, panels and plans, each erratum below its citation."""
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
        rows.append(Row(_cited(book, panel.value.source, about, lang)))
    for plan in plans:
        about = f"{word('plan', lang)} {plan.value.period}"
        rows.append(Row(_cited(book, Citation(document=plan.value.document), about, lang)))
    return Section("sources", heading, columns, tuple(rows))


def _of_card(book: Book, card: Scorecard, lang: str) -> Iterator[Row]:
    about = f"{card.index} {card.year}"
    of_tree = _cited(book, card.source, f"{about}: {word('scorecard', lang)}", lang)
    yield Row(of_tree)
    for node in walk(card):
        if node.criterion.erratum is not None:
            yield _erratum(of_tree, node.criterion.code, node.criterion.erratum, lang)
    published = card.published
    if published is None:
        return
    source = published.source or card.source
    of_result = _cited(book, source, f"{about}: {word('published-result', lang)}", lang)
    if source != card.source:
        yield Row(of_result)
    if published.erratum is not None:
        yield _erratum(of_result, card.index, published.erratum, lang)


def _cited(book: Book, source: Citation, about: str, lang: str) -> dict[str, Value]:
    document = book.documents.get(source.document)
    annex = source.annex and say(lang, f"phụ lục {source.annex}", f"annex {source.annex}")
    return {
        "document": document.number if document else source.document,
        "date": document.date if document else None,
        "issuer": document.issuer if document else None,
        "title": document.title.say(lang) if document and document.title else None,
        "source_of": about,
        "part": ", ".join(part for part in (annex, source.part) if part) or None,
    }


def _erratum(citation: dict[str, Value], code: str, erratum: Erratum, lang: str) -> Row:
    return Row(
        {
            **citation,
            "code": code,
            "printed": erratum.printed,
            "adds_up_to": erratum.computed,
            "erratum": erratum.say(lang),
        }
    )
