"""Minutes: what they conclude, against figures worked out by hand; and that they stay within five tables."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ctscore.analysis.select import scorecards
from ctscore.book import Book, Filed
from ctscore.document import Look, Note, Paper, PaperTable, Paragraph
from ctscore.model import Cell, Criterion, Published, Scorecard, Target, Text
from ctscore.periods import Period
from ctscore.phrases import Phrase, said
from ctscore.render.values import sentence
from ctscore.views.minutes import minutes_paper
from tests.analysis.builders import book_of, leaf, scorecard
from tests.analysis.planning import document, indexes, item, led, part, plan, register, units


def concluded(paper: Paper, lang: str = "vi") -> list[str]:
    """Return the sentences below each index, one after the other."""
    told = [one for one in paper.blocks if isinstance(one, Paragraph) and one.look is Look.ITEM]
    return [sentence(one.words, lang) for one in told if isinstance(one.words, Note)]


def aside(paper: Paper) -> str:
    """Return what is said not to be printed."""
    (told,) = (one for one in paper.blocks if isinstance(one, Paragraph) and one.look is Look.ASIDE)
    return said(told.words, "vi")  # type: ignore[arg-type]


def test_conclusions_of_2022(book: Book) -> None:
    """From Annex I and the preamble of plan 121, plan 260, and the panel of PAPI, by hand.

    PAR-INDEX: of 13.3876 the largest are 1.5, 1.5 - 0.644 and 1.5 - 0.6577, 3.1983 in all; Sở Nội vụ leads
    6.5744; 100 - 13.3876 - 86.11 = 0.5024. Rows 8.4, 6.2.4, 6.2.5 and 6.1.4 have another task: 0.75 + 0.2574
    + 0.2581 + 0.2279; 8.1.1 to 8.1.5 and 7.3.2 another lead in Annex II or III: 1.93 + 0.2344.
    PAPI: 25 sub-dimensions are below the 20th largest, by 4.863380401; by 0.672085345, 0.528383017 and
    0.467792511 the most.
    """
    vi = concluded(minutes_paper(book, scorecards(book, Period(2022))))
    assert vi == [
        "Thành phố Cần Thơ đạt 86,11/100 điểm, tăng 1,14 điểm so với năm 2021; xếp hạng 26/63, tăng 25 bậc "
        "(năm 2021: hạng 51).",
        "Có 42 tiêu chí mất điểm, tổng cộng 13,3876 điểm; trong đó 3 tiêu chí mất nhiều nhất chiếm 3,1983 "
        "điểm (23,89%): 5.4 “Chấp hành kỷ luật, kỷ cương hành chính của cán bộ, công chức, viên chức” 1,5 "
        "điểm, do Sở Nội vụ chủ trì; 7.3.7 “Thanh toán trực tuyến” 0,856 điểm, do Văn phòng Ủy ban nhân dân "
        "thành phố chủ trì; 7.3.6 “Tỷ lệ hồ sơ trực tuyến toàn trình” 0,8423 điểm, do Sở Thông tin và Truyền "
        "thông chủ trì.",
        "Sở Nội vụ chủ trì nhiều điểm mất nhất: 6,5744 điểm, bằng 49,11% tổng số.",
        "Mục tiêu vào nhóm 25 (260/KH-UBND) không đạt, còn kém 1 bậc.",
        "Cần làm rõ: điểm cộng từ các tiêu chí là 86,6124, lệch 0,5024 điểm so với điểm công bố 86,11; "
        "4 tiêu chí (mất 1,4934 điểm) chưa có nhiệm vụ riêng hoặc cơ quan chủ trì; 6 tiêu chí (mất 2,1644 "
        "điểm) có cơ quan chủ trì khác nhau giữa các phụ lục.",
        "Thành phố Cần Thơ đạt 79,10/100 điểm, giảm 6,4 điểm so với năm 2021; xếp hạng 36/63, tăng 12 bậc "
        "(năm 2021: hạng 48).",
        "Nguồn không nêu điểm từng tiêu chí của SIPAS 2022; chỉ có kết quả chung.",
        "Mục tiêu ít nhất 85% (260/KH-UBND) không đạt, còn kém 5,9 điểm phần trăm.",
        "Thành phố Cần Thơ đạt 39,97/80 điểm, giảm 1,26 điểm so với năm 2021; xếp hạng 55/61, giảm 13 bậc "
        "(năm 2021: hạng 42).",
        "Tính so với đơn vị xếp thứ 20 ở từng tiêu chí, 25 tiêu chí còn thiếu 4,8634 điểm; trong đó 3 tiêu "
        "chí thiếu nhiều nhất chiếm 1,6683 điểm (34,3%): 1.2 “Cơ hội tham gia” 0,6721 điểm, do Sở Nội vụ "
        "chủ trì; 6.2 “Giáo dục tiểu học công lập” 0,5284 điểm, do Sở Giáo dục và Đào tạo chủ trì; 1.3 "
        "“Chất lượng bầu cử” 0,4678 điểm, do Sở Nội vụ chủ trì.",
        "Sở Nội vụ chủ trì nhiều điểm thiếu nhất: 1,7424 điểm, bằng 35,83% tổng số.",
        "Mục tiêu vào nhóm 25 (260/KH-UBND) không đạt, còn kém 30 bậc.",
        "Cần làm rõ: 1 tiêu chí (thiếu 0,0415 điểm) chưa có nhiệm vụ riêng hoặc cơ quan chủ trì.",
    ]
    en = concluded(minutes_paper(book, scorecards(book, Period(2022))), "en")
    assert en[0] == (
        "Can Tho City scored 86.11 out of 100 points, 1.14 more than in 2021; it ranked 26 of 63, up 25 "
        "places (51 in 2021)."
    )
    assert en[3] == "The target of a top 25 rank (260/KH-UBND) was missed, 1 place short."


def minutes_of(*cards: Scorecard, top: int | None = None, files: Sequence[Any] = ()) -> Paper:
    named = dict.fromkeys(card.index for card in cards)
    book = book_of(*cards, indexes(*named), units("u"), document("d", date(2023, 1, 1)), *files)
    return minutes_paper(book, [Filed("x", card) for card in cards if card.year == 2022], top)


def test_a_scorecard_alone_says_what_there_is() -> None:
    """No rank, no year before, no plan: three sentences, and two tables."""
    paper = minutes_of(scorecard(leaf("1", "6", "4"), leaf("2", "4", "3.5"), highest="10"))
    assert concluded(paper) == [
        "u đạt 7,5/10 điểm.",
        "Có 2 tiêu chí mất điểm, tổng cộng 2,5 điểm: 1 “1” 2 điểm; 2 “2” 0,5 điểm.",
        "Cần làm rõ: chưa có kế hoạch nào trong dữ liệu giao nhiệm vụ khắc phục số điểm mất này.",
    ]
    assert sum(isinstance(block, PaperTable) for block in paper.blocks) == 2


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        # 3 of 9 is a third; another lost as much as the next, so neither is named
        (("3", "2", "2", "1", "1"), "; nhiều nhất là tiêu chí 1 “1” 3 điểm (chiếm 33,33%)."),
        (("1", "1", "1", "1", "1"), ", không tiêu chí nào quá 1 điểm."),
        (("5", "5", "5", "0", "0"), ": 1 “1” 5 điểm; 2 “2” 5 điểm; 3 “3” 5 điểm."),
    ],
)
def test_criteria_that_lost_as_much_are_named_together_or_not_at_all(lost: Sequence[str], told: str) -> None:
    leaves = [leaf(str(n), "20", str(20 - int(one))) for n, one in enumerate(lost, start=1)]
    assert concluded(minutes_of(scorecard(*leaves)))[1].endswith(told)


@pytest.mark.parametrize(
    ("before", "vi", "en"),
    [
        (4, ", tăng 1 bậc (năm 2021: hạng 4)", ", up one place (4 in 2021)"),
        (3, ", giữ nguyên hạng (năm 2021: hạng 3)", ", the same rank (3 in 2021)"),
        (None, "xếp hạng 3", "it ranked 3"),
    ],
)
def test_a_move_among_the_ranks_is_worked_out(before: int | None, vi: str, en: str) -> None:
    then = scorecard(year=2021, published=Published(rank=before)) if before else None
    paper = minutes_of(*filter(None, (scorecard(published=Published(rank=3)), then)))
    assert concluded(paper)[0] == f"Chưa có tổng điểm của u; xếp hạng 3{vi.removeprefix('xếp hạng 3')}."
    assert (
        concluded(paper, "en")[0] == f"u has no total on file; it ranked 3{en.removeprefix('it ranked 3')}."
    )


def test_a_total_that_only_an_assumption_gives_is_said_to_be_one() -> None:
    """One criterion is listed, 1.5 of 2; with the 8 points in no row that would make 9.5 of 10."""
    paper = minutes_of(scorecard(leaf("1", "2", "1.5"), highest="10", listing="losses-only"))
    assert concluded(paper)[0] == (
        "u: chưa có điểm công bố; nếu các tiêu chí không liệt kê đều đạt điểm tối đa thì được 9,5/10."
    )
    assert concluded(paper, "en")[0] == (
        "u: the published score is not on file; it would be 9.5 out of 10 if all that is not listed has full "
        "marks."
    )
    tables = [one for one in paper.blocks if isinstance(one, PaperTable)]
    assert "score" not in [column.id for column in tables[0].columns]


def test_what_is_not_known_is_no_total() -> None:
    """4 of 6 points are on file; the other 4 may be anything: 4 to 8 of 10."""
    unknown = Criterion(code="2", name=Text(vi="2"), max=Decimal(4))
    card = replace(scorecard(leaf("1", "6", "4"), unknown, highest="10"), format="ctscore/scorecard@2")
    paper = minutes_of(card)
    first, second, *_ = concluded(paper)
    assert first == "u chưa có đủ điểm để tính tổng."
    results = next(one for one in paper.blocks if isinstance(one, PaperTable))
    cells = [cell.value for cell in results.rows[0].cells if cell]
    assert [said(one, "vi") for one in cells if isinstance(one, Phrase)] == ["từ 4 đến 8"]
    assert second.startswith("4 trong 6 điểm đã chấm; 4 điểm chưa có: tổng từ 4 đến 8.")


def test_what_was_cut_between_stages_is_a_sentence() -> None:
    """Of 10, 5, 4 and 3 points the office gave itself 9, 5, 1 and 3: it got 6, 4, 2 and as yet nothing."""
    given = [("1", "10", "9", "6"), ("2", "5", "5", "4"), ("3", "4", "1", "2"), ("4", "3", "3", None)]
    leaves = [
        leaf(code, top, None, stages={key: Decimal(one) for key, one in by.items() if one})
        for code, top, self_, got in given
        for by in ({"self": self_, "appraised": got},)
    ]
    told = concluded(minutes_of(replace(scorecard(*leaves), format="ctscore/scorecard@2")))
    assert (
        "Từ tự chấm đến thẩm định, 2 tiêu chí bị cắt tổng cộng 4 điểm, nhiều nhất là tiêu chí 1 “1” 3 điểm; "
        "1 tiêu chí được cộng thêm 1 điểm; giảm ròng 3 điểm; "
        "1 tiêu chí chỉ có điểm ở một trong hai giai đoạn." in told
    )


_GOALS: list[tuple[Any, Any, int]] = [("rank", "within", 5), ("points", "at-least", 97)]


def test_inferred_leads_are_marked_and_targets_told() -> None:
    """Sở a leads 3 of 4 lost points by our inference; nobody leads the last, for which there is no task."""
    inferred = Cell(agencies=("a",), printed="x", inferred=Text(vi="căn cứ"))
    tasks = part(
        item("t1", criteria=("1",), leads=inferred),
        item("t2", criteria=("2",), leads=led("a", "b")),
        index="PAR-INDEX",
        answers=Period(2022),
    )
    goals = [
        Target(
            id=f"g{n}",
            row="1",
            name=Text(vi="m"),
            unit=unit,
            goal=goal,
            value=Decimal(value),
            index="PAR-INDEX",
            due=2022,
        )
        for n, (unit, goal, value) in enumerate(_GOALS)
    ]
    card = scorecard(
        leaf("1", "50", "48"),
        leaf("2", "30", "29"),
        leaf("3", "20", "19"),
        published=Published(score=Decimal(96), rank=3),
    )
    files = [plan(tasks, targets=tuple(goals)), register(("a", "k", ()), ("b", "k", ()))]
    paper = minutes_of(card, files=files)
    # Of six tables that there is something for, targets have none: the conclusions tell of both.
    tables = [block for block in paper.blocks if isinstance(block, PaperTable)]
    assert [table.columns[-1].id for table in tables] == ["rank", "leads", "leads", "share", "what"]
    assert [[said(cell.value, "vi") for cell in row.cells[:3] if cell] for row in tables[2].rows] == [  # type: ignore[arg-type]
        ["1", "1", "việc"],
        ["2", "2", "việc"],
        ["3", "3", "Chưa có nhiệm vụ"],
    ]
    assert "bảng từng mục tiêu" in aside(paper)
    assert concluded(paper)[1:] == [
        "Có 3 tiêu chí mất điểm, tổng cộng 4 điểm: 1 “1” 2 điểm, do a (suy ra) chủ trì; 2 “2” 1 điểm, do a "
        "và b chủ trì; 3 “3” 1 điểm, chưa có cơ quan chủ trì.",
        "a (suy ra) chủ trì nhiều điểm mất nhất: 2,5 điểm, bằng 62,5% tổng số, điểm "
        "của tiêu chí có nhiều chủ trì được chia đều.",
        "Mục tiêu vào nhóm 5 (d) đạt; mục tiêu ít nhất 97 điểm (d) không đạt, còn kém 1 điểm.",
        "Cần làm rõ: 1 tiêu chí (mất 1 điểm) chưa có nhiệm vụ riêng hoặc cơ quan chủ trì.",
    ]


def test_eight_indexes_have_no_more_tables() -> None:
    cards = [scorecard(*(leaf(str(n), "10", "7") for n in range(9)), index=f"I{n}") for n in range(8)]
    paper = minutes_of(*cards)
    tables = [block for block in paper.blocks if isinstance(block, PaperTable)]
    assert [len(table.rows) for table in tables] == [8, 8 * (1 + 5)]
    assert "các tiêu chí mất điểm còn lại" in aside(paper)
