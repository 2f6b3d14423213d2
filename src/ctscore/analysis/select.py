"""From what a user typed to the thing meant: scorecards, agencies, fields, criteria.

Ids, short names, spelling variants, initials and parts of names are accepted, with or without accents. Full
names come first, then parts of names.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from ctscore.analysis.other_stages import refuse_cards_of_other_stages
from ctscore.analysis.panels import card_of, on_file, periods_of
from ctscore.analysis.period_names import period_called
from ctscore.analysis.plans import all_leaves, plans_by_date
from ctscore.book import About, Book, Filed, Key, PanelKey, refuse_broken_plan, refuse_withheld_cards
from ctscore.findings import Refusal, Rule
from ctscore.findings.usage_rules import (
    AMBIGUOUS,
    EMPTY_QUESTION,
    NO_CRITERION_ANYWHERE,
    NO_PLAN_IN_YEAR,
    NO_PLAN_OF_UNIT,
    NO_SERIES,
    NO_SUCH_AGENCY,
    NO_SUCH_CRITERION,
    NO_SUCH_FIELD,
    NO_SUCH_INDEX,
    NO_SUCH_PLAN,
    NO_SUCH_STAGE,
    NO_SUCH_YEAR,
    NO_TREE,
    NOT_A_PERIOD,
    NOT_MERGED,
    NOTHING_CALLED_SO,
    WHICH_PERIOD,
)
from ctscore.languages import OURS, either
from ctscore.model import Agency, Criterion, Plan, Scorecard, Stage, is_first_version, stages_of
from ctscore.model.scorecard import LATEST, LATEST_NAMES, every, result_of
from ctscore.periods import FIRST_YEAR, Period, read_period
from ctscore.phrases import Fact, Words
from ctscore.records import dataclass
from ctscore.scoring import Derivation, Node, evaluation_of, walk
from ctscore.words import closest, fold, initials, listed, nfc, same_code

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be meant.

    `names` are matched in whole or in part, `codes` (ids, initials such as STP) in whole only; `shown` is
    how it appears in a list of candidates.
    """

    key: str
    names: tuple[str, ...]
    shown: str
    codes: tuple[str, ...] = ()


def names_of(*names: str | None) -> tuple[str, ...]:
    """Return those of `names` that there are."""
    return tuple(name for name in names if name)


def choose(
    asked: str,
    choices: Sequence[Choice],
    unknown: Rule,
    *,
    preferred: frozenset[str] = frozenset(),
    living: frozenset[str] = frozenset(),
    **facts: Fact,
) -> str:
    """Return the key of the one of `choices` that `asked` means.

    Where a name fits several, those that are `living` come first, and those that are called so before others
    that have it for a code. Where a part of a name does, accents that were typed decide, then beginnings of
    words, then `preferred` keys. Raises `Refusal` where nothing matches, with the nearest name, or where
    several things still match, with all of them.
    """
    if not fold(asked):
        raise Refusal(EMPTY_QUESTION)
    found = _whole(asked, choices, living) or _partly(asked, choices, preferred, living)
    keys = list(dict.fromkeys(choice.key for choice in found))
    if len(keys) == 1:
        return keys[0]
    if not keys:
        names = [name for choice in choices for name in choice.names]
        codes = [code for choice in choices if "." in (code := choice.key.rpartition(" ")[2])]
        near = closest(asked, [*names, *codes])
        raise Refusal(unknown, given=asked, near=near or "", **facts)
    raise ambiguous(asked, [choice.shown for choice in found])


def ambiguous(asked: str, candidates: Sequence[str]) -> Refusal:
    """Return the refusal that lists what `asked` could mean."""
    shown = [f"  {candidate}" for candidate in candidates[:_MOST_SHOWN]]
    if len(candidates) > _MOST_SHOWN:
        shown.append(f"  … (+{len(candidates) - _MOST_SHOWN})")
    return Refusal(AMBIGUOUS, given=asked, candidates="\n".join(shown))


def _squeezed(text: str) -> str:
    """Return `text` folded and without signs and spaces: "Sở TT&TT" and "so tttt" are the same."""
    return re.sub(r"\W", "", fold(text))


def is_whole(asked: str, choice: Choice) -> bool:
    """Return whether `asked` is a whole name or code of `choice`, and not merely part of one."""
    wanted = _squeezed(asked)
    return any(_squeezed(name) == wanted for name in (*choice.names, *choice.codes))


def _whole(asked: str, choices: Sequence[Choice], living: frozenset[str]) -> list[Choice]:
    found = [choice for choice in choices if is_whole(asked, choice)]
    now = [choice for choice in found if choice.key in living] or found
    called = [choice for choice in now if is_whole(asked, replace(choice, codes=()))] if living else []
    return called or now


def _partly(
    asked: str, choices: Sequence[Choice], preferred: frozenset[str], living: frozenset[str]
) -> list[Choice]:
    wanted, typed = fold(asked), nfc(asked).casefold().strip()
    found = [c for c in choices if any(wanted in fold(name) for name in c.names)]
    word_start = re.compile(rf"\b{re.escape(wanted)}")
    narrower: tuple[Callable[[Choice], bool], ...] = (
        lambda c: typed != wanted and any(typed in nfc(name).casefold() for name in c.names),
        lambda c: any(word_start.search(fold(name)) for name in c.names),
        lambda c: c.key in living,
        lambda c: c.key in preferred,
    )
    for keep in narrower:
        found = [choice for choice in found if keep(choice)] or found
    return found


def index_id(book: Book, asked: str) -> str:
    """Return the id of the index that `asked` names."""
    choices = [Choice(i.id, (i.id, *i.name.all), i.id) for i in book.indexes.values()]
    return choose(asked, choices, NO_SUCH_INDEX, known=listed(list(book.indexes)))


def index_ids(book: Book, asked: str | None) -> list[str]:
    """Return the id of the index that `asked` names; those of all, in order, where it names none."""
    return list(book.indexes) if asked is None else [index_id(book, asked)]


def stage_asked(book: Book, asked: str) -> str:
    """Return the id of the stage that `asked` names, of any index, or `LATEST`.

    Raises `Refusal` with the stages that there are.
    """
    latest = Choice(LATEST, LATEST_NAMES, LATEST)
    return _stage(book, asked, (latest,))


def stage_to_set(book: Book, asked: str) -> str:
    """Return the id of the one stage that `asked` names, as `stage_asked` does."""
    return _stage(book, asked, ())


def _stage(book: Book, asked: str, more: tuple[Choice, ...]) -> str:
    known: dict[str, Stage] = {}
    for index in (None, *book.indexes.values()):
        for stage in stages_of(index):
            known.setdefault(stage.id, stage)
    choices = [Choice(one.id, one.name.all, one.id, (one.id,)) for one in known.values()]
    stages = listed([*known, *(one.key for one in more)])
    return choose(asked, [*choices, *more], NO_SUCH_STAGE, known=stages)


def scorecards(
    book: Book, period: Period | None, index: str | None = None, unit: str | None = None
) -> tuple[Filed[Scorecard], ...]:
    """Return the scorecards of a unit (ours) in `period`, in the order of indexes.yaml; only that of `index`.

    Without `period` the latest of each index.
    A row of a panel that was published whole counts as one; a draft is left out. Raises `Refusal` where one
    has errors, and for a year without any, saying that there is a draft or listing the years there are.
    """
    own = unit or book.home_unit
    wanted = index_ids(book, index)
    if period is None:
        return _latest_of_each(book, wanted, own)
    refuse_withheld_cards(book, wanted, [(period, own)], drafts=False)
    found = [filed for name in wanted if (filed := _whole_card(book, name, own, period))]
    if not found:
        _refuse_unmerged(book, [Key(name, own, period) for name in wanted])
        refuse_withheld_cards(book, wanted, [(period, own)], drafts=True)
        refuse_cards_of_other_stages(book, wanted, period, own)
        pairs = ((name, one) for name in wanted for one in periods_of(book, name, own))
        known = sorted({one for name, one in pairs if _whole_card(book, name, own, one)})
        what = listed(wanted) if unit is None else f"{listed(wanted)} ({book.unit_short(own)})"
        years = listed([str(one) for one in known], most=40) or "–"
        raise Refusal(NO_SUCH_YEAR, what=what, year=period, known=years)
    return tuple(found)


def _refuse_unmerged(book: Book, keys: Iterable[Key]) -> None:
    """Raise `Refusal` where there would be a scorecard, if it could be merged."""
    if book.merging is None:
        return
    wanted = list(keys)
    refuse_unmerged_panels(book, [PanelKey(key.index, key.period) for key in wanted])
    gone = [key for key in wanted if key in book.merging.left_out]
    if gone:
        why = Words("không có số liệu của mọi đơn vị cũ", "there are no figures of all old units")
        raise Refusal(NOT_MERGED, what=listed([f"{key.index} {key.period}" for key in gone]), why=why)


def refuse_unmerged_panels(book: Book, keys: Iterable[PanelKey]) -> None:
    """Raise `Refusal` where one of the panels that are asked for cannot be merged."""
    refused = book.merging.refused if book.merging else {}
    for key in keys:
        if key in refused:
            raise refused[key]


def _latest_of_each(book: Book, indexes: Sequence[str], unit: str) -> tuple[Filed[Scorecard], ...]:
    found = tuple(filed for name in indexes if (filed := _latest(book, name, unit, lambda _: True)))
    if not found:
        refuse_cards_of_other_stages(book, indexes, None, unit)
        known = on_file({name: periods_of(book, name, unit) for name in book.indexes})
        raise Refusal(NO_SERIES, index=listed(indexes), unit=book.unit_short(unit), known=known)
    return found


def _latest(book: Book, index: str, unit: str, fits: Callable[[Scorecard], bool]) -> Filed[Scorecard] | None:
    """Return the latest scorecard of a unit in `index` that fits; None where none does."""
    cards = (_whole_card(book, index, unit, one) for one in reversed(periods_of(book, index, unit)))
    return next((filed for filed in cards if filed is not None and fits(filed.value)), None)


def latest_period(book: Book, unit: str | None = None) -> Period | None:
    """Return the latest period of which a unit (ours) has results; None where it has none."""
    own = unit or book.home_unit
    return max((one for name in book.indexes for one in periods_of(book, name, own)), default=None)


def only_period(book: Book, unit: str, index: str | None) -> Period:
    """Return the one period of which a unit has a scorecard, of `index` if that is named.

    Raises `Refusal` where it has of several, or of none.
    """
    cards = (filed.value for filed in book.all_scorecards)
    found = sorted({one.when for one in cards if one.unit == unit and index in (None, one.index)})
    if len(found) != 1:
        raise Refusal(WHICH_PERIOD, known=listed([str(one) for one in found], most=40) or "–")
    return found[0]


def card_with_tree(
    book: Book,
    period: Period | None,
    index: str | None = None,
    unit: str | None = None,
    codes: Iterable[str] = (),
) -> Filed[Scorecard]:
    """Return the scorecard of a unit (ours) in `period` that lists criteria: the first that has all `codes`.

    Where none has all of them the first that lists any is meant. Only `index` is, if named. Raises `Refusal`
    where none lists criteria, with the periods that have any.
    """
    found = scorecards(book, period, index, unit)
    trees = [filed for filed in found if filed.value.criteria]
    if not trees:
        raise _without_tree(book, found, index_ids(book, index), period, unit or book.home_unit)
    needed = set(codes)
    whole = (filed for filed in trees if needed <= {node.criterion.code for node in walk(filed.value)})
    return next(whole, trees[0])


def _without_tree(
    book: Book, found: Sequence[Filed[Scorecard]], wanted: Sequence[str], period: Period | None, unit: str
) -> Refusal:
    """Return the refusal because `found` list no criteria; raises it where cards of other stages do."""
    refuse_cards_of_other_stages(book, wanted, period, unit)
    pairs = ((name, one) for name in wanted for one in periods_of(book, name, unit))
    cards = (card_of(book, name, unit, one) for name, one in pairs)
    known = sorted({filed.value.when for filed in cards if filed and filed.value.criteria})
    there = listed(list(map(str, known)), most=40) or Words("không có kỳ nào", "none")
    return Refusal(NO_TREE, what=listed(wanted), year=_periods_in(found), known=there)


def _whole_card(book: Book, index: str, unit: str, period: Period) -> Filed[Scorecard] | None:
    """Return the scorecard of a unit, unless nothing of it is known, or part of a row was not published.

    What a file of its own leaves open is told with its points.
    """
    filed = card_of(book, index, unit, period)
    if filed is None:
        return None
    if not filed.value.criteria:
        return filed if result_of(filed.value) is not None else None
    evaluation = evaluation_of(filed.value)
    if Key(index, unit, period) not in book.scorecards and is_first_version(filed.value):
        return filed if evaluation.whole.known else None
    given = Derivation.PRINTED  # points that the index sets stand above leaves
    anything = any(
        score.known for node, score in evaluation if node.is_leaf or score.scale.derivation is given
    )
    asked = book.stage is None  # then nothing known is what the file says
    return filed if anything or asked or result_of(filed.value) is not None else None


def agency_id(book: Book, asked: str) -> str:
    """Return the id of the agency that `asked` names; those that lead a task are preferred."""
    choices = [_agency_choice(agency) for agency in book.agencies.values()]
    leading = frozenset(id_ for item in all_leaves(book) if not item.is_duty for id_ in item.leads)
    living = book.living(book.agencies)
    return choose(asked, choices, NO_SUCH_AGENCY, preferred=leading, living=living)


def _agency_choice(agency: Agency) -> Choice:
    names = (*agency.name.all, agency.short, *agency.variants)
    # Initials are used with and without the "và": SKHVĐT, SKHĐT.
    short = initials(re.sub(r"\bvà\b", "", agency.name.own))
    return Choice(
        agency.id, names, f"{agency.name.own} ({agency.id})", (agency.id, initials(agency.name.own), short)
    )


def latest_cards(
    book: Book, index: str | None = None, unit: str | None = None, *, answered: bool = False
) -> tuple[Filed[Scorecard], ...]:
    """Return the latest scorecard of a unit (ours) with points by criterion of each index, or of one only.

    With `answered` the latest that a plan answers; raises `Refusal` where a plan with errors answers any.
    """
    own = unit or book.home_unit
    if answered:
        refuse_broken_plan(book, own)
    wanted = index_ids(book, index)
    answers = {item.answers for item in all_leaves(book)} if answered else None

    def fits(card: Scorecard) -> bool:
        return bool(card.criteria) and (answers is None or Key(card.index, card.unit, card.when) in answers)

    return tuple(filed for name in wanted if (filed := _latest(book, name, own, fits)))


def plan_of(book: Book, asked: str, unit: str | None = None) -> Filed[Plan]:
    """Return the plan that `asked` names by number (121), id or part of its title; only of `unit`, if given.

    Of several with such a name it is ours. Raises `Refusal` where there is no such plan, or the `unit` has
    none at all.
    """
    choices = []
    ours = [filed.value.document for filed in _plans_of(book, unit)]
    others = (
        [] if unit else [filed.value.document for filed in book.plans if filed.value.document not in ours]
    )
    for id_ in (*ours, *others):
        document = book.documents.get(id_)
        title = document.title if document else None
        names = names_of(*title.all if title else (), document.number if document else None)
        if asked.strip().isdecimal():
            names = ()  # a number is that of the plan, not part of another number or of a year
        number = document.number.split("/")[0] if document else id_
        choices.append(Choice(id_, names, document.number if document else id_, (id_, number)))
    known = listed([choice.shown for choice in choices])
    found = choose(asked, choices, NO_SUCH_PLAN, living=frozenset(ours), known=known or "–")
    return book.plans_by_document[found]


def _plans_of(book: Book, unit: str | None) -> tuple[Filed[Plan], ...]:
    """Return the plans of a unit (ours), the newest first; raises `Refusal` for a `unit` that has none."""
    own = plans_by_date(book, unit)
    if unit is not None and not own:
        having = dict.fromkeys(filed.value.unit for filed in book.plans)
        known = listed([book.unit_short(one) for one in having]) or "–"
        raise Refusal(NO_PLAN_OF_UNIT, unit=book.unit_short(unit), known=known)
    return own


def plans_in_force(
    book: Book,
    asked: str | None,
    year: int | None,
    unit: str | None = None,
    or_else: tuple[Filed[Plan], ...] = (),
) -> tuple[Filed[Plan], ...]:
    """Return the plans of a unit (ours), the newest first, or the one of any unit that `asked` names.

    With `year` those that speak for it, `or_else` where none does. Without these raises `Refusal` for a year
    that none of them speaks for, listing the years of each; always for a `unit` that has no plan.
    """
    own = _plans_of(book, unit)
    chosen = own if asked is None else (plan_of(book, asked, unit),)
    found = tuple(filed for filed in chosen if year is None or year in filed.value.period) or or_else
    if year is not None and not found:
        raise Refusal(NO_PLAN_IN_YEAR, year=str(year), known=_years_of(book, chosen))
    return found


def plans_answering(
    book: Book, asked: str | None, year: int | None, unit: str | None = None
) -> tuple[Filed[Plan], ...]:
    """Return those of the plans that answer results of `year` and begin after it; none without a year."""
    return tuple(
        filed
        for filed in plans_in_force(book, asked, None, unit)
        if year is not None and filed.value.period.first > year
        if any(part.answers and part.answers.year == year for part in filed.value.parts)
    )


def _years_of(book: Book, plans: Sequence[Filed[Plan]]) -> Words:
    """Return which years each of `plans` speaks for, or that there is none."""
    if not plans:
        return Words(
            "chưa có; mở một kế hoạch bằng `ctscore new plan`", "none; begin one with `ctscore new plan`"
        )
    said: dict[str, list[str]] = {"vi": [], "en": []}
    for filed in plans:
        document, period = book.documents.get(filed.value.document), filed.value.period
        number = document.number if document and document.number else filed.value.document
        for lang, since in (("vi", "từ"), ("en", "since")):
            years = f"{since} {period.first}" if period.last is None else str(period)
            answered = dict.fromkeys(str(part.answers) for part in filed.value.parts if part.answers)
            of = either(", trả lời kết quả ", ", answering the results of ", lang)
            years += of + ", ".join(answered) if answered else ""
            said[lang].append(f"{number} ({years})")
    return Words(*map(listed, said.values()))


def latest_year_of(book: Book, plans: Iterable[Filed[Plan]]) -> Period:
    """Return the latest year that one of `plans` names; without any, that of our latest results.

    One without an end, issued after the year with which it begins, is taken at its year of issue, and at that
    of the results which it answers: plans of a school year begin before that.
    """
    results = latest_period(book)
    years = [one.value.period.last or _begins(book, one.value) for one in plans]
    return Period(max(years, default=results.year if results else FIRST_YEAR))


def _begins(book: Book, plan: Plan) -> int:
    document = book.documents.get(plan.document)
    issued = [document.date.year] if document and document.date else []
    answered = [part.answers.year for part in plan.parts if part.answers]
    return max((plan.period.first, *issued, *answered))


def period_of(asked: str | int | Period) -> Period:
    """Return the period that `asked` writes: 2023-Q3, Q3/2023, quý III/2023, 8/2023, HK1 2022-2023, 2023."""
    if isinstance(asked, Period):
        return asked
    period = period_called(str(asked)) or read_period(re.sub(r"\s", "", str(asked)).upper())
    if period is None:
        raise Refusal(NOT_A_PERIOD, given=str(asked))
    return period


def criteria_served(book: Book, asked: str, index: str | None) -> frozenset[tuple[str, str]]:
    """Return the criteria that `asked` names by code or part of a name, each as index and code.

    Criteria of our scorecards and those that indexes.yaml names count; a code may be one of several indexes.
    """
    book.without(About("scorecard", index))
    names: dict[tuple[str, str], set[str]] = {}
    for filed in book.scorecards.values():
        for node in walk(filed.value):
            key = (filed.value.index, node.criterion.code)
            names.setdefault(key, set()).update(node.criterion.name.all)
    for known in book.indexes.values():
        for criterion in every(known.criteria):
            key = (known.id, criterion.code)
            names.setdefault(key, set()).update(criterion.name.all)
    wanted = {key: said for key, said in names.items() if index in (None, key[0])}
    # A code may stand behind its index, as tables write it, or be that of a field which no source lists.
    named, _, code = asked.strip().rpartition(" ")
    exact = {
        (own, code)
        for own, known_code in wanted
        if named in ("", own) and f"{known_code}.".startswith(f"{code}.")
    }
    if exact:
        return frozenset(exact)
    choices = [
        Choice(f"{own} {code}", tuple(sorted(said)), f"{code} {min(said)} ({own})")
        for (own, code), said in wanted.items()
    ]
    found, code = choose(asked, choices, NO_CRITERION_ANYWHERE).split(" ")
    return frozenset({(found, code)})


def agency_or_criteria(
    book: Book, asked: str, period: Period | None, index: str | None, unit: str | None = None
) -> str | tuple[tuple[Filed[Scorecard], Node], ...]:
    """Return the id of the agency, or the criteria, that `asked` names.

    A code or the whole name of an agency decides; of parts of names criteria come first.
    """
    whole = [id_ for id_, agency in book.agencies.items() if is_whole(asked, _agency_choice(agency))]
    if len(whole) == 1:
        return whole[0]
    try:
        return criteria(book, asked, period, index, unit)
    except Refusal as refusal:
        if refusal.rule not in (NO_SUCH_CRITERION, NO_SUCH_YEAR):
            raise
        try:
            return agency_id(book, asked)
        except Refusal as other:
            if other.rule is not NO_SUCH_AGENCY:
                raise
            if refusal.rule is NO_SUCH_YEAR:
                raise refusal from None
            near = other.facts.get("near") or refusal.facts.get("near") or ""
            raise Refusal(NOTHING_CALLED_SO, given=asked, near=near) from None


def field_of(cards: Sequence[Filed[Scorecard]], asked: str) -> Mapping[str, Criterion]:
    """Return the field (or any criterion with parts) that `asked` names, by index.

    A field is named by its code or by part of its name; different indexes may each have one.
    """
    inner = {filed.value.index: [n.criterion for n in walk(filed.value) if not n.is_leaf] for filed in cards}
    exact = {index: c for index, criteria in inner.items() for c in criteria if c.code == asked.strip()}
    if exact:
        return exact
    choices = [
        Choice(f"{index} {c.code}", c.name.all, f"{c.code} {c.name.own} ({index})")
        for index, criteria in inner.items()
        for c in criteria
    ]
    codes = {index: listed([c.code for c in found], most=40) for index, found in inner.items() if found}
    known = "; ".join(f"{index} {listing}" for index, listing in codes.items())
    index, code = choose(asked, choices, NO_SUCH_FIELD, year=_periods_in(cards), known=known).split(" ")
    return {index: next(c for c in inner[index] if c.code == code)}


def criteria(
    book: Book, asked: str, period: Period | None, index: str | None, unit: str | None = None
) -> tuple[tuple[Filed[Scorecard], Node], ...]:
    """Return the criteria of a unit (ours) that `asked` names: one, or one in each index that has its code.

    Without `period` the latest tree of each index counts. Raises `Refusal` with the candidates where part of
    a name fits several criteria.
    """
    cards = latest_cards(book, index, unit) if period is None else scorecards(book, period, index, unit)
    nodes = {f"{f.value.index} {n.criterion.code}": (f, n) for f in cards for n in walk(f.value)}
    known = {node.criterion.code for _, node in nodes.values()}
    code = asked.strip() if asked.strip() in known else same_code(asked, known) or asked.strip()
    exact = tuple(pair for pair in nodes.values() if pair[1].criterion.code == code)
    if exact:
        return exact
    below = [pair for pair in nodes.values() if pair[1].criterion.code.startswith(f"{code}.")]
    if below:
        # The source does not list the criterion itself, only parts of it.
        raise ambiguous(code, [_shown(filed, node) for filed, node in below])
    choices = [
        Choice(key, node.criterion.name.all, _shown(filed, node)) for key, (filed, node) in nodes.items()
    ]
    return (nodes[choose(asked, choices, NO_SUCH_CRITERION, year=_periods_in(cards))],)


def _periods_in(cards: Iterable[Filed[Scorecard]]) -> Words:
    """Return the periods of `cards` in words."""
    periods = sorted({filed.value.when for filed in cards})
    return Words(*(listed([one.say(lang) for one in periods]) or "–" for lang in OURS))


def _shown(filed: Filed[Scorecard], node: Node) -> str:
    return f"{node.criterion.code} {node.criterion.name.own} ({filed.value.index})"
