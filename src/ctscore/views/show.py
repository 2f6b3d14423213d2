"""`show`: one criterion whole, from its place in the tree to the line of the data file; or one agency."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ctscore.analysis import TaskGrouping
from ctscore.analysis.agencies import Dossier
from ctscore.analysis.gaps import Gap, Gaps, find_gaps
from ctscore.analysis.plans import Responsibility, Task, responsibilities
from ctscore.analysis.relative import as_registered, led_as_registered
from ctscore.analysis.shares import shares
from ctscore.analysis.tasks import Addressee, group_tasks
from ctscore.analysis.totals import reconcile_node
from ctscore.book import Book, Filed
from ctscore.decimals import ONE, ZERO, percent, total
from ctscore.document import (
    Column,
    Document,
    Kind,
    Note,
    Section,
    Value,
    headline,
    note,
    record,
    rows_of,
    table,
)
from ctscore.model import Scorecard, Text
from ctscore.phrases import Words, joined
from ctscore.scoring import Node, evaluation_of, full_losses
from ctscore.scoring.framework import is_imputed
from ctscore.views.common import (
    agency_name,
    agency_refs,
    cited,
    dated,
    facts,
    in_stage,
    kind_ref,
    method_ref,
    present,
    printed_label,
    reconciliation_note,
    successor_notes,
    tells_methods,
)
from ctscore.views.conditions import condition_notes
from ctscore.views.gaps import for_people, loss_columns, losses_title, measured_to, unmeasured_note
from ctscore.views.labels import column, name_label, word, word_ref
from ctscore.views.leads import leads_named
from ctscore.views.policies import policy_notes
from ctscore.views.shapes import criterion_notes, line_name, points_of_whole_note
from ctscore.views.tasks import groups_note, plan_title, summary_note, task_columns, tasks_section


def show_document(book: Book, places: Sequence[tuple[Filed[Scorecard], Node]]) -> Document:
    """Return everything on file about each of the criteria found: a record, then its tasks."""
    card = places[0][0].value
    sections: list[Section] = []
    for filed, node in places:
        gaps = find_gaps(book, filed)
        answering = responsibilities(book, filed.value)[node.criterion.code]
        shown, told = _criterion(book, gaps, node, answering), _registered_note(book, gaps, node)
        if told is not None:
            shown = replace(shown, notes=(*shown.notes, told), for_programs=shown)
        sections.append(shown)
        if answering.tasks:
            sections.append(tasks_section(book, answering.tasks))
    asked = {**facts((card,)), "code": places[0][1].criterion.code}
    return Document("ctscore/show/3", asked, tuple(sections))


def _criterion(book: Book, gaps: Gaps, node: Node, answering: Responsibility) -> Section:
    card, criterion = gaps.card, node.criterion
    evaluation = evaluation_of(card)
    points, lost = evaluation.of(node), full_losses(evaluation)[node.place]
    rank = next((gap.rank for gap in gaps.rows if gap.node.place == node.place and not gap.capped), None)
    number, day = cited(book, card.source.document)
    place = joined(" › ", (joined(" ", (above.code, above.name)) for above in node.parents))
    result = reconcile_node(evaluation, node)
    return record(
        card.index,
        joined(" · ", (dated(card.index, card.when), criterion.code, *in_stage(book, card))),
        (
            (column("code", Kind.CODE, drop_priority=2), criterion.code),
            (column("name", Kind.TEXT), criterion.name),
            *_in_others(book, criterion.name),
            (column("place", Kind.TEXT, drop_priority=1), place or None),
            (column("min", Kind.POINTS), criterion.min),
            (column("max", Kind.POINTS), criterion.max if criterion.bonus else points.known_max),
            (column("achieved", Kind.POINTS), points.known_points),
            (column("lost", Kind.POINTS), points.known_lost),
            (column("percent_lost", Kind.PERCENT), points.percent_lost),
            (
                column("share", Kind.PERCENT),
                percent(lost, gaps.lost) if points.known_lost is not None and lost is not None else None,
            ),
            (column("rank", Kind.COUNT, called="loss_rank", machine_only=True), rank),
            (column("published", Kind.POINTS, called=printed_label(card)), criterion.published),
            (column("leads", Kind.REFS), leads_named(book, answering)),
            (
                column("leads_inferred", Kind.REFS, machine_only=True),
                agency_refs(book, sorted(answering.inferred)),
            ),
            (
                column("method", Kind.REF, machine_only=not tells_methods(card)),
                method_ref(book, card.index, node.method),
            ),
            (column("document", Kind.TEXT, drop_priority=2), number),
            (column("date", Kind.DATE, drop_priority=2), day),
            (column("annex", Kind.TEXT, drop_priority=2), card.source.annex),
            (column("row", Kind.CODE, drop_priority=2), criterion.row),
            (column("file", Kind.TEXT, drop_priority=2), gaps.filed.file),
            (column("line", Kind.COUNT, drop_priority=2), book.line(gaps.filed.file, (*node.route, "code"))),
            (column("listed", Kind.REF), word_ref("listed-only" if points.listed_only else None)),
        ),
        present(
            _why_lost(criterion.reason),
            _own_note("note", criterion.note),
            *criterion_notes(book, card, node),
            *condition_notes(card, node),
            *(() if node.is_leaf else policy_notes(evaluation, code=criterion.code)),
            points_of_whole_note(card) if points.factor not in (ZERO, ONE) else None,
            _idle_note(card, node) if points.counted and not points.factor else None,
            _own_note("no_scale", criterion.no_scale),
            reconciliation_note(card, criterion.code, result) if result else None,
            _rank_note(gaps, rank),
            _parts_note(node, (*gaps.rows, *gaps.set_off)),
        ),
    )


def _idle_note(card: Scorecard, node: Node) -> Note:
    """Return why points cost the whole nothing: by a weight of 0, or as the index sets those above them."""
    if card.imputed is None and not any(map(is_imputed, node.parents)):
        vi = "Trọng số là 0: điểm mất ở đây không làm cả chỉ số mất điểm."
        en = "It weighs 0: what is lost here costs the whole nothing."
        return note("weight", vi, en)
    return note(
        "imputed",
        "Nằm trong phần mà chỉ số ấn định điểm: điểm mất ở đây không làm cả chỉ số mất điểm.",
        "Below points that the index sets itself: what is lost here costs the whole nothing.",
    )


def _own_note(id_: str, text: Text | None) -> Note | None:
    """Return what the data file itself says of the criterion."""
    return Note(id_, "{text}", {"text": text}) if text else None


def _why_lost(reason: Text | None) -> Note | None:
    vi, en = "Lý do mất điểm: {reason}", "Why points were lost: {reason}"
    return note("reason", vi, en, reason=reason) if reason else None


def _rank_note(gaps: Gaps, rank: int | None) -> Note | None:
    if rank is None:
        return None
    vi = "Xếp thứ {rank}/{count} về số điểm mất."
    en = "Number {rank} of {count:criterion|criteria} by points lost."
    return note("loss_rank", vi, en, rank=rank, count=gaps.count)


def _registered_note(book: Book, gaps: Gaps, node: Node) -> Note | None:
    """Return where a criterion is among what is missing to what its index is measured to, if to anything."""
    registered = as_registered(book, gaps)
    reference = registered.reference
    level = reference.levels.get(node.criterion.code) if reference else None
    if reference is None or level is None:
        return unmeasured_note(registered)
    gap = next((one for one in registered.rows if one.node.place == node.place), None)
    vi, en = "không thấp hơn mốc {level}.", "not below the {level} there."
    if gap is not None:
        vi = "mốc {level}, thiếu {short}; xếp thứ {rank}/{count} về số điểm thiếu."
        en = "{level} there, {short} short; number {rank} of {count:criterion|criteria} by points short."
    measured = measured_to(book, reference)
    head = Words("Đo {measured}: ", "Measured {measured}: ")
    return Note(
        "registered",
        head + Words(vi, en),
        {
            "measured": measured,
            "level": level,
            "count": registered.count,
            "short": gap.lost if gap else None,
            "rank": gap.rank if gap else None,
        },
    )


def _parts_note(node: Node, lines: Sequence[Gap]) -> Note | None:
    """Return what the loss of a criterion comes of: its parts, what is set off there, caps at it or below."""
    inside = [gap for gap in lines if node.criterion in gap.node.parents]
    parts = [*inside, *(gap for gap in lines if gap.capped and gap.node.place == node.place)]
    if not parts:
        return None
    shown = ", ".join(f"{{p{place}}} ({{l{place}}})" for place in range(len(parts)))
    lead = Words("Các tiêu chí thành phần mất điểm: ", "Parts that lost points: ")
    if any(gap.capped or gap.lost < 0 for gap in parts):
        lead = Words("Điểm mất gồm (số âm là bù lại): ", "What is lost (below zero: set off): ")
    codes = {f"p{place}": line_name(gap) for place, gap in enumerate(parts)}
    losses = {f"l{place}": gap.lost for place, gap in enumerate(parts)}
    return Note("parts", lead + f"{shown}.", {**codes, **losses})


def dossier_document(book: Book, dossier: Dossier, notes: Sequence[Note] = ()) -> Document:
    """Return everything on file about one agency: a record, its losses, its tasks and duties, `notes`."""
    sections = [_who(book, dossier)]
    for gaps in dossier.gaps:
        if gaps.rows:
            shown = led_as_registered(book, gaps, dossier.agency)
            made = partial(_losses_of, book, dossier.agency)
            sections.append(for_people(made, gaps, shown, shown))
    for tasks, what in (
        (dossier.led, "tasks-led"),
        (dossier.helped, "tasks-helped"),
        (dossier.duties, "duty-list"),
    ):
        sections += _by_plan(book, dossier.agency, tasks, what)
    ended = successor_notes(book, (dossier.agency,))
    told = (summary_note(),) if dossier.led or dossier.helped or dossier.duties else ()
    sections[-1] = replace(sections[-1], notes=(*sections[-1].notes, *ended, *told, *notes))
    return Document("ctscore/show-agency/2", {"agency": dossier.agency}, tuple(sections))


def _losses_of(book: Book, agency: str, gaps: Gaps) -> Section:
    notes = present(unmeasured_note(gaps), _lost_note(gaps, agency))
    heading, columns = losses_title(book, gaps, "gaps"), loss_columns(book, gaps)
    return table(gaps.card.index, heading, columns, gaps.rows, notes)


def _in_others(book: Book, name: Text) -> Iterator[tuple[Column[Any], Value]]:
    """Yield a name in each language of the folder; the one of the answer is left out when that is known."""
    for tag in book.settings.spoken:
        yield (
            Column(f"name_{tag}", name_label(tag), Kind.TEXT, drop_priority=3, in_language=tag),
            name.get(tag),
        )


def _who(book: Book, dossier: Dossier) -> Section:
    agency = book.agencies[dossier.agency]
    return record(
        "agency",
        agency_name(book, dossier.agency),
        (
            (column("name", Kind.TEXT, called="agency_self"), agency.name),
            *_in_others(book, agency.name),
            (column("short", Kind.TEXT), agency.short),
            (column("agency", Kind.CODE), agency.id),
            (column("kind", Kind.REF), kind_ref(book, agency)),
            (column("variants", Kind.TEXT), "; ".join(agency.variants) or None),
            (column("leading", Kind.COUNT), len(dossier.led)),
            (column("helping_in", Kind.COUNT), len(dossier.helped)),
            (column("duties", Kind.COUNT), len(dossier.duties)),
        ),
        present(
            _years_note(dossier) if dossier.gaps else None,
            groups_note(book, dossier.agency, dossier.to_groups, "`ctscore tasks --groups --kind all`"),
        ),
    )


def _lost_note(gaps: Gaps, agency: str) -> Note:
    """Return the points that the agency leads in one scorecard, in full and as its equal share."""
    what_vi, what_en = "mất {exposure} điểm", "{criteria:criterion|criteria} lost {exposure:point}"
    if gaps.reference is not None:
        what_vi, what_en = (
            "thấp hơn mốc so sánh {exposure} điểm",
            "{criteria:criterion is|criteria are} {exposure:point} below the reference",
        )
    return headline(
        "lost",
        f"{{criteria}} tiêu chí {what_vi} tính đủ, {{share}} khi chia đều giữa các cơ quan chủ trì.",
        f"{what_en} in full, {{share}} as its equal share among the leads.",
        criteria=len(gaps.rows),
        exposure=gaps.shown_lost,
        share=total(shares(gap.lost, gap.leads)[agency] for gap in gaps.rows),
    )


def _years_note(dossier: Dossier) -> Note:
    vi = "Điểm mất lấy từ các bảng điểm có điểm từng tiêu chí và có kế hoạch khắc phục: {cards}."
    en = "Points lost are those of the scorecards with points by criterion that plans answer: {cards}."
    cards = joined(", ", (dated(gaps.card.index, gaps.card.when) for gaps in dossier.gaps))
    return note("cards", vi, en, cards=cards)


def _by_plan(book: Book, agency: str, tasks: Sequence[Task], what: str) -> list[Section]:
    """Return the tasks of each plan; CSV, which has the columns of all, tells the role in each of them."""
    columns = task_columns(book, TaskGrouping.PLAN, Addressee(agency))
    shown = tuple(one for one in columns if one.id != "role") if what == "tasks-led" else columns
    return [
        Section(
            f"{what}/{group.key}",
            plan_title(book, group.key or "") + " · " + word(what),
            shown,
            rows_of(columns, group.tasks),
        )
        for group in group_tasks(tasks, TaskGrouping.PLAN)
    ]
