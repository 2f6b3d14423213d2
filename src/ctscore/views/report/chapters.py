"""What a report says about one index, picture by picture: sections of other views under plainer titles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctscore.analysis.agencies import AgencyLoads, agency_loads
from ctscore.analysis.coverage import Coverage
from ctscore.analysis.gaps import Gap, Gaps, beside_best, filter_gaps, group_gaps
from ctscore.analysis.highlights import Highlights
from ctscore.analysis.panels import WHOLE, card_of, scores_of
from ctscore.analysis.standing import profile, standing_of
from ctscore.analysis.totals import TotalRow, Totals
from ctscore.analysis.totals import totals as card_totals
from ctscore.analysis.trend import trends
from ctscore.book import Book
from ctscore.decimals import percent, total
from ctscore.document import (
    Chapter,
    Icicle,
    Kind,
    Note,
    Parts,
    Ref,
    Row,
    Section,
    Value,
    Words,
    joined,
    note,
)
from ctscore.model import Scorecard, method_of
from ctscore.periods import read_period
from ctscore.records import dataclass
from ctscore.scoring import evaluation_of
from ctscore.views.agencies import agencies_document, agency_document
from ctscore.views.common import agency_name, agency_ref, in_stage, index_name
from ctscore.views.conditions import conditions_section
from ctscore.views.coverage import coverage_document
from ctscore.views.gaps import gaps_section, groups_document, measured_to
from ctscore.views.labels import column, word
from ctscore.views.report.shaping import linked, only, to_tree, with_bar, without
from ctscore.views.sources import (
    agency_anchor,
    criterion_anchor,
    erratum_anchor,
    index_anchor,
    plan_anchor,
    source_anchor,
    source_of_result,
    to,
)
from ctscore.views.standing import profile_document, rank_document
from ctscore.views.totals import card_notes, tree_document
from ctscore.views.trend import trend_document

_NOT_SHOWN = ("max", "achieved", "percent_lost", "best", "best_units", "holders", "method")
"""Columns of lost points that are left out, so that the page stays readable."""
_PROFILE = ("code", "name", "score", "published_rank", "rank", "of", "best", "median", "top", "min", "max")
_TASKS = ("item", "task", "leads", "timing")
_TOO_MUCH = ("other_leads", "published", "percentile")
"""Notes that are left out: on how to ask the program for more, on columns that are not shown, said above."""

_TO_THE_MAXIMUM = note(
    "to_the_maximum", "Ở đây điểm mất tính đến mức tối đa.", "Here losses are measured to the maximum."
)


@dataclass(frozen=True, slots=True)
class _About:
    """What a chapter is made of: the losses of one scorecard, and the figures around them."""

    book: Book
    gaps: Gaps
    totals: Totals
    loads: AgencyLoads
    highlights: Highlights | None
    cover: Coverage | None

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.gaps.card

    def titled(self, section: Section, what: str, vi: str, en: str) -> Section:
        """Return `section` under a plainer title, and an id of its own in the report."""
        return replace(section, id=f"{self.card.index}/{what}", title=Words(vi, en))

    def measured(self, section: Section, what: str, vi: str, en: str) -> Section:
        """Return `section`, about losses, under a plainer title that says what they are measured to."""
        reference, named = self.gaps.reference, self.titled(section, what, vi, en)
        to_what = () if reference is None else (measured_to(self.book, reference),)
        return replace(named, title=joined(" – ", (named.title, *to_what)))


def chapter(
    book: Book,
    gaps: Gaps,
    highlights: Highlights | None,
    cover: Coverage | None,
    first: Sequence[Section],
) -> Chapter:
    """Return the chapter of one index, `first` before all else; what each agency leads is folded.

    `cover` is None where losses are not what plans answer.
    """
    card = gaps.card
    totals = card_totals(gaps.filed, depth=None)
    about = _About(book, gaps, totals, agency_loads(gaps), highlights, cover)
    notes = card_notes(about.book, about.totals)
    sections = tuple(_said_once((*first, *_sections(about)), notes))
    title = joined(" – ", (f"{card.index} {card.when}", index_name(book, card.index), *in_stage(book, card)))
    one_by_one = Words("Từng cơ quan", "Agency by agency")
    return Chapter(index_anchor(card.index), title, sections, notes, tuple(_agencies(about)), one_by_one)


def _said_once(sections: Sequence[Section], notes: Sequence[Note]) -> Iterator[Section]:
    """Yield `sections` without notes that stand further up."""
    said = list(notes)
    for section in sections:
        fresh = [note for note in section.notes if note not in said and note.id not in _TOO_MUCH]
        said += fresh
        yield replace(section, notes=tuple(fresh))


def _sections(about: _About) -> Iterator[Section]:
    if about.card.criteria:
        yield from _losses(about)
        yield _tree(about)
    yield from _among_others(about)
    yield from _over_the_years(about)
    if about.cover is not None:
        yield from _coverage(about, about.cover)


def _losses(about: _About) -> Iterator[Section]:
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
        rows = tuple(_led_or_not(row) for row in rows)
    losses = without(replace(losses, rows=rows), _NOT_SHOWN)
    yield to_tree(about.measured(losses, "gaps", "Mất điểm ở đâu?", "Where were the points lost?"), card)

    (loads,) = agencies_document(book, [about.loads]).sections
    rows = tuple(_lead(about, row, place) for place, row in enumerate(loads.rows))
    loads = replace(loads, rows=rows, chart=Parts("short", "share_lost"))
    yield about.measured(
        loads,
        "agencies",
        "Điểm mất thuộc trách nhiệm cơ quan nào?",
        "Who is responsible for the lost points?",
    )

    (methods,) = groups_document(book, [group_gaps(gaps, "method")]).sections
    notes = (*_surveys(book, gaps), *methods.notes)
    methods = replace(methods, chart=Parts("name", "lost"), notes=notes)
    vi, en = "Điểm mất qua khảo sát và không qua khảo sát", "Lost in surveys, and not in surveys"
    yield about.measured(methods, "methods", vi, en)


def _led_or_not(row: Row) -> Row:
    """Return the row of a lost criterion; that nobody leads it, though others are led, is said."""
    leads = row.values["leads"] or (Ref("no-lead", word("no-lead")),)
    return replace(row, values={**row.values, "leads": leads})


def _surveys(book: Book, gaps: Gaps) -> Iterator[Note]:
    """Yield how much was lost in surveys of any kind, and how much not."""
    index = book.indexes.get(gaps.card.index)
    surveyed = total(gap.lost for gap in gaps.rows if method_of(index, gap.node.method).survey)
    if not gaps.lost:
        return
    rest = gaps.lost - surveyed
    vi = "Qua khảo sát mất {surveyed} điểm ({share}), không qua khảo sát {rest} điểm ({rest_share})."
    en = "Lost in surveys: {surveyed} points ({share}); not in surveys: {rest} points ({rest_share})."
    yield note(
        "surveys",
        vi,
        en,
        surveyed=surveyed,
        share=(Kind.PERCENT, percent(surveyed, gaps.lost)),
        rest=rest,
        rest_share=(Kind.PERCENT, percent(rest, gaps.lost)),
    )


def _lead(about: _About, row: Row, place: int) -> Row:
    """Return the row of a lead agency: with its short name for the picture, linked to what it leads."""
    agency = row.values["agency"]
    if not agency:
        return replace(row, values={**row.values, "short": row.values["name"]})
    short = agency_ref(about.book, str(agency))
    links = {"name": to(agency_anchor(about.card, str(agency)))}
    return replace(row, values={**row.values, "short": short}, links=links, marked=not place)


def _tree(about: _About) -> Section:
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
        rows.append(replace(row, values=values, anchor=criterion_anchor(card, code), links=links))
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


def _drawn(row: TotalRow) -> dict[str, Value]:
    """Return how large a criterion is drawn and what of that it lost: in points of the whole."""
    highest = row.score.known_max
    extent = None if highest is None else highest * row.score.factor
    return {"extent": extent, "extent_lost": row.score.known_lost}


def _what_is_drawn(about: _About) -> Iterator[Note]:
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


def _among_others(about: _About) -> Iterator[Section]:
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


def _over_the_years(about: _About) -> Iterator[Section]:
    book, card = about.book, about.card
    found = [one for one in trends(book, card.index, card.unit) if one.kind == card.when.kind]
    if not found:
        return
    (series,) = trend_document(book, found, {}).sections

    def source(row: Row) -> str | None:
        period = read_period(str(row.values["year"]))
        then = card_of(book, card.index, card.unit, period) if period else None
        return source_anchor(source_of_result(then.value)) if then else None

    rows = tuple(replace(row, marked=row.values["year"] == str(card.when)) for row in series.rows)
    titles = (
        ("Qua các năm", "Over the years") if found[0].kind == "year" else ("Qua các kỳ", "Over the periods")
    )
    kept = about.titled(replace(series, rows=rows), "trend", *titles)
    yield linked(kept, "score", source)


def _coverage(about: _About, cover: Coverage) -> Iterator[Section]:
    """Yield whether the plans cover the losses; what stands out comes after the sum."""
    book, card = about.book, about.card
    titles = {
        "uncovered": ("Điểm mất chưa có ai chủ trì", "Losses that nobody leads"),
        "other-leads": ("Chủ trì khác nhau giữa các phụ lục", "Leads that differ between tables"),
        "untouched": ("Nhiệm vụ không gắn với điểm mất", "Tasks that touch no lost point"),
    }
    whole, *details = coverage_document(book, [cover]).sections
    if about.gaps.reference is not None:
        whole = replace(whole, notes=(_TO_THE_MAXIMUM, *whole.notes))
    yield to_tree(
        about.titled(
            whole, "coverage", "Kế hoạch đã phủ hết điểm mất chưa?", "Do the plans cover the losses?"
        ),
        card,
    )
    for section in details:
        what = section.id.rpartition("/")[2]
        kept = about.titled(section, what, *titles[what])
        yield to_tree(kept, card) if what != "untouched" else only(kept, _TASKS)


def _agencies(about: _About) -> Iterator[Section]:
    """Yield what each lead agency has lost, and its tasks."""
    book, card = about.book, about.card
    columns = ("code", "name", "lost", "share", "task", "timing")
    for load in about.loads.rows if card.criteria else ():
        if load.agency is None:
            continue
        led = filter_gaps(about.gaps, agency=load.agency)
        (page,) = agency_document(book, [led], load.agency).sections
        page = to_tree(only(page, columns), card)
        rows = tuple(_to_plan(row, gap) for row, gap in zip(page.rows, led.rows, strict=True))
        name = agency_name(book, load.agency)
        yield replace(page, id=agency_anchor(card, load.agency), title=name, rows=rows)


def _to_plan(row: Row, gap: Gap) -> Row:
    """Return a criterion's row with its tasks linked to the plan that they are from."""
    tasks = gap.responsibility.tasks
    links = {"task": to(plan_anchor(tasks[0].plan.document))} if tasks else {}
    return replace(row, links={**row.links, **links})
