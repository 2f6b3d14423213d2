"""What several questions take: units, points, percents, references, files of scenarios and efforts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from ctscore.analysis import select
from ctscore.analysis.gaps import Gaps, Reference, read_against, reference_for
from ctscore.analysis.select import ambiguous
from ctscore.analysis.units import unit_id
from ctscore.book import Book, Filed, about_of, located, make_book
from ctscore.decimals import HUNDRED, ZERO, simplest
from ctscore.findings import DataProblems, Fact, Refusal
from ctscore.findings.usage_rules import BAD_POINTS, NO_SUCH_FILE, NOT_A_DAY, NOT_A_PERCENT, UNKNOWN_LANGUAGE
from ctscore.languages import OURS, meant, preferred
from ctscore.load import load_one, shown
from ctscore.model import Effort, Panel, Scenario, Scorecard
from ctscore.model.scalars import InvalidValue, read_date, read_typed_number
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.questions import Facts
from ctscore.words import closest, listed

T = TypeVar("T", Scenario, Effort)


def at_stage(book: Book, asked: str | None) -> Book:
    """Return `book` with its scorecards and panels at the stage that `asked` names, if it names one."""
    return book if asked is None else replace(book, stage=select.stage_asked(book, asked))


def as_asked(
    book: Book,
    periods: Iterable[Period] = (),
    stage: str | None = None,
    borders: str | None = None,
    merge: str | None = None,
) -> Book:
    """Return `book` at the stage, and with figures merged to the borders, that are asked for.

    Units and agencies are called as they were in `periods` (`of_time`).
    """
    return at_borders(at_stage(of_time(book, periods), stage), borders, merge)


def of_time(book: Book, periods: Iterable[Period] = ()) -> Book:
    """Return `book` with units and agencies as they were on the last day of the latest of `periods`.

    Where none is asked for it is the latest with results.
    """
    results = (one.value for one in book.files if isinstance(one.value, Scorecard | Panel))
    asked = tuple(periods) or (period for value in results for period in about_of(value).periods)
    latest = max(asked, default=None)
    return book.on(latest.last if latest else None)


def periods_in(asked: Mapping[str, Any]) -> tuple[Period, ...]:
    """Return the periods in what is `asked`."""
    given = [asked.get(name) for name in OF_TIME]
    every = (one for each in given for one in (each if isinstance(each, list) else [each]))
    return tuple(one for one in every if isinstance(one, Period))


def at_borders(book: Book, day: str | None, rule: str | None) -> Book:
    """Return `book` with figures merged by a `rule` to the borders of a `day`, if one is named.

    Raises `Refusal` where what is named is no day, or the rule is missing or unknown.
    """
    if day is None and rule is None:
        return book
    from ctscore.analysis.merging import merged  # noqa: PLC0415 (hardly any question is about other borders)
    from ctscore.checks.lifespans import spans  # noqa: PLC0415

    found = _day_in(day or "")
    unsound = located(spans(book), book.marks)
    if unsound:  # which bodies went into which cannot be told
        raise DataProblems(unsound)
    return merged(book, found, rule or "")


def _day_in(typed: str) -> date:
    turned = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", typed.strip())
    year, month, day = (turned[3], turned[2], turned[1]) if turned else ("", "", "")
    try:
        return read_date(f"{year}-{month:0>2}-{day:0>2}" if turned else typed.strip())
    except InvalidValue:
        raise Refusal(NOT_A_DAY, given=typed or "–") from None


def understood(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is `asked`, the periods in it as such and not as somebody typed them."""
    return {name: _periods(value) if name in OF_TIME else value for name, value in asked.items()}


OF_TIME = ("period", "periods", "from_")
"""What questions call the periods that they are about."""


def _periods(typed: Any) -> Any:
    if isinstance(typed, list):
        return [select.period_of(one) for one in typed]
    return typed if typed is None else select.period_of(typed)


def stage_asked(book: Book) -> Facts:
    """Return the stage that `book` is asked at, as a fact of an answer; none where each file has its own."""
    return {} if book.stage is None else {"stage": book.stage}


def unit_or_none(book: Book, asked: str | None) -> str | None:
    """Return the id of the unit that `asked` names, if it names one."""
    return None if asked is None else unit_id(book, asked)


def unit_or_home(book: Book, asked: str | None) -> str:
    """Return the id of the unit that `asked` names, ours where it names none."""
    return book.home_unit if asked is None else unit_id(book, asked)


def about(
    book: Book,
    period: Period | None,
    index: str | None,
    unit: str | None,
    file: Filed[Scenario] | Filed[Effort] | None,
) -> tuple[Period | None, str | None, str | None]:
    """Return period, index and unit of the scorecard that is asked about: those of `file`, if there is one.

    Raises `Refusal` where it is about another one than was typed.
    """
    typed = period, select.index_id(book, index) if index else None, unit_or_none(book, unit or None)
    if file is None:
        return typed
    from ctscore.analysis.whatif import refuse_other  # noqa: PLC0415 (few questions have such a file)

    refuse_other(book, file, *typed)
    return file.value.when, file.value.index, file.value.unit


def points_of(text: str | None) -> Decimal:
    """Return the points that a user typed, with a dot or a comma; 0 for none."""
    if text is None:
        return ZERO
    try:
        return read_typed_number(text)
    except InvalidValue:
        raise Refusal(BAD_POINTS, given=text) from None


def points_or_share(text: str | None, whole: Decimal) -> Decimal:
    """Return the points that a user typed, or what a percent of the `whole` comes to; 0 for none."""
    share = (text or "").strip()
    return simplest(points_of(share[:-1]) * whole / HUNDRED) if share.endswith("%") else points_of(text)


def percent_of(text: str) -> Decimal:
    """Return the percent that a user typed, with or without its sign."""
    percent = points_of(text.removesuffix("%"))
    if not ZERO <= percent <= HUNDRED:
        raise Refusal(NOT_A_PERCENT, given=text)
    return percent


def measured(
    book: Book, cards: Sequence[Filed[Scorecard]], against: str | None
) -> tuple[list[Filed[Scorecard]], list[Reference | None]]:
    """Return those of `cards` that can be measured against what was asked, and their references.

    Raises `Refusal` where none of them can.
    """
    if against is None:
        return list(cards), [None] * len(cards)
    asked = read_against(against)
    kept: list[Filed[Scorecard]] = []
    references: list[Reference | None] = []
    refusals: list[Refusal] = []
    for filed in cards:
        try:
            references.append(reference_for(book, filed.value, asked))
            kept.append(filed)
        except Refusal as refusal:
            refusals.append(refusal)
    if not kept:
        raise refusals[-1]
    return kept, references


def language(book: Book, asked: str | None, wished: str | None, usual: str) -> str:
    """Return how the language that was `asked` for, or `wished` by the machine, is said (`languages`).

    Where there is neither, that of the folder, or the `usual` one where this is for the machine to say.
    Raises `Refusal` for one asked for that neither the folder has names in nor the program speaks.
    """
    known = tuple(dict.fromkeys((*book.settings.spoken, *OURS)))
    by_typed = {tag.lower(): tag for tag in known}
    chosen = by_typed.get(asked or wished or "")
    if chosen is not None:
        return book.in_its_words(preferred(chosen, book.settings.spoken))
    if asked is not None:
        near = closest(asked, known) or meant(asked)
        facts = {"given": asked, "near": near if near in known else "", "known": ", ".join(known)}
        raise Refusal(UNKNOWN_LANGUAGE, **facts)
    return book.in_its_words(book.settings.usual_language or usual)


def with_rows(listings: Iterable[Gaps]) -> tuple[Gaps, ...]:
    """Return those that have rows for the agency asked for; the first, where none has."""
    whole = tuple(listings)
    return tuple(gaps for gaps in whole if gaps.rows) or whole[:1]


def scenario_at(book: Book, given: Path) -> Filed[Scenario]:
    """Return the scenario in a file, or the one of the data folder that has this name."""
    if given.is_file():
        return Filed(shown(given), load_one(given, Scenario, book.settings)[0])
    what = Words("kịch bản", "scenario")
    return _named(book, book.scenarios, Scenario, str(given), what=what, folder="scenarios")


def effort_at(book: Book, given: Path) -> tuple[Book, Filed[Effort]]:
    """Return the effort in a file, or the one of the data folder that has this name; and a book with it."""
    if given.is_file():
        effort, marks = load_one(given, Effort, book.settings)
        filed = Filed(shown(given), effort)
        return book.joined(make_book((filed,), {filed.file: marks})), filed
    what = Words("tệp công sức", "effort file")
    return book, _named(book, book.efforts, Effort, str(given), what=what, folder="efforts")


def _named(book: Book, files: Sequence[Filed[T]], kind: type[T], asked: str, **facts: Fact) -> Filed[T]:
    """Return the one of `files` whose path ends in `asked`, with or without its suffix.

    Raises `DataProblems` where that is a file that `book` withholds.
    """

    def bare(path: str) -> str:
        return "/" + path.removesuffix(".yaml").removesuffix(".yml").lstrip("./")

    found = [filed for filed in files if bare(filed.file).endswith(bare(asked))]
    if len(found) > 1:
        raise ambiguous(asked, [filed.file for filed in found])
    if not found:
        for one in book.withheld:
            if bare(one.file).endswith(bare(asked)):
                book.left_out.discard(one)
                load_one(Path(one.file), kind, book.settings)
        known = listed([filed.file for filed in files]) or "–"
        raise Refusal(NO_SUCH_FILE, given=asked, known=known, **facts)
    return found[0]
