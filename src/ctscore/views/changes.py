"""What a change of the data does to the numbers: a sentence for each scorecard, and the criteria."""

from ctscore.analysis.changes import CardChange, Changes, CriterionChange, PanelChange
from ctscore.book import Book
from ctscore.document import Document, Kind, Note, Row, Section, Value
from ctscore.figures import ZERO, places, rounded
from ctscore.views.common import unit_ref
from ctscore.views.labels import column, say


def changes_document(book: Book, found: Changes, since: str, lang: str) -> Document:
    """Return one table of all criteria that changed since `since`, with a sentence for each scorecard."""
    columns = (
        column("index", Kind.TEXT, lang),
        column("year", Kind.COUNT, lang),
        column("unit", Kind.REF, lang, spare=3),
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang, spare=4),
        column("before", Kind.POINTS, lang, called="was"),
        column("after", Kind.POINTS, lang, called="is_now"),
        column("change", Kind.CHANGE, lang),
        column("max_then", Kind.POINTS, lang, spare=2),
        column("max_now", Kind.POINTS, lang, spare=2),
    )
    rows = tuple(_row(book, card, one, lang) for card in found.cards for one in card.criteria)
    notes = [_sentence(book, card, lang) for card in found.cards]
    notes += [_panel_sentence(one, lang) for one in found.panels]
    title = say(lang, f"Số liệu thay đổi từ {since}", f"What changed since {since}")
    if not notes:
        notes = [Note("unchanged", say(lang, "Không con số nào thay đổi.", "No figure changed."))]
    section = Section("changes", title, columns, rows, tuple(notes))
    return Document("ctscore/changes/1", lang, {"since": since}, (section,))


def _row(book: Book, card: CardChange, one: CriterionChange, lang: str) -> Row:
    return Row(
        {
            "index": card.key.index,
            "year": card.key.year,
            "unit": unit_ref(book, card.key.unit),
            "code": one.code,
            "name": one.name.say(lang),
            "before": one.before,
            "after": one.after,
            "change": one.difference,
            "max_then": one.max_before,
            "max_now": one.max_after,
        }
    )


def _sentence(book: Book, card: CardChange, lang: str) -> Note:
    decimals = max(places(figure) for figure in (card.before or ZERO, card.after or ZERO))
    before, after, change = (
        figure if figure is None else rounded(figure, decimals)
        for figure in (card.before, card.after, card.difference)
    )
    values: dict[str, tuple[Kind, Value]] = {
        "index": (Kind.TEXT, card.key.index),
        "year": (Kind.COUNT, card.key.year),
        "before": (Kind.POINTS, before),
        "after": (Kind.POINTS, after),
        "change": (Kind.CHANGE, change),
        "count": (Kind.COUNT, len(card.criteria)),
        "unit": (Kind.TEXT, unit_ref(book, card.key.unit).label),
    }
    where = "" if card.key.unit == book.home_unit else " ({unit})"
    if card.before is None:
        vi, en = "mới, {after}", "new, {after}"
    elif card.after is None:
        vi, en = "{before}, nay không còn", "{before}, now gone"
    else:
        vi = en = "{before} → {after} ({change})"
    vi = f"{{index}} {{year}}{where}: {vi}; {{count}} tiêu chí thay đổi."
    noun = "criterion" if len(card.criteria) == 1 else "criteria"
    en = f"{{index}} {{year}}{where}: {en}; {{count}} {noun} changed."
    return Note("card", say(lang, vi, en), values)


def _panel_sentence(one: PanelChange, lang: str) -> Note:
    values: dict[str, tuple[Kind, Value]] = {
        "index": (Kind.TEXT, one.key.index),
        "year": (Kind.COUNT, one.key.year),
        "count": (Kind.COUNT, one.units),
    }
    vi = "Bảng các đơn vị {index} {year}: {count} đơn vị thay đổi."
    en = f"Panel of {{index}} {{year}}: {{count}} {'unit' if one.units == 1 else 'units'} changed."
    return Note("panel", say(lang, vi, en), values)
