"""`sensitivity`: how much hangs on each criterion, and on how criteria are weighted."""

from ctscore.analysis.sensitivity import Draws, Pull, Sensitivity, Weighting
from ctscore.book import Book, Filed
from ctscore.document import Document, Kind, Note, Row, Section, Value
from ctscore.model import Scorecard
from ctscore.views.common import title
from ctscore.views.labels import column, say, word


def sensitivity_document(
    book: Book,
    found: tuple[tuple[Filed[Scorecard], Sensitivity], ...],
    asked: dict[str, str | int | None],
    lang: str,
) -> Document:
    """Return for each index what each criterion could move, and the rank under other weights."""
    sections = []
    for filed, one in found:
        sections.append(_pulls(book, filed.value, one, lang))
        if one.draws is not None:
            sections.append(_weightings(book, filed.value, one, one.draws, lang))
    return Document("ctscore/sensitivity/1", lang, asked, tuple(sections))


def _pulls(book: Book, card: Scorecard, found: Sensitivity, lang: str) -> Section:
    columns = (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("lost", Kind.POINTS, lang, bar=found.rank is None),
        column("to_best", Kind.POINTS, lang, bar=found.rank is not None, spare=1),
        column("rank_if_best", Kind.COUNT, lang, spare=1),
        column("rank_if_full", Kind.COUNT, lang, spare=2),
    )
    rows = tuple(_pull(pull, lang) for pull in found.pulls)
    notes: tuple[Note, ...] = ()
    if found.rank is not None:
        values: dict[str, tuple[Kind, Value]] = {
            "rank": (Kind.COUNT, found.rank),
            "of": (Kind.COUNT, found.of),
        }
        vi = "Hạng hiện nay {rank}/{of}; hạng nếu chỉ một tiêu chí đổi và các đơn vị khác giữ nguyên điểm."
        en = "The rank is {rank} of {of}; ranks if one criterion alone changes and the others stay."
        notes = (Note("rank", say(lang, vi, en), values),)
    return Section(card.index, title(book, card, "pulls", lang), columns, rows, notes)


def _pull(pull: Pull, lang: str) -> Row:
    return Row(
        {
            "code": pull.node.criterion.code,
            "name": pull.node.criterion.name.say(lang),
            "lost": pull.lost,
            "to_best": pull.to_best,
            "rank_if_best": pull.rank_if_best,
            "rank_if_full": pull.rank_if_full,
        }
    )


def _weightings(book: Book, card: Scorecard, found: Sensitivity, draws: Draws, lang: str) -> Section:
    columns = (
        column("weighting", Kind.TEXT, lang),
        column("code", Kind.CODE, lang, detail=True),
        column("rank", Kind.COUNT, lang, called="published_rank"),
    )
    now = Row({"weighting": word("as-published", lang), "code": None, "rank": found.rank}, strong=True)
    rows = tuple(_weighting(one, lang) for one in found.weightings)
    name = title(book, card, "weightings", lang)
    return Section(f"{card.index}/weightings", name, columns, (now, *rows), _draw_notes(draws, lang))


def _weighting(one: Weighting, lang: str) -> Row:
    if one.without is None:
        return Row({"weighting": word("equal-weights", lang), "code": None, "rank": one.rank})
    named = f"{word('without', lang)} {one.without.code} {one.without.name.say(lang)}"
    return Row({"weighting": named, "code": one.without.code, "rank": one.rank})


def _draw_notes(draws: Draws, lang: str) -> tuple[Note, ...]:
    values: dict[str, tuple[Kind, Value]] = {
        "count": (Kind.COUNT, draws.count),
        "seed": (Kind.COUNT, draws.seed),
        "median": (Kind.COUNT, draws.median),
        "low": (Kind.COUNT, draws.low),
        "high": (Kind.COUNT, draws.high),
        "top": (Kind.PERCENT, draws.top_share),
    }
    vi = (
        "Với {count} bộ trọng số ngẫu nhiên: hạng trung vị {median}, 90% số lần trong khoảng {low}–{high}; "
        "{top} số lần vào tốp 20."
    )
    en = (
        "Under {count} random weightings: median rank {median}, 90% of them between {low} and {high}; "
        "{top} of them within the top 20."
    )
    how_vi = (
        "Cách tính: mỗi tiểu mục đưa về 0–1 trên thang của nó; trọng số rút đều trên mọi bộ có thể (phân "
        "phối Dirichlet), hạt giống {seed}. Theo bước 7 (phân tích độ bất định và độ nhạy) của Handbook on "
        "Constructing Composite Indicators, OECD/JRC 2008."
    )
    how_en = (
        "Method: each sub-dimension is put on 0–1 of its scale; weights are drawn evenly from all there are "
        "(Dirichlet), seed {seed}. After step 7, uncertainty and sensitivity analysis, of the Handbook on "
        "Constructing Composite Indicators, OECD/JRC 2008."
    )
    return (
        Note("draws", say(lang, vi, en), values),
        Note("method", say(lang, how_vi, how_en), {"seed": values["seed"]}),
    )
