"""Data files to be filled in: a scorecard, the plan that answers one, what an agency reports on its tasks."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from ctscore.analysis import select
from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.naming import options_naming
from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import leads, served, tasks_of
from ctscore.book import Book, Filed, PanelKey
from ctscore.decimals import HUNDRED
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import LEADS_NOTHING, OUTSIDE_PLAN
from ctscore.languages import OURS, either
from ctscore.model import (
    Criterion,
    PanelCriterion,
    Plan,
    Policy,
    Scorecard,
)
from ctscore.periods import Period
from ctscore.phrases import Phrase, Words
from ctscore.questions import Answer
from ctscore.questions.examples import card_text, example_card
from ctscore.questions.inputs import unit_or_none
from ctscore.questions.trees import answers_text, counting_text, criterion_text, first_lines, said
from ctscore.records import dataclass
from ctscore.scoring import walk
from ctscore.source import Comment, Node, OneLine, PlainText, Quoted, data_text
from ctscore.words import printable

_NOTHING_LOST = Words(
    "chưa biết tiêu chí nào mất điểm: mỗi tiêu chí một mục",
    "nothing is known to be lost: an item for each criterion",
)


def scorecard(
    book: Book,
    period: Period,
    from_: Period | None = None,
    index: str | None = None,
    unit: str | None = None,
) -> Answer[Filed[Scorecard] | None]:
    """Return the scorecard of the period `from_` whose tree is that of the new one, of `period`.

    Without `from_` it is none: the new one has an example of a tree.
    """
    if from_ is not None:
        card = _card(book, from_, index, unit)
        shown = _Text(lambda lang: _scorecard_text(book, card, period, lang))
        return Answer(
            card,
            lambda: shown,
            (_taken(book, card), _to_fill_in(book, card.value.index, card.value.unit, period)),
        )
    first = select.index_id(book, index) if index else next(iter(book.indexes), "")
    of = unit_or_none(book, unit or None) or book.home_unit
    made_up = Words(
        f"{first} {period}: cây tiêu chí là ví dụ để ghi đè; lấy cây của kỳ trước: --from KỲ",
        f"{first} {period}: the tree is an example to be overwritten; to take an earlier one: --from PERIOD",
    )

    most = book.indexes[first].max if first in book.indexes else None
    own = example_card(book.settings.spoken, first, of, period, most or HUNDRED)
    shown = _Text(lambda lang: card_text(own, book.settings.spoken, lang=lang))
    return Answer(None, lambda: shown, (made_up, _to_fill_in(book, first, of, period)))


def plan(
    book: Book, from_: Period | None = None, index: str | None = None, unit: str | None = None
) -> Answer[Filed[Scorecard]]:
    """Return the scorecard of the period `from_`, or the latest one, that a new plan is to answer."""
    card = _card(book, from_, index, unit)
    answered = _taken(book, card)
    next_ = Words(
        "tiếp theo: điền việc, chủ trì (leads), thời gian (timing), rồi chạy `ctscore validate`",
        "next: fill in tasks, leads and timing, then run `ctscore validate`",
    )
    told = (answered, next_) if find_gaps(book, card).rows else (answered, _NOTHING_LOST, next_)
    return Answer(card, lambda: _Text(lambda lang: _plan_text(book, card, lang)), told)


def _taken(book: Book, card: Filed[Scorecard]) -> Words:
    """Say whose criteria a new file has, and from which file."""
    unit = book.unit_short(card.value.unit)
    of = f"{card.value.index} {card.value.when} · {unit} ({card.file})"
    return Words(f"tiêu chí lấy của {of}", f"the criteria are those of {of}")


def _to_fill_in(book: Book, index: str, unit: str, period: Period) -> Words:
    options = options_naming(book, index, unit, period)
    return Words(
        f"tiếp theo: điền `document`; ghi điểm: ctscore set MÃ ĐIỂM {options}; rồi ctscore validate",
        f"next: fill in `document`; points: ctscore set CODE POINTS {options}; check: ctscore validate",
    )


def report(book: Book, plan: str, agency: str, period: Period) -> Answer[Filed[Plan]]:
    """Return the plan on whose tasks `agency` is to report."""
    filed, id_ = select.plan_of(book, plan), select.agency_id(book, agency)
    return Answer(filed, lambda: _Text(lambda lang: _report_text(book, filed, id_, period, lang)))


@dataclass(frozen=True, slots=True)
class _Text(Phrase):
    """The text of a file; what it says to people is in the language that is asked for."""

    write: Callable[[str], str]

    def say(self, lang: str) -> str:
        """Return the text in `lang`."""
        return self.write(lang)


def _card(book: Book, period: Period | None, index: str | None, unit: str | None) -> Filed[Scorecard]:
    return select.card_with_tree(book, period, index, unit_or_none(book, unit or None))


def _report_text(book: Book, filed: Filed[Plan], agency: str, period: Period, lang: str) -> str:
    """Return the progress report of `agency` on `filed` for `period` as YAML with the statuses left empty.

    Raises `Refusal` where the agency leads no task of the plan, or the period is not one of the plan's years.
    """
    plan = filed.value
    if period.year not in plan.period:
        raise Refusal(OUTSIDE_PLAN, given=str(period), plan=plan.document, years=str(plan.period))
    tasks = (task for task in tasks_of(book, (filed,)) if not task.is_duty)
    led = [task for task in tasks if leads(book, agency, task, period)]
    if not led:
        raise Refusal(LEADS_NOTHING, agency=book.agencies[agency].name.own, plan=plan.document)
    content = _head(book, plan, agency, period, lang)
    entries = [line for task in led for line in _entry(task, lang, book.settings.spoken[0])]
    return data_text({**content, "reports": entries})


def _scorecard_text(book: Book, filed: Filed[Scorecard], period: Period, lang: str) -> str:
    """Return the tree of a scorecard as that of `period`, with all points left empty.

    Codes, names, scales, ways of scoring and of counting are kept; what the source says of its own year is
    not: figures, what is printed, what did not apply.
    """
    card = filed.value
    then = card.when.say("vi")
    vi = [
        f"{card.index} {period}: cây tiêu chí {then}. Điền `achieved` từng tiêu chí từ nguồn.",
        "Điền `document`: mã của văn bản trong documents.yaml. Kiểm tra: ctscore validate",
    ]
    en = [
        f"{card.index} {period}: the tree of {card.when}. Fill in each `achieved` from the source.",
        "Fill in `document`: the id of the document in documents.yaml. Check: ctscore validate",
    ]
    if card.listing == "losses-only":
        vi.append(f"Cây {then} chỉ có các tiêu chí mất điểm: thêm, bớt theo nguồn của {period}.")
        en.append(f"The tree of {card.when} lists only what lost points: add and remove as {period} lists.")
    content: dict[str, Node] = {
        **first_lines("../../../schemas/scorecard.json", either(vi, en, lang)),
        "format": PlainText(card.format),
        "index": PlainText(card.index),
        "unit": PlainText(card.unit),
        **period.entry,
        "source": {"document": None},
    }
    if card.stage is not None:
        content["stage"] = PlainText(card.stage)
    content["max"] = card.max
    if card.listing != "full":
        content["listing"] = card.listing
    if card.method:
        content["method"] = card.method
    index = book.indexes.get(card.index)
    declared = len(index.answers) if index else 0  # these stand behind those of the file
    own = card.answers[: len(card.answers) - declared]
    if own:
        content["answers"] = [answers_text(one) for one in own]
    if card.imputed is not None:
        content |= {"published": {"score": None}, "imputed": said(card.imputed)}
    policies, unweighed = _policies(book, filed), _unweighed(card)
    criteria = [
        criterion_text(one, lambda leaf: _left_open(leaf, policies, unweighed, lang)) for one in card.criteria
    ]
    return data_text({**content, **counting_text(card), "criteria": criteria})


def _policies(book: Book, filed: Filed[Scorecard]) -> Mapping[str, Policy]:
    """Return what becomes of criteria that do not apply, by code, as the file of `filed` says."""
    card = filed.value
    found = {
        node.criterion.code: node.criterion.not_applicable.how
        for node in walk(card)
        if node.criterion.not_applicable is not None
    }
    panel = book.panel(PanelKey(card.index, card.when))
    if panel is not None and panel.file == filed.file:
        found |= dict(_policies_of(panel.value.criteria))
    return found


def _unweighed(card: Scorecard) -> frozenset[str]:
    """Return the leaves without a weight that do not apply in a weighted mean: it is needed once they do."""
    return frozenset(
        node.criterion.code
        for node in walk(card)
        if node.criterion.not_applicable is not None
        and node.criterion.weight is None
        and (node.parents[-1] if node.parents else card).aggregate == "weighted-mean"
    )


def _policies_of(criteria: Iterable[PanelCriterion]) -> Iterator[tuple[str, Policy]]:
    for one in criteria:
        if one.not_applicable is not None:
            yield one.code, one.not_applicable
        yield from _policies_of(one.criteria)


def _left_open(
    leaf: Criterion, policies: Mapping[str, Policy], unweighed: Container[str], lang: str
) -> dict[str, Node]:
    """Return what is to be filled in at a leaf; whether it applies has to be told anew every year."""
    how = policies.get(leaf.code)
    if how is None:
        return {"achieved": None}
    if how == "unscored" and leaf.max == 0:  # it is not asked of the unit at all
        return {"not_applicable": OneLine({"how": how})}
    written = f"not_applicable: {{how: {how}}}"
    vi, en = f"Không áp dụng thì ghi thay: {written}", f"Where it does not apply, write instead: {written}"
    weight: dict[str, Node] = {"weight": None} if leaf.code in unweighed else {}  # it is to go then, too
    return {Comment(either(vi, en, lang)): None, **weight, "achieved": None}


def _plan_text(book: Book, filed: Filed[Scorecard], lang: str) -> str:
    """Return a plan with an item for each criterion of a scorecard that lost points, to be filled in."""
    card = filed.value
    vi = (
        f"Kế hoạch khắc phục {card.index} {card.when}: mỗi tiêu chí mất điểm một mục. Điền các chỗ trống.",
        "`leads.agencies` là mã trong agencies.yaml; `timing.kind`: xem ctscore schema plan.",
    )
    en = (
        f"A plan that answers {card.index} {card.when}: an item for each criterion that lost points.",
        "`leads.agencies` are ids of agencies.yaml; for `timing.kind` see ctscore schema plan.",
    )
    lost = [gap.node.criterion for gap in find_gaps(book, filed).rows]
    led = lost or [node.criterion for node in walk(card) if node.is_leaf]
    part: dict[str, Node] = {
        "annex": None,
        "title": _to_be_said(book),
        "index": PlainText(card.index),
        "answers": card.when.in_file,
        "items": [line for one in led for line in _item(book, one, lang)],
    }
    return data_text(
        {
            **first_lines("../../schemas/plan.json", either(vi, en, lang)),
            "format": PlainText("ctscore/plan@1"),
            "document": None,
            "unit": PlainText(card.unit),
            "period": {"first": card.when.year_after},
            "parts": [part],
        }
    )


def _item(book: Book, criterion: Criterion, lang: str) -> Sequence[Node]:
    code = Quoted(criterion.code)
    return (
        Comment(printable(criterion.name.say(lang))),
        {
            "id": code,
            "row": code,
            "criteria": OneLine([code]),
            "task": _to_be_said(book),
            "leads": OneLine({"printed": None, "agencies": []}),
            "timing": {"printed": None, "kind": None},
        },
    )


def _to_be_said(book: Book) -> Node:
    """Return a text that is still to be written, in each language of the folder."""
    return dict.fromkeys(book.settings.languages or OURS)


def _head(book: Book, plan: Plan, agency: str, period: Period, lang: str) -> dict[str, Node]:
    name = printable(book.agencies[agency].name.own)
    vi = (
        f"{name}: báo cáo kỳ {period} về {plan.document}.",
        "Điền `status` từng mục: done (xong), under-way (đang làm), late (trễ), not-started (chưa làm).",
        "Bỏ dấu # ở dòng nào có số liệu để điền; xóa mục không báo cáo. Kiểm tra: ctscore validate TỆP",
    )
    en = (
        f"{name}: report for {period} on {plan.document}.",
        "Fill in `status` for each item: done, under-way, late or not-started.",
        "Take away the # before a line that you have a figure for; delete items not reported on. "
        "Check: ctscore validate FILE",
    )
    return {
        **first_lines("../../schemas/progress.json", either(vi, en, lang)),
        "format": PlainText("ctscore/progress@1"),
        "plan": PlainText(plan.document),
        "agency": PlainText(agency),
        "period": PlainText(period),
    }


def _entry(task: Task, lang: str, own: str) -> Sequence[Node]:
    facts = (task.printed.get("leads"), task.printed.get("timing"), *(f"{i} {c}" for i, c in served(task)))
    return (
        Comment(printable(task.item.say(lang))),
        Comment(printable(" · ".join(fact for fact in facts if fact))),
        {
            "item": Quoted(task.item.id),
            "status": None,
            Comment("percent: 50"): None,
            Comment("figure: 99.5"): None,
            Comment('evidence: ""'): None,
            Comment(f'note: {{{own}: ""}}'): None,
        },
    )
