"""What several views say alike: titles, references, reconciliation in words."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ctscore.analysis.totals import Reconciliation, Verdict
from ctscore.book import Book, Filed
from ctscore.document import MOST_PLACES, Kind, Note, Ref, Value
from ctscore.figures import rounded
from ctscore.model import Published, Scorecard
from ctscore.views.labels import say, word


def facts(year: int, unit: str) -> dict[str, str | int | None]:
    """Return the facts that head every yearly answer."""
    return {"year": year, "unit": unit}


def title(book: Book, card: Scorecard, what: str, lang: str) -> str:
    """Return the title of a section: index, year, unit, and what the table shows."""
    unit = book.units.get(card.unit)
    name = unit.short if unit else card.unit
    return f"{card.index} {card.year} · {name} · {word(what, lang)}"


def index_name(book: Book, card: Scorecard, lang: str) -> str:
    """Return the full name of the index of `card`."""
    index = book.indexes.get(card.index)
    return index.name.say(lang) if index else card.index


def index_named(book: Book, id_: str, lang: str) -> str:
    """Return an index by its id and full name."""
    index = book.indexes.get(id_)
    return f"{id_} · {index.name.say(lang)}" if index else id_


def agency_ref(book: Book, id_: str) -> Ref:
    """Return an agency by its short Vietnamese name, the one by which everybody knows it."""
    agency = book.agencies.get(id_)
    return Ref(id_, agency.short if agency else id_)


def unit_ref(book: Book, id_: str) -> Ref:
    """Return a unit by its short name."""
    unit = book.units.get(id_)
    return Ref(id_, unit.short if unit else id_)


def unit_name(book: Book, id_: str, lang: str) -> str:
    """Return a unit by its full name."""
    unit = book.units.get(id_)
    return unit.name.say(lang) if unit else id_


def agency_name(book: Book, id_: str | None, lang: str) -> str:
    """Return an agency by its full name; in English with the Vietnamese short name beside it."""
    if id_ is None:
        return word("no-lead", lang)
    agency = book.agencies.get(id_)
    if agency is None:
        return id_
    return say(lang, agency.name.vi, f"{agency.name.say('en')} ({agency.short})")


def agencies_named(book: Book, ids: Iterable[str], lang: str) -> tuple[Ref, ...]:
    """Return agencies by their full names, for records that have the room."""
    return tuple(Ref(id_, agency_name(book, id_, lang)) for id_ in ids)


def cited(book: Book, id_: str) -> tuple[str, date | None]:
    """Return the number and date by which people know a document."""
    document = book.documents.get(id_)
    return (document.number, document.date) if document else (id_, None)


def annex_words(annex: str, lang: str) -> str:
    """Return an annex in the middle of a sentence."""
    return say(lang, f"phụ lục {annex}", f"annex {annex}")


def published_note(filed: Filed[Scorecard], lang: str) -> Note | None:
    """Return the published score and rank as a sentence; what is implied is marked."""
    published = filed.value.published
    if published is None or (published.score is None and published.rank is None):
        return None
    values: dict[str, tuple[Kind, Value]] = {}
    text = say(lang, "Kết quả công bố: ", "Published: ")
    if published.score is not None:
        values["score"] = (Kind.POINTS, published.score)
        values["max"] = (Kind.POINTS, filed.value.max)
        text += "{score}/{max}" + _implied("score", published, lang)
    if published.rank is not None:
        values["rank"] = (Kind.COUNT, published.rank)
        text += (
            (say(lang, "; hạng ", "; rank "))
            if published.score is not None
            else (say(lang, "hạng ", "rank "))
        )
        text += "{rank}"
        if published.of is not None:
            values["of"] = (Kind.COUNT, published.of)
            text += "/{of}"
        text += _implied("rank", published, lang)
    return Note("published", text + ".", values)


def _implied(what: str, published: Published, lang: str) -> str:
    if what not in published.implied:
        return ""
    return say(lang, " (suy ra, nguồn không nêu)", " (implied, not printed)")


def explained(published: Published | None, lang: str) -> tuple[Note, ...]:
    """Return the explanation that the data gives for a published result, if any."""
    if published is None or published.note is None:
        return ()
    return (Note("explanation", "{text}", {"text": (Kind.TEXT, published.note.say(lang))}),)


def unlisted_note(result: Reconciliation | None, lang: str) -> Note | None:
    """Return how much loss the published score leaves unexplained, where the listing has losses only."""
    if result is None or result.unlisted_loss is None:
        return None
    low, high = result.unlisted_loss
    vi = (
        "Điểm công bố {published} thấp hơn điểm tính được {computed}: còn khoảng {about} điểm mất "
        "({low} đến {high}) mà nguồn không liệt kê."
    )
    en = (
        "The published {published} is below the computed {computed}: about {about} points of loss "
        "({low} to {high}) are not listed in the source."
    )
    values: dict[str, tuple[Kind, Value]] = {
        "published": (Kind.POINTS, result.published),
        "computed": (Kind.POINTS, result.computed),
        "about": (Kind.POINTS, -result.difference),
        "low": (Kind.POINTS, low),
        "high": (Kind.POINTS, high),
    }
    return Note("unlisted_loss", say(lang, vi, en), values)


def off_scale_note(highest: Decimal, lost: Decimal, off_scale: Decimal, lang: str) -> Note | None:
    """Return how much loss of the whole its parts do not have, because their maxima are printed rounded."""
    if not off_scale:
        return None
    vi = (
        "Trên thang {max} còn thiếu {whole} điểm; các phần, tính từ số chưa làm tròn, cộng lại {lost}, ít "
        "hơn {off}, vì nguồn in điểm chuẩn của từng phần làm tròn."
    )
    en = (
        "On the scale of {max} {whole} points are missing; the parts, from unrounded figures, add up to "
        "{lost}, {off} less, because the source prints their maxima rounded."
    )
    values: dict[str, tuple[Kind, Value]] = {
        "max": (Kind.POINTS, highest),
        "whole": (Kind.POINTS, lost + off_scale),
        "lost": (Kind.POINTS, lost),
        "off": (Kind.POINTS, off_scale),
    }
    return Note("off_scale", say(lang, vi, en), values)


def reconciliation_note(code: str, result: Reconciliation, lang: str) -> Note:
    """Return the verdict on one printed figure as a sentence, with the erratum that explains a mismatch.

    Where the listing leaves loss out, `unlisted_note` explains more.
    """
    sentences = {
        Verdict.MATCH: (
            "Đối chiếu {code}: khớp, công bố {published} = tính được {computed}.",
            "Check of {code}: match, published {published} = computed {computed}.",
        ),
        Verdict.ROUNDING: (
            "Đối chiếu {code}: công bố {published}, tính được {computed}, lệch {difference} do làm tròn.",
            "Check of {code}: published {published}, computed {computed}, off by {difference}: rounding.",
        ),
        Verdict.MISMATCH: (
            "Đối chiếu {code}: LỆCH {difference}, công bố {published}, tính được {computed}.",
            "Check of {code}: MISMATCH of {difference}, published {published}, computed {computed}.",
        ),
    }
    vi, en = sentences[result.verdict]
    text = say(lang, vi, en)
    values: dict[str, tuple[Kind, Value]] = {
        "code": (Kind.CODE, code),
        "published": (Kind.POINTS, result.published),
        "computed": (Kind.POINTS, result.computed),
        "difference": (Kind.POINTS, result.difference),
    }
    if result.erratum is not None and result.unlisted_loss is None:
        text += " {erratum}"
        values["erratum"] = (Kind.TEXT, result.erratum.say(lang))
    return Note("reconciliation", text, values)


def no_tree_note(card: Scorecard, lang: str) -> Note:
    """Return the sentence that says that the source gives no criteria to look into."""
    vi = "Nguồn không nêu điểm từng tiêu chí của {index} {year}; chỉ có kết quả chung."
    en = "The source prints no points by criterion for {index} {year}; only the overall result is on file."
    values: dict[str, tuple[Kind, Value]] = {
        "index": (Kind.CODE, card.index),
        "year": (Kind.CODE, str(card.year)),
    }
    return Note("no_tree", say(lang, vi, en), values)


def letterhead(lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the head of an official form, its blanks left as they are: who issues it is not known here."""
    dots = "…………………"
    if lang == "vi":
        state = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
        return (dots, dots, "Số: …/…"), (*state, "…………, ngày … tháng … năm …")
    state = ("SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness")
    return (dots, dots, "No.: …/…"), (*state, "…………, … … …")


def shown_whole(figures: Iterable[Decimal | None]) -> bool:
    """Return whether people are shown all digits of `figures`: only then do those they see add up."""
    return all(figure is None or rounded(figure, MOST_PLACES) == figure for figure in figures)


def present(*notes: Note | None) -> tuple[Note, ...]:
    """Return the notes that there are."""
    return tuple(note for note in notes if note is not None)
