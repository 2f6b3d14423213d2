"""What several views say alike: titles, references, reconciliation in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from ctscore.analysis.bodies import heirs_in_part, successors
from ctscore.analysis.totals import Headline, Reconciliation, Verdict, covers_known_only
from ctscore.book import Book, Filed, Merging, PanelKey
from ctscore.decimals import plain, rounded, simplest
from ctscore.document import MOST_PLACES, Document, Letterhead, Note, Ref, Section, Value, note
from ctscore.languages import OURS, of_names
from ctscore.model import (
    AGENCY_KINDS,
    NOT_SURVEY,
    PUBLISHED,
    Agency,
    Lifespan,
    Published,
    Scorecard,
    Text,
    method_of,
    stages_of,
)
from ctscore.model.scorecard import LATEST, result_of, speaks_of_stages, stage_of
from ctscore.periods import Period
from ctscore.phrases import Changed, Joined, Phrase, Wording, Words, filled, joined, literal, said
from ctscore.records import dataclass
from ctscore.scoring import evaluation_of, walk
from ctscore.views.labels import word

_VERDICTS = {
    Verdict.MATCH: (
        "Đối chiếu {code}: khớp, {what} {published} = tính được {computed}.",
        "Check of {code}: match, {what} {published} = computed {computed}.",
    ),
    Verdict.ROUNDING: (
        "Đối chiếu {code}: {what} {published}, tính được {computed}, lệch {difference} do làm tròn.",
        "Check of {code}: {what} {published}, computed {computed}, off by {difference}: rounding.",
    ),
    Verdict.MISMATCH: (
        "Điểm cộng từ các tiêu chí của {code} là {computed}, lệch {off} so với điểm {what} {published}.",
        "The criteria of {code} add up to {computed}, {off} off the {what} {published}.",
    ),
}


def facts(cards: Iterable[Scorecard]) -> dict[str, str | int | None]:
    """Return the facts that head every answer about scorecards of one unit.

    The period, where all have the same; and the stage, where a file or a question names one.
    """
    whole = tuple(cards)
    period, stage = one_period(one.when for one in whole), stage_fact(one.stage for one in whole)
    return {"year": period, "unit": whole[0].unit, **stage}


def stage_fact(stages: Iterable[str | None]) -> dict[str, str | None]:
    """Return the stage of an answer, where any of `stages` is named: that of all, None where they differ."""
    named = tuple(stages)
    first, *others = dict.fromkeys(stage or PUBLISHED for stage in named)
    return {"stage": None if others else first} if any(named) else {}


def one_period(periods: Iterable[Period]) -> int | str | None:
    """Return the period that all of `periods` are, as files have it; None where there are several."""
    first, *others = dict.fromkeys(periods)
    return None if others else first.as_filed


def schema_of(command: str, *, plain: bool) -> str:
    """Return the name and version of the shape of an answer: the second where points are not plain sums."""
    return f"ctscore/{command}/{1 if plain else 2}"


def title(book: Book, card: Scorecard, what: str, *, staged: bool = True) -> Phrase:
    """Return the title of a section: index, period, unit, what it shows, the stage unless several."""
    stage = stage_words(book, card) if staged else None
    parts = (dated(card.index, card.when), book.unit_short(card.unit), word(what))
    head = Joined(parts, " · ")
    return head if stage is None else head + " · " + stage


_End = tuple[Lifespan, tuple[str, ...], tuple[str, ...]]
"""The last span of an agency, and its heirs: of the whole, and in part."""


def successor_notes(book: Book, ids: Iterable[str | None]) -> Iterator[Note]:
    """Yield which of the agencies have ended, and who took over: their old tasks stay theirs on paper."""
    alike: dict[_End, list[str]] = {}
    for id_ in dict.fromkeys(ids):
        agency = book.agencies.get(id_ or "")
        last = agency.spans[-1] if agency is not None and agency.spans else None
        if agency is not None and last is not None and last.until is not None:
            end = last, successors(book.agencies, agency.id), heirs_in_part(book.agencies, agency.id)
            alike.setdefault(end, []).append(agency.id)
    return (_successor_note(book, ended, *end) for end, ended in alike.items())


def _successor_note(
    book: Book, ids: Sequence[str], last: Lifespan, whole: Sequence[str], parts: Sequence[str]
) -> Note:
    """Return the end that agencies share, and their heirs, of the whole or in parts, if there are any."""
    vi, en = "{agency} kết thúc hoạt động ngày {end}", "{agency} existed until {end}"
    if last.latest:
        vi = "{agency} kết thúc hoạt động chậm nhất ngày {end} (nguồn không ghi ngày cụ thể)"
        en += " at the latest (no source prints the day)"
    if whole:
        vi, en = vi + "; sau đó là {heir}.", en + "; since then it is {heir}."
    elif parts:
        vi, en = vi + "; từng phần thuộc {heir}.", en + "; parts of it went to {heir}."
    else:
        vi, en = vi + "; dữ liệu chưa có cơ quan tiếp nhận.", en + "; no successor is on file."
    heirs = joined(" → " if whole else "; ", (agency_name(book, one) for one in whole or parts))
    names = [agency_name(book, ids[0])] if len(ids) == 1 else [book.agencies[one].short for one in ids]
    ended = joined("; ", names)
    return note("successor", vi, en, agency=ended, end=last.until, heir=heirs)


def marked(book: Book, section: Section, index: str, *periods: Period) -> Section:
    """Return `section`, about an index in `periods`, as derived where any of its figures were merged."""
    keys = {PanelKey(index, period) for period in periods}
    found = book.merging is not None and not book.merging.derived.isdisjoint(keys)
    return replace(section, derived=True) if found else section


def as_derived(merging: Merging, document: Document) -> Document:
    """Return `document` with titles and a note that say how figures were merged, and what could not be."""
    if not document.sections:
        return document
    day, rule = merging.day, merging.rule
    vi = "Số liệu dẫn xuất: trung bình từng tiêu chí của các đơn vị cũ theo địa giới ngày {day}, rồi cộng "
    en = "Derived: the mean of the old units at each criterion, within the borders of {day}, then added up; "
    said = note("merged", vi + "lại; không phải số liệu công bố.", en + "published by nobody.", day=day)
    is_derived = any(section.derived for section in document.sections)
    first, *others = (_titled(section) if section.derived else section for section in document.sections)
    told = (*((said,) if is_derived else ()), *_not_merged(merging, document))
    asked = {"borders": day.isoformat(), "merge": rule} if is_derived else {}
    sections = (replace(first, notes=(*told, *first.notes)), *others)
    return replace(document, facts={**document.facts, **asked}, sections=sections)


def _titled(section: Section) -> Section:
    """Return a derived section that says so; CSV has no titles, and there the id tells."""
    words = Words("hợp nhất theo trung bình, số liệu dẫn xuất", "merged by the mean, derived")
    return replace(section, id=f"{section.id}/derived", title=joined(" · ", (section.title, words)))


def _not_merged(merging: Merging, document: Document) -> Iterator[Note]:
    """Yield which scorecards an answer about one unit is without, as they cannot be merged."""
    unit, year = (document.facts.get(key) for key in ("unit", "year"))
    asked = [one for one in merging.left_out if one.unit == unit and year in (None, one.period.as_filed)]
    of_cards = document.schema.startswith(("ctscore/totals", "ctscore/tree", "ctscore/gaps"))
    if asked and of_cards:
        vi = "Không hợp nhất được, vì không có số liệu của mọi đơn vị cũ: {cards}."
        en = "Not merged, for want of figures of all old units: {cards}."
        cards = "; ".join(f"{one.index} {one.period}" for one in sorted(asked, key=str))
        yield note("not_merged", vi, en, cards=cards)


def period_name(period: Period) -> Wording:
    """Return a period as it stands beside a name: 2022, “quý III/2022”, “first half of 2022”."""
    if period.kind == "year":
        return period.called
    return Words(*(period.say(lang).removeprefix("the ") for lang in OURS))


def capital(wording: Wording) -> Phrase:
    """Return `wording` as it begins a heading: its first letter is a capital."""
    return Changed(wording, lambda text: text[:1].upper() + text[1:])


def dated(index: str, period: Period) -> Wording:
    """Return an index with the period of its figures: ``PAPI 2022``, “REVIEW quý II/2026”."""
    return joined(" ", (index, period_name(period)))


def period_words(period: Period) -> Words:
    """Return a period as a heading: Quý III/2022, 6 tháng 2022; Q3 2022, First half of 2022, Year 2022."""
    vi, en = (period.say(lang) for lang in OURS)
    named = f"Year {en}" if period.kind == "year" else en.removeprefix("the ")
    return Words(vi[:1].upper() + vi[1:], named[:1].upper() + named[1:])


def stage_words(book: Book, card: Scorecard) -> Phrase | None:
    """Return the stage that `card` is seen at, where its file says more than one thing; else nothing."""
    return stage_name(book, card.index, stage_of(card)) if speaks_of_stages(card) else None


def card_named(book: Book, card: Scorecard, *more: Wording) -> Wording:
    """Return index and period of a scorecard, its stage where its file names several, and `more`."""
    return joined(" · ", (dated(card.index, card.when), *in_stage(book, card), *more))


def in_stage(book: Book, card: Scorecard) -> tuple[Phrase, ...]:
    """Return the stage of `card` as a part of a title; nothing where its file says one thing only."""
    stage = stage_words(book, card)
    return () if stage is None else (stage,)


def stage_name(book: Book, index: str, stage: str) -> Phrase:
    """Return a stage by its name."""
    if stage == LATEST:
        return Words(
            "trộn nhiều giai đoạn: số mới nhất của từng tiêu chí",
            "stages mixed: the latest figure of each criterion",
        )
    known = {one.id: one.name for one in stages_of(book.indexes.get(index))}
    return known.get(stage) or Joined((stage,))


def method_ref(book: Book, index: str, method: str) -> Ref:
    """Return a way of awarding points by its name."""
    return Ref(method, method_of(book.indexes.get(index), method).name)


def tells_methods(card: Scorecard) -> bool:
    """Return whether `card` says of any criterion that it is a survey; else nothing tells them apart."""
    return any(node.method != NOT_SURVEY for node in walk(card))


def index_name(book: Book, id_: str) -> Wording:
    """Return the full name of an index."""
    index = book.indexes.get(id_)
    return index.name if index else id_


def index_full_name(book: Book, id_: str) -> Wording | None:
    """Return the full name of an index; None where it is called as its id is."""
    name = index_name(book, id_)
    return None if all(said(name, lang) == id_ for lang in OURS) else name


def index_named(book: Book, id_: str) -> Wording:
    """Return an index by its id, and its full name if it has one."""
    name = index_full_name(book, id_)
    return joined(" · ", (id_, name)) if name else id_


def agency_ref(book: Book, id_: str) -> Ref:
    """Return an agency by its short Vietnamese name, the one by which everybody knows it."""
    agency = book.agencies.get(id_)
    return Ref(id_, agency.short if agency else id_)


def agency_refs(book: Book, ids: Iterable[str]) -> tuple[Ref, ...]:
    """Return agencies by their short names."""
    return tuple(agency_ref(book, id_) for id_ in ids)


def unit_ref(book: Book, id_: str) -> Ref:
    """Return a unit by its short name."""
    return Ref(id_, book.unit_short(id_))


def unit_refs(book: Book, ids: Iterable[str]) -> tuple[Ref, ...]:
    """Return units by their short names."""
    return tuple(unit_ref(book, id_) for id_ in ids)


def unit_name(book: Book, id_: str) -> Wording:
    """Return a unit by its full name."""
    unit = book.units.get(id_)
    return unit.name if unit else id_


def agency_name(book: Book, id_: str | None) -> Phrase:
    """Return an agency by its full name; in English with the short name beside a Vietnamese one."""
    if id_ is None:
        return word("no-lead")
    agency = book.agencies.get(id_)
    if agency is None:
        return Joined((id_,))
    beside = agency.name.get("vi") is not None and agency.name.say("en") != agency.short
    return agency.name + Words("", f" ({agency.short})") if beside else agency.name


def kind_ref(book: Book, agency: Agency) -> Ref:
    """Return what sort of body an agency is."""
    kind = book.agency_kinds.get(agency.kind)
    if kind in AGENCY_KINDS:  # a name of ours
        return Ref(agency.kind, Words(str(kind.name.get("vi")), str(kind.name.get("en"))))
    return Ref(agency.kind, kind.name if kind else agency.kind)


def agencies_named(book: Book, ids: Iterable[str]) -> tuple[Ref, ...]:
    """Return agencies by their full names, for records that have the room."""
    return tuple(Ref(id_, agency_name(book, id_)) for id_ in ids)


def cited(book: Book, id_: str) -> tuple[str, date | None]:
    """Return the number and date by which people know a document."""
    document = book.documents.get(id_)
    return (document.number, document.date) if document else (id_, None)


def source_part_words(part: str) -> Wording:
    """Return the part of a source that a file names: ``preamble`` and ``row X`` in both languages."""
    if part == "preamble":
        return Words("phần mở đầu", part)
    kind, _, name = part.partition(" ")
    return Words(f"dòng {name}", part) if kind == "row" and name else part


def published_note(book: Book, filed: Filed[Scorecard]) -> Note | None:
    """Return the published score and rank as a sentence; what is implied is marked."""
    card, published = filed.value, result_of(filed.value)
    if published is None or (published.score is None and published.rank is None):
        return None
    text: Phrase = Words("Kết quả công bố: ", "Published: ")
    if stage_of(card) != PUBLISHED:
        text = Words("Nguồn in, ", "Printed, ") + literal(stage_name(book, card.index, stage_of(card))) + ": "
    if published.score is not None:
        text += "{score}/{max}" + implied("score", published)
        text += "" if published.rank is None else "; "
    if published.rank is not None:
        text += Words("hạng {rank}", "rank {rank}") + ("" if published.of is None else "/{of}")
        text += implied("rank", published)
    values = {
        "score": published.score,
        "max": evaluation_of(card).whole.assessed if covers_known_only(card) else card.max,
        "rank": published.rank,
        "of": published.of,
    }
    return Note("published", text + ".", values)


def implied_notes(
    what: Literal["rank", "score"], cards: Iterable[tuple[Wording, Scorecard]]
) -> Iterator[Note]:
    """Yield which of these `cards`, each with its name, have a rank or score that no source prints."""
    results = ((name, result_of(card)) for name, card in cards)
    names = dict.fromkeys(name for name, result in results if result and what in result.implied)
    vi, en = ("Hạng", "Rank") if what == "rank" else ("Điểm", "Score")
    if names:
        text = Words(f"{vi} suy ra, nguồn không nêu: {{names}}.", f"{en} implied, not printed: {{names}}.")
        yield Note("implied", text, {"names": joined("; ", names)})


def implied(what: str, published: Published | None) -> Words:
    """Return that the score or rank is implied; nothing where it is printed."""
    if published is None or what not in published.implied:
        return Words("", "")
    return Words(" (suy ra, nguồn không nêu)", " (implied, not printed)")


def explained(published: Published | None) -> tuple[Note, ...]:
    """Return the explanation that the data gives for a published result, if any."""
    if published is None or published.note is None:
        return ()
    return (Note("explanation", "{text}", {"text": published.note}),)


def printed_of(card: Scorecard) -> Words:
    """Return what a printed figure is: published, or printed at an earlier stage."""
    return Words("công bố", "published") if stage_of(card) == PUBLISHED else Words("nguồn in", "printed")


def printed_label(card: Scorecard) -> str:
    """Return the key of the words above a column of printed figures."""
    return "published" if stage_of(card) == PUBLISHED else "printed"


def printed_score(book: Book, card: Scorecard) -> Phrase:
    """Return what the printed score of `card` is called: the published one, or that of its stage."""
    if stage_of(card) == PUBLISHED:
        return Words("điểm công bố", "the published score")
    name = stage_name(book, card.index, stage_of(card))
    return Words("điểm nguồn in (", "the printed score (") + name + ")"


ASSUMED = Words(
    "chưa có {printed}; nếu các tiêu chí không liệt kê đều đạt điểm tối đa thì được {score}/{max}",
    "{printed} is not on file; it would be {score} out of {max} if all that is not listed has full marks",
)
"""What a total is called that no printed one bears out, of a source that lists only what lost points."""


def assumed_note(book: Book, card: Scorecard, head: Headline | None) -> Note | None:
    """Return that the total of `card` is an assumption, where it is."""
    if head is None or head.basis != "assumed":
        return None
    values: dict[str, Value] = {
        "side": dated(card.index, card.when),
        "printed": printed_score(book, card),
        "score": head.score,
        "max": evaluation_of(card).whole.max,
    }
    return Note("assumed", "{side}: " + ASSUMED + ".", values, strong=True)


def unlisted_note(card: Scorecard, result: Reconciliation | None) -> Note | None:
    """Return how much loss the printed score leaves unexplained, where the listing has losses only."""
    if result is None or result.unlisted_loss is None:
        return None
    low, high = result.unlisted_loss
    told = note(
        "unlisted_loss",
        "Điểm {what} {published} thấp hơn điểm tính được {computed}: còn khoảng {about} điểm mất "
        "({low} đến {high}) mà nguồn không liệt kê.",
        "The {what} {published} is below the computed {computed}: about {about:point} of loss "
        "({low} to {high}) are not listed in the source.",
        what=printed_of(card),
        published=result.published,
        computed=result.computed,
        about=-result.difference,
        low=low,
        high=high,
    )
    return replace(told, strong=True)


def off_scale_note(highest: Decimal, lost: Decimal, off_scale: Decimal) -> Note | None:
    """Return how much loss of the whole its parts do not have, because their maxima are printed rounded."""
    if not off_scale:
        return None
    return note(
        "off_scale",
        "Trên thang {max} còn thiếu {whole} điểm; các phần, tính từ số chưa làm tròn, cộng lại {lost}, ít "
        "hơn {off}, vì nguồn in điểm chuẩn của từng phần làm tròn.",
        "On the scale of {max} {whole:point is|points are} missing; the parts, from unrounded figures, add "
        "up to {lost}, {off} less, because the source prints their maxima rounded.",
        max=highest,
        whole=lost + off_scale,
        lost=lost,
        off=off_scale,
    )


def reconciliation_note(card: Scorecard, code: str, result: Reconciliation) -> Note:
    """Return the verdict on one printed figure as a sentence, with what explains a mismatch.

    That is the loss that the listing leaves out, else an erratum.
    """
    low, high = result.unlisted_loss or (None, None)
    values: dict[str, Value] = {
        "code": code,
        "what": printed_of(card),
        "published": result.published,
        "computed": result.computed,
        "difference": result.difference,
        "off": abs(result.difference),
        "erratum": result.erratum,
        "low": low,
        "high": high,
    }
    told: Phrase = Words(*_VERDICTS[result.verdict])
    if result.unlisted_loss is not None:
        vi = "Nguồn không liệt kê {low} đến {high} điểm mất."
        en = "The source does not list {low} to {high:point} of loss."
        told = told + " " + Words(vi, en)
    elif result.erratum is not None:
        told = told + " {erratum}"
    return Note("reconciliation", told, values, strong=result.verdict is Verdict.MISMATCH)


def reconciliation_notes(card: Scorecard, checked: Sequence[tuple[str, Reconciliation]]) -> Iterator[Note]:
    """Yield the verdicts on printed figures, by their codes; several that match are told in one sentence."""
    alike = [code for code, found in checked if found.verdict is Verdict.MATCH]
    several = len(alike) > 1
    if several:
        yield note(
            "reconciliation",
            "Đối chiếu {codes}: khớp, {what} = tính được.",
            "Check of {codes}: match, {what} = computed.",
            codes=", ".join(alike),
            what=printed_of(card),
        )
    for code, found in checked:
        if not (several and found.verdict is Verdict.MATCH):
            yield reconciliation_note(card, code, found)


def regrouped_note(periods: Wording) -> Note:
    """Return that ranks of some periods count other units than those before, which merged or ended."""
    return note(
        "regrouped",
        "{periods}: các đơn vị được xếp hạng không còn như trước, vì có đơn vị sáp nhập hoặc kết thúc: thay "
        "đổi hạng không chỉ do kết quả.",
        "{periods}: the units that are ranked are others than before, because some merged or ended: a change "
        "of rank is not one of results alone.",
        periods=periods,
    )


def no_tree_note(card: Scorecard) -> Note:
    """Return the sentence that says that the source gives no criteria to look into."""
    return note(
        "no_tree",
        "Nguồn không nêu điểm từng tiêu chí của {index} {year}; chỉ có kết quả chung.",
        "The source prints no points by criterion for {index} {year}; only the overall result is on file.",
        index=card.index,
        year=period_name(card.when),
    )


def letterhead(book: Book) -> Letterhead:
    """Return the head of official papers as the folder has it: in a language the lines that it has there."""
    head = book.settings.letterhead
    left, right = (tuple(map(_There, side)) for side in (head.left, head.right))
    return Letterhead(left, right)


@dataclass(frozen=True, slots=True)
class _There(Phrase):
    """A line of a letterhead: other than with names, no other language stands in where it has none."""

    line: Text

    def say(self, lang: str) -> str:
        """Return the line in the language of names."""
        return self.line.get(of_names(lang)) or ""


def figure_words(figure: Decimal | str) -> Wording:
    """Return a figure as words, with the comma or dot of the language; a word stays as it is."""
    return figure if isinstance(figure, str) else Words(plain(figure).replace(".", ","), plain(figure))


def range_words(between: tuple[Decimal, Decimal]) -> Phrase:
    """Return between which figures points lie that are not known whole."""
    low, high = (figure_words(simplest(rounded(end, MOST_PLACES))) for end in between)
    return filled("từ {low} đến {high}", "{low} to {high}", low=low, high=high)


def shown_whole(figures: Iterable[Decimal | None]) -> bool:
    """Return whether people are shown all digits of `figures`: only then do those they see add up."""
    return all(figure is None or rounded(figure, MOST_PLACES) == figure for figure in figures)


def present(*notes: Note | None) -> tuple[Note, ...]:
    """Return the notes that there are."""
    return tuple(note for note in notes if note is not None)
