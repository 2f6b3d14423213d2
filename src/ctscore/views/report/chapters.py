"""What a report says about one index, picture by picture: sections of other views under plainer titles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ctscore.analysis.agencies import AgencyLoad
from ctscore.analysis.coverage import Coverage
from ctscore.analysis.gaps import Gap, Gaps, beside_best, filter_gaps, group_gaps
from ctscore.analysis.panels import WHOLE, scores_of
from ctscore.analysis.stages import has_stages, stages_of_card
from ctscore.analysis.standing import profile, standing_of
from ctscore.analysis.totals import TotalRow
from ctscore.book import Book
from ctscore.decimals import percent, places, rounded, total
from ctscore.document import (
    MOST_PLACES,
    Chapter,
    Icicle,
    Kind,
    Note,
    Origin,
    Parts,
    Row,
    Section,
    Value,
    note,
)
from ctscore.model import Criterion, method_of
from ctscore.phrases import Phrase, Words, joined
from ctscore.scoring import evaluation_of
from ctscore.views.agencies import agencies_document, agency_document
from ctscore.views.common import agency_ref, dated, in_stage, index_full_name, tells_methods
from ctscore.views.conditions import conditions_section
from ctscore.views.coverage import coverage_document
from ctscore.views.gaps import gaps_section, groups_document
from ctscore.views.labels import column
from ctscore.views.leads import lead_name
from ctscore.views.report.about import About
from ctscore.views.report.history import over_the_years
from ctscore.views.report.overview import few_note
from ctscore.views.report.shaping import led_or_not, linked, only, to_tree, with_bar, without
from ctscore.views.sources import (
    agency_anchor,
    criterion_anchor,
    erratum_anchor,
    index_anchor,
    plan_anchor,
    source_anchor,
    to,
)
from ctscore.views.stages import stages_document
from ctscore.views.standing import profile_document, rank_document
from ctscore.views.totals import card_notes, tree_document

_NOT_SHOWN = ("rank", "percent_lost", "best", "best_units", "holders", "method")
"""Columns of lost points that are left out, so that the page stays readable."""
_PROFILE = ("code", "name", "score", "published_rank", "rank", "of", "best", "median", "top", "min", "max")
_TASKS = ("item", "task", "leads", "timing")
_TOO_MUCH = ("other_leads", "published", "percentile")
"""Notes that are left out: on how to ask the program for more, on columns that are not shown, said above."""

_FEW = Words("ít tiêu chí nhất mà chiếm khoảng một phần ba", "the fewest that make up about a third")
_FIRST = Words("cơ quan chủ trì nhiều nhất", "who leads most of it")
"""What rows stand for that are marked."""

_TO_THE_MAXIMUM = note(
    "to_the_maximum", "Ở đây điểm mất tính đến mức tối đa.", "Here losses are measured to the maximum."
)
_OTHERWISE = note(
    "to_the_maximum",
    "Chỉ số này không có mốc so sánh như đã chọn, nên điểm mất tính đến mức tối đa.",
    "There is no such reference for this index, so its losses are measured to the maximum.",
)


def chapter(about: About) -> Chapter:
    """Return the chapter of one index; what each agency leads is folded."""
    book, card = about.book, about.card
    first = (_OTHERWISE,) if about.otherwise else ()
    told = (*first, *card_notes(book, about.totals))
    sections = tuple(_said_once(_sections(about), told))
    notes = tuple(said for said in told if not _is_told_with_losses(about, said))
    names = (dated(card.index, card.when), index_full_name(book, card.index), *in_stage(book, card))
    title = joined(" – ", (name for name in names if name is not None))
    one_by_one = Words("Từng cơ quan", "Agency by agency")
    folded = tuple(_agencies(about))
    return Chapter(index_anchor(card.index), title, sections, notes, folded, one_by_one, closed=True)


def _is_told_with_losses(about: About, said: Note) -> bool:
    """Return whether `said` is that the whole is off its sum, where the losses tell so with the reason."""
    result = about.totals.reconciliation if about.gaps.reference is None else None
    whole = said.id == "reconciliation" and said.values["code"] == about.card.index
    return whole and result is not None and result.unlisted_loss is not None


def _said_once(sections: Iterable[Section], notes: Sequence[Note]) -> Iterator[Section]:
    """Yield `sections` without notes that stand further up."""
    said = list(notes)
    for section in sections:
        fresh = [note for note in section.notes if note not in said and note.id not in _TOO_MUCH]
        said += fresh
        yield replace(section, notes=tuple(fresh))


def _sections(about: About) -> Iterator[Section]:
    if about.card.criteria:
        yield from _losses(about)
        yield from _cuts(about)
        yield _tree(about)
    yield from _among_others(about)
    yield from over_the_years(about)
    if about.cover is not None:
        yield from _coverage(about, about.cover)


def _losses(about: About) -> Iterator[Section]:
    """Yield where the points were lost, who leads them, and how much hangs on surveys."""
    book, card = about.book, about.card
    conditions = conditions_section(book, card)
    if conditions is not None:
        vi, en = "Điều kiện nào chưa đạt?", "Which conditions are not met?"
        yield to_tree(about.titled(conditions, "conditions", vi, en), card)
    gaps = beside_best(book, about.gaps) if about.gaps.reference is None else about.gaps
    losses = gaps_section(book, gaps)
    few = len(about.highlights.few) if about.highlights else 0
    rows = tuple(replace(row, marked=place < few) for place, row in enumerate(losses.rows))
    if any(row.values["leads"] for row in rows):
        rows = tuple(led_or_not(row) for row in rows)
    said = (few_note(about.highlights),) if about.highlights else ()
    losses = replace(losses, rows=rows, notes=(*said, *losses.notes), marking=_FEW)
    losses = without(losses, _NOT_SHOWN)
    lost = Words("Mất điểm ở đâu?", "Where were the points lost?")
    short = Words("Thiếu điểm ở đâu?", "Where are we short?")
    yield to_tree(about.measured(losses, "gaps", lost, short), card)

    (loads,) = agencies_document(book, [about.loads]).sections
    rows = tuple(_lead(about, row, place) for place, row in enumerate(loads.rows))
    loads = replace(loads, rows=rows, chart=Parts("short", "share_lost"), marking=_FIRST)
    yield about.measured(
        loads,
        "agencies",
        Words("Điểm mất thuộc trách nhiệm cơ quan nào?", "Who is responsible for the lost points?"),
        Words("Điểm thiếu thuộc trách nhiệm cơ quan nào?", "Who is responsible for what is short?"),
    )

    if not tells_methods(gaps.card):
        return
    (methods,) = groups_document(book, [group_gaps(gaps, "method")]).sections
    if len(methods.rows) < 2:
        return
    notes = (*_surveys(book, gaps), *methods.notes)
    methods = replace(methods, chart=Parts("name", "lost"), notes=notes)
    lost = Words("Điểm mất qua khảo sát và không qua khảo sát", "Lost in surveys, and not in surveys")
    short = Words("Điểm thiếu qua khảo sát và không qua khảo sát", "Short in surveys, and not in surveys")
    yield about.measured(methods, "methods", lost, short)


def _surveys(book: Book, gaps: Gaps) -> Iterator[Note]:
    """Yield how much was lost in surveys of any kind, and how much not."""
    index = book.indexes.get(gaps.card.index)
    surveyed = total(gap.lost for gap in gaps.rows if method_of(index, gap.node.method).survey)
    if not gaps.lost:
        return
    rest = gaps.lost - surveyed
    lost_vi, lost_en = ("mất", "Lost") if gaps.reference is None else ("thiếu", "Short")
    vi = "{surveyed} điểm ({share}), không qua khảo sát {rest} điểm ({rest_share})."
    en = "in surveys: {surveyed} points ({share}); not in surveys: {rest} points ({rest_share})."
    yield note(
        "surveys",
        f"Qua khảo sát {lost_vi} {vi}",
        f"{lost_en} {en}",
        surveyed=surveyed,
        share=(Kind.PERCENT, percent(surveyed, gaps.lost)),
        rest=rest,
        rest_share=(Kind.PERCENT, percent(rest, gaps.lost)),
    )


def _lead(about: About, row: Row, place: int) -> Row:
    """Return the row of a lead agency: with its short name for the picture, linked to what it leads."""
    agency = row.values["agency"]
    if not agency:
        return replace(row, values={**row.values, "short": row.values["name"]})
    short = agency_ref(about.book, str(agency))
    links = {"name": to(agency_anchor(about.card, str(agency)))}
    return replace(row, values={**row.values, "short": short}, links=links, marked=not place)


def _cuts(about: About) -> Iterator[Section]:
    """Yield where points were cut from stage to stage, if figures of several are on file."""
    book, card = about.book, about.card
    if not has_stages(card):
        return
    titles = {
        "criteria": ("cuts", "Bị cắt ở đâu?", "Where were points cut?"),
        "agencies": ("cuts-agencies", "Điểm bị cắt do cơ quan nào chủ trì?", "Who leads what was cut?"),
    }
    whole = ("stages", "Điểm qua từng giai đoạn", "Points stage by stage")
    for section in stages_document(book, [stages_of_card(book, about.gaps.filed)]).sections:
        what = titles.get(section.id.rpartition("/")[2], whole)
        kept = about.titled(section, *what)
        if what[0] == "cuts":
            kept = replace(kept, rows=tuple(row for row in kept.rows if row.values["cut"]))
        yield to_tree(with_bar(kept, "cut"), card)


def _tree(about: About) -> Section:
    """Return the whole tree, its rows named and linked to the source, so that others can point to them."""
    book, card = about.book, about.card
    (tree,) = tree_document(book, [about.totals]).sections
    source = to(source_anchor(card.source))
    rows = []
    criteria = [None, *(row.node.criterion for row in about.totals.rows)]
    drawn: list[dict[str, Value]] = [{}, *(_drawn(row) for row in about.totals.rows)]
    for row, criterion, extent in zip(tree.rows, criteria, drawn, strict=True):
        code = criterion.code if criterion else card.index
        links = {"row": source}
        if criterion is not None and criterion.erratum is not None:
            links["score"] = to(erratum_anchor(card, code))
        printed = criterion.row if criterion else None
        where = Words(f"dòng {printed}", f"row {printed}") if printed else Words("nguồn", "source")
        values = {**row.values, "row": where, **extent}
        named = replace(row, values=values, anchor=criterion_anchor(card, code), links=links)
        rows.append(replace(named, origins=_origins(row, criterion)))
    columns = (*tree.columns, column("row", Kind.TEXT))
    tree = replace(
        tree,
        columns=columns,
        rows=tuple(rows),
        layout="table",
        chart=Icicle("name", "extent", "extent_lost", "listed"),
        notes=(*tree.notes, *_what_is_drawn(about)),
    )
    return about.titled(tree, "tree", "Toàn cảnh: cả cây tiêu chí", "The whole picture: the criteria tree")


def _origins(row: Row, criterion: Criterion | None) -> dict[str, Origin]:
    """Return what of a row of the tree no source prints: sums, and what is not known."""
    if row.values["score"] is None:
        return {"score": Origin.UNKNOWN, "lost": Origin.UNKNOWN}
    return {"score": Origin.DERIVED} if criterion is None or criterion.criteria else {}


def _drawn(row: TotalRow) -> dict[str, Value]:
    """Return how large a criterion is drawn and what of that it lost: in points of the whole."""
    highest = row.score.known_max
    extent = None if highest is None else highest * row.score.factor
    return {"extent": extent, "extent_lost": row.score.known_lost}


def _what_is_drawn(about: About) -> Iterator[Note]:
    """Yield what the picture of the tree leaves out, and what it measures, where that is not plain."""
    if any(row.score.listed_only for row in about.totals.rows):
        vi = "Hình chỉ gồm {listed} trong {max} điểm: những tiêu chí mà nguồn liệt kê vì mất điểm."
        en = "The picture has {listed} of the {max} points: the criteria listed because they lost some."
        listed = total(row.score.max for row in about.totals.rows if row.depth == 1)
        yield note("drawn", vi, en, listed=listed, max=about.card.max)
    if about.totals.score is not None and not evaluation_of(about.card).framework.adds_up:
        vi = "Hình vẽ theo điểm của cả chỉ số: mỗi phần cao theo trọng số của nó."
        en = "The picture is in points of the whole: each part is as high as it weighs."
        yield note("drawn_by_weight", vi, en)
    aside = [row.node.criterion.code for row in about.totals.rows if row.score.counted and not row.score.max]
    if aside:
        vi = "Hình không có điểm trừ và điểm thưởng, vì chúng không thuộc điểm chuẩn: {codes}."
        en = "Deductions and bonuses are not in the picture, since they are no part of the maximum: {codes}."
        yield note("drawn_without", vi, en, codes="; ".join(aside))
    if about.gaps.reference is not None:
        yield _TO_THE_MAXIMUM


def _among_others(about: About) -> Iterator[Section]:
    """Yield where we stand among the units of the panel, and what the ranks above cost."""
    book, card = about.book, about.card
    scores = scores_of(book, card)
    if scores is None or card.unit not in scores.units:
        return
    panel = source_anchor(scores.panel.source)
    strengths = profile_document(book, [profile(scores, card.unit)], {}).sections
    titles = (
        ("profile", "So với các đơn vị khác", "Among the others"),
        ("strengths", "Mạnh nhất ở đâu?", "Where are we strongest?"),
        ("weaknesses", "Yếu nhất ở đâu?", "Where are we weakest?"),
    )
    for section, (what, vi, en) in zip(strengths, titles, strict=True):
        kept = about.titled(only(section, _PROFILE), what, vi, en)
        yield linked(to_tree(kept, card), "best", lambda _: panel)
    if not scores.merits[WHOLE] and not scores.between[WHOLE]:
        return  # nothing is added up: units have no rank
    ranking, *more = rank_document(book, [standing_of(book, scores, WHOLE, card.unit, 5)], {}).sections
    for section in (one for one in more if one.id.endswith("/ladder")):
        kept = about.titled(section, "ladder", "Lên hạng cần bao nhiêu điểm?", "What does a rank cost?")
        kept = with_bar(kept, "missing")
        yield linked(kept, "score", lambda _: panel)
    kept = about.titled(ranking, "ranking", "Các đơn vị xếp liền kề", "The units next to us")
    yield linked(kept, "score", lambda _: panel)


def _coverage(about: About, cover: Coverage) -> Iterator[Section]:
    """Yield whether the plans cover the losses; what stands out comes after the sum."""
    book, card = about.book, about.card
    titles = {
        "uncovered": (
            "Điểm mất chưa có nhiệm vụ riêng hay chủ trì",
            "Losses without a task of their own or a lead",
        ),
        "other-leads": ("Chủ trì khác nhau giữa các phụ lục", "Leads that differ between tables"),
        "untouched": ("Nhiệm vụ không gắn với điểm mất", "Tasks that touch no lost point"),
    }
    whole, *details = coverage_document(book, [cover]).sections
    vi, en = "Kế hoạch đã phủ hết điểm mất chưa?", "Do the plans cover the losses?"
    yield to_tree(about.of_the_maximum(whole, "coverage", vi, en), card)
    for section in details:
        what = section.id.rpartition("/")[2]
        kept = about.of_the_maximum(section, what, *titles[what])
        yield to_tree(kept, card) if what != "untouched" else only(kept, _TASKS)


def _agencies(about: About) -> Iterator[Section]:
    """Yield what each lead agency has lost, and its tasks."""
    book, card = about.book, about.card
    for load in about.loads.rows if card.criteria else ():
        if load.agency is None:
            continue
        led = filter_gaps(about.gaps, agency=load.agency)
        (page,) = agency_document(book, [led], load.agency).sections
        page = to_tree(only(page, ("code", "name", "share_lost", "task", "timing")), card)
        shown = tuple(replace(one, machine_only=False) for one in page.columns)
        rows = tuple(_to_plan(row, gap) for row, gap in zip(page.rows, led.rows, strict=True))
        name = joined(": ", (lead_name(book, load.agency, about.gaps.led), _load_words(load, about.gaps)))
        id_ = agency_anchor(card, load.agency)
        yield replace(page, id=id_, title=name, columns=shown, rows=rows, notes=())


def _load_words(load: AgencyLoad, gaps: Gaps) -> Phrase:
    """Return what an agency leads in a few words, with the decimals of all lost points."""
    finest = max(places(gap.lost) for gap in gaps.rows)
    finest = min(MOST_PLACES, finest)
    figure = f"{rounded(load.share_lost, finest):.{finest}f}"
    count, lost = load.criteria, Words(figure.replace(".", ","), figure)
    criteria = Words(f"{count} tiêu chí, ", f"{count} {'criterion' if count == 1 else 'criteria'}, ")
    if gaps.reference is not None:
        return criteria + lost + Words(" điểm thiếu (chia đều)", " points short (equal share)")
    return criteria + lost + Words(" điểm mất (chia đều)", " points lost (equal share)")


def _to_plan(row: Row, gap: Gap) -> Row:
    """Return a criterion's row with its tasks linked to the plan that they are from."""
    tasks = gap.responsibility.tasks
    links = {"task": to(plan_anchor(tasks[0].plan.document))} if tasks else {}
    return replace(row, links={**row.links, **links})
