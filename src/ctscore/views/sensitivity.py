"""`sensitivity`: how much hangs on each criterion, and on how criteria are weighted."""

from collections.abc import Iterator, Mapping

from ctscore.analysis.sensitivity import Draws, Pull, Sensitivity, Weighting
from ctscore.book import Book, Filed
from ctscore.document import Column, Document, Kind, Note, Section, headline, note, row_of, rows_of, table
from ctscore.model import PUBLISHED, Scorecard
from ctscore.model.scorecard import stage_of
from ctscore.phrases import Wording, joined
from ctscore.views.common import present, title
from ctscore.views.heads import heads
from ctscore.views.labels import column, word
from ctscore.views.shapes import points_of_whole_note, shape_notes


def sensitivity_document(
    book: Book,
    found: tuple[tuple[Filed[Scorecard], Sensitivity], ...],
    asked: Mapping[str, str | int | None],
) -> Document:
    """Return for each index what each criterion could move, and the rank under other weights."""
    sections = []
    for filed, one in found:
        sections.append(_pulls(book, filed.value, one))
        if one.draws is not None:
            sections.append(_weightings(book, filed.value, one, one.draws))
    cards = [filed.value for filed, _ in found]
    return Document("ctscore/sensitivity/1", asked, tuple(sections), heads=heads(book, cards))


def _pulls(book: Book, card: Scorecard, found: Sensitivity) -> Section:
    columns: tuple[Column[Pull], ...] = (
        column("code", Kind.CODE, lambda pull: pull.node.criterion.code),
        column("name", Kind.TEXT, lambda pull: pull.node.criterion.name),
        column("lost", Kind.POINTS, lambda pull: pull.known_lost, bar=found.rank is None),
        column("tenth_more", Kind.CHANGE, lambda pull: pull.more),
        column("rank_if_more", Kind.COUNT, lambda pull: pull.rank_if_more),
        column("tenth_less", Kind.CHANGE, lambda pull: pull.less, drop_priority=2),
        column("rank_if_less", Kind.COUNT, lambda pull: pull.rank_if_less, drop_priority=2),
        column("to_best", Kind.POINTS, lambda pull: pull.to_best, drop_priority=1),
        column("rank_if_best", Kind.COUNT, lambda pull: pull.rank_if_best, drop_priority=1),
        column("rank_if_full", Kind.COUNT, lambda pull: pull.rank_if_full, drop_priority=3),
    )
    vi = "Hạng hiện nay {rank}/{of}; hạng nếu chỉ một tiêu chí đổi và các đơn vị khác giữ nguyên điểm."
    en = "The rank is {rank} of {of}; ranks if one criterion alone changes and the others stay."
    known = [pull for pull in found.pulls if pull.more is not None]
    notes: tuple[Note, ...] = (_TENTHS, _NO_RANK) if known else ()
    if found.rank is not None:
        ranked = note("rank", vi, en, rank=found.rank, of=found.of)
        notes = (_TENTHS, ranked, *_moving(found, found.rank))
    if found.span is not None:
        vi = "Có đơn vị chưa đủ điểm: khi đủ, hạng hiện nay có thể từ {best} đến {worst}."
        en = "Some units are not known whole: with all points the rank now is from {best} to {worst}."
        if found.span.best == found.span.worst:
            vi = "Có đơn vị chưa đủ điểm: trường hợp nào hạng hiện nay cũng là {best}."
            en = "Some units are not known whole: the rank now is {best} in any case."
        notes = (*notes, note("rank_range", vi, en, best=found.span.best, worst=found.span.worst))
    if found.unweighted:
        vi = "Điểm trừ, điểm thưởng không có trọng số nên không tính vào trọng số khác: {codes}."
        en = "Deductions and bonuses have no weight, and are left out under other weights: {codes}."
        notes = (*notes, note("unweighted", vi, en, codes=", ".join(found.unweighted)))
    told = present(*shape_notes(card), points_of_whole_note(card))
    return table(
        card.index, title(book, card, "pulls"), columns, found.pulls if known else (), (*notes, *told)
    )


_TENTHS = note(
    "tenths",
    "“Tăng, giảm 10% thang”: mức thay đổi của tổng điểm khi chỉ riêng tiêu chí ấy tăng, giảm 10% thang điểm "
    "của nó (không vượt khỏi thang).",
    "“10% of scale”: what the total moves by if that criterion alone has 10% of its scale more or less, "
    "within its scale.",
)
_NO_RANK = note(
    "no_rank",
    "Không có bảng điểm các đơn vị của kỳ này nên không tính được thứ hạng.",
    "There is no panel of units for this period, so ranks are not worked out.",
)


def _moving(found: Sensitivity, rank: int) -> Iterator[Note]:
    """Yield how many criteria change the rank on their own, by a tenth of their scale, and to which ranks."""
    ways = (
        ("raises", "Tăng 10%", "10% more", [pull.rank_if_more for pull in found.pulls]),
        ("lowers", "Giảm 10%", "10% less", [pull.rank_if_less for pull in found.pulls]),
    )
    for id_, what_vi, what_en, ranks in ways:
        changed = [one for one in ranks if one is not None and one != rank]
        vi = f"{what_vi} ở riêng một tiêu chí: không tiêu chí nào làm đổi hạng."
        en = f"{what_en} at one criterion alone changes the rank at none of them."
        if changed:
            to = "{best}" if min(changed) == max(changed) else "{best}–{worst}"
            vi = f"{what_vi} ở riêng một tiêu chí: {{count}}/{{all}} tiêu chí làm đổi hạng, thành {to}."
            en = f"{what_en} at one criterion alone changes the rank at {{count}} of {{all}}, to {to}."
        ends = {"best": min(changed, default=None), "worst": max(changed, default=None)}
        yield headline(id_, vi, en, count=len(changed), all=len(ranks), **ends)


def _weightings(book: Book, card: Scorecard, found: Sensitivity, draws: Draws) -> Section:
    now = Weighting(None, found.rank or 0)

    def name(one: Weighting) -> Wording:
        if one is now:
            return word("as-published" if stage_of(card) == PUBLISHED else "as-on-file")
        if one.without is None:
            return word("equal-weights")
        return joined(" ", (word("without"), one.without.code, one.without.name))

    columns: tuple[Column[Weighting], ...] = (
        column("weighting", Kind.TEXT, name),
        column("code", Kind.CODE, lambda one: one.without.code if one.without else None, machine_only=True),
        column("rank", Kind.COUNT, lambda one: one.rank, called="published_rank"),
    )
    rows = (row_of(columns, now, strong=True), *rows_of(columns, found.weightings))
    heading = title(book, card, "weightings")
    return Section(f"{card.index}/weightings", heading, columns, rows, _draw_notes(draws))


def _draw_notes(draws: Draws) -> tuple[Note, ...]:
    return (
        headline(
            "draws",
            "Với {count} bộ trọng số ngẫu nhiên: hạng trung vị {median}, 90% số lần trong khoảng "
            "{low}–{high}; {top} số lần vào nhóm 20.",
            "Under {count} random weightings: median rank {median}, 90% of them between {low} and {high}; "
            "{top} of them within the top 20.",
            count=draws.count,
            median=draws.median,
            low=draws.low,
            high=draws.high,
            top=(Kind.PERCENT, draws.top_share),
        ),
        note(
            "method",
            "Cách tính: mỗi tiểu mục đưa về 0–1 trên thang của nó; trọng số rút đều trên mọi bộ có thể (phân "
            "phối Dirichlet), hạt giống {seed}. Theo bước 7 (phân tích độ bất định và độ nhạy) của Handbook "
            "on Constructing Composite Indicators, OECD/JRC 2008.",
            "Method: each sub-dimension is put on 0–1 of its scale; weights are drawn evenly from all there "
            "are (Dirichlet), seed {seed}. After step 7, uncertainty and sensitivity analysis, of the "
            "Handbook on Constructing Composite Indicators, OECD/JRC 2008.",
            seed=draws.seed,
        ),
    )
