"""Data files to be filled in: a scorecard, the plan that answers one, what an agency reports on its tasks."""

from collections.abc import Callable, Sequence

from ctscore.analysis import select
from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import leads, leaves_of, served
from ctscore.book import Book, Filed
from ctscore.document import Words
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import LEADS_NOTHING, OUTSIDE_PLAN
from ctscore.model import Criterion, Plan, Scorecard, Text
from ctscore.periods import Period
from ctscore.questions import Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.source import Comment, Node, OneLine, PlainText, Quoted, data_text, in_languages
from ctscore.words import printable


def scorecard(
    book: Book, from_: int, year: int, index: str | None = None, unit: str | None = None
) -> Answer[Filed[Scorecard]]:
    """Return the scorecard of the year `from_` whose tree is that of the new one, of `year`."""
    card = _card(book, from_, index, unit)
    return Answer(card, lambda: _in_both(lambda lang: _scorecard_text(card, year, lang)))


def plan(
    book: Book, from_: int, index: str | None = None, unit: str | None = None
) -> Answer[Filed[Scorecard]]:
    """Return the scorecard of the year `from_` that a new plan is to answer."""
    card = _card(book, from_, index, unit)
    return Answer(card, lambda: _in_both(lambda lang: _plan_text(book, card, lang)))


def report(book: Book, plan: str, agency: str, period: str) -> Answer[Filed[Plan]]:
    """Return the plan on whose tasks `agency` is to report."""
    filed, id_, span = select.plan_of(book, plan), select.agency_id(book, agency), select.period_of(period)
    return Answer(filed, lambda: _in_both(lambda lang: _report_text(book, filed, id_, span, lang)))


def _in_both(text: Callable[[str], str]) -> Words:
    return Words(text("vi"), text("en"))


def _card(book: Book, year: int, index: str | None, unit: str | None) -> Filed[Scorecard]:
    return select.card_with_tree(book, year, index, unit_or_none(book, unit or None))


def _report_text(book: Book, filed: Filed[Plan], agency: str, period: Period, lang: str) -> str:
    """Return the progress report of `agency` on `filed` for `period` as YAML with the statuses left empty.

    Raises `Refusal` where the agency leads no task of the plan, or the period is not one of the plan's years.
    """
    plan = filed.value
    if period.year not in plan.period:
        raise Refusal(OUTSIDE_PLAN, given=str(period), plan=plan.document, years=str(plan.period))
    tasks = (task for task in leaves_of(book, (filed,)) if not task.is_duty)
    led = [task for task in tasks if leads(book, agency, task)]
    if not led:
        raise Refusal(LEADS_NOTHING, agency=book.agencies[agency].name.vi, plan=plan.document)
    content = _head(book, plan, agency, period, lang)
    entries = [line for task in led for line in _entry(task, lang)]
    return data_text({**content, "reports": entries})


def _scorecard_text(filed: Filed[Scorecard], year: int, lang: str) -> str:
    """Return the tree of a scorecard as that of `year`, with all points left empty.

    Codes, names, scales and ways of scoring are kept; what the source says of its own year is not.
    """
    card = filed.value
    vi = [
        f"{card.index} {year}: cây tiêu chí của năm {card.year}. Điền `achieved` từng tiêu chí từ nguồn.",
        "Điền `document`: mã của văn bản trong documents.yaml. Kiểm tra: ctscore validate",
    ]
    en = [
        f"{card.index} {year}: the tree of {card.year}. Fill in each `achieved` from the source.",
        "Fill in `document`: the id of the document in documents.yaml. Check: ctscore validate",
    ]
    if card.listing == "losses-only":
        vi.append(f"Cây năm {card.year} chỉ có các tiêu chí mất điểm: thêm, bớt theo nguồn của {year}.")
        en.append(f"The tree of {card.year} lists only what lost points: add and remove as {year} lists.")
    content: dict[str, Node] = {
        **_first_lines("../../../schemas/scorecard.json", vi if lang == "vi" else en),
        "format": PlainText("ctscore/scorecard@1"),
        "index": PlainText(card.index),
        "unit": PlainText(card.unit),
        "year": year,
        "source": {"document": None},
        "max": card.max,
    }
    if card.listing != "full":
        content["listing"] = card.listing
    if card.method:
        content["method"] = card.method
    return data_text({**content, "criteria": [_criterion(one) for one in card.criteria]})


def _criterion(criterion: Criterion) -> dict[str, Node]:
    """Return a criterion with those below it; the points of a leaf are left open."""
    content: dict[str, Node] = {"code": Quoted(criterion.code)}
    if criterion.row:
        content["row"] = Quoted(criterion.row)
    content["name"] = _text(criterion.name)
    ends = (("min", criterion.min), ("max", criterion.max))
    content |= {key: end for key, end in ends if end is not None}
    if criterion.no_scale is not None:
        content["no_scale"] = _text(criterion.no_scale)
    if criterion.method is not None:
        content["method"] = criterion.method
    if criterion.listing is not None:
        content["listing"] = criterion.listing
    if not criterion.criteria:
        return {**content, "achieved": None}
    return {**content, "criteria": [_criterion(part) for part in criterion.criteria]}


def _plan_text(book: Book, filed: Filed[Scorecard], lang: str) -> str:
    """Return a plan with an item for each criterion of a scorecard that lost points, to be filled in."""
    card = filed.value
    vi = (
        f"Kế hoạch khắc phục {card.index} {card.year}: mỗi tiêu chí mất điểm một mục. Điền các chỗ trống.",
        "`leads.agencies` là mã trong agencies.yaml; `timing.kind`: xem ctscore schema plan.",
    )
    en = (
        f"A plan that answers {card.index} {card.year}: an item for each criterion that lost points.",
        "`leads.agencies` are ids of agencies.yaml; for `timing.kind` see ctscore schema plan.",
    )
    part: dict[str, Node] = {
        "annex": None,
        "title": {"vi": None, "en": None},
        "index": PlainText(card.index),
        "answers": card.year,
        "items": [line for gap in find_gaps(book, filed).rows for line in _item(gap.node.criterion, lang)],
    }
    return data_text(
        {
            **_first_lines("../../schemas/plan.json", vi if lang == "vi" else en),
            "format": PlainText("ctscore/plan@1"),
            "document": None,
            "unit": PlainText(card.unit),
            "period": {"first": card.year + 1},
            "parts": [part],
        }
    )


def _item(criterion: Criterion, lang: str) -> Sequence[Node]:
    code = Quoted(criterion.code)
    return (
        Comment(printable(criterion.name.say(lang))),
        {
            "id": code,
            "row": code,
            "criteria": OneLine([code]),
            "task": {"vi": None, "en": None},
            "leads": OneLine({"printed": None, "agencies": []}),
            "timing": {"printed": None, "kind": None},
        },
    )


def _first_lines(schema: str, lines: Sequence[str]) -> dict[str, Node]:
    """Return what a file begins with: where editors find its schema, and what is to be filled in."""
    return {Comment(line): None for line in (f"yaml-language-server: $schema={schema}", *lines)}


def _text(text: Text) -> Node:
    return in_languages(text.vi, text.en)


def _head(book: Book, plan: Plan, agency: str, period: Period, lang: str) -> dict[str, Node]:
    name = printable(book.agencies[agency].name.vi)
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
        **_first_lines("../../schemas/progress.json", vi if lang == "vi" else en),
        "format": PlainText("ctscore/progress@1"),
        "plan": PlainText(plan.document),
        "agency": PlainText(agency),
        "period": PlainText(period),
    }


def _entry(task: Task, lang: str) -> Sequence[Node]:
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
            Comment('note: {vi: ""}'): None,
        },
    )
