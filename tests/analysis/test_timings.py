"""What printed cells say about time: all of their words are understood, or they are not read."""

from datetime import date

import pytest

from ctscore.analysis.european_times import with_quarters
from ctscore.analysis.timings import named_quarters, read_in_year, read_timing
from ctscore.model.plan import Timing, Years
from ctscore.periods import PeriodKind


@pytest.mark.parametrize(
    ("printed", "quarters", "year"),
    [
        ("Quý I", (1,), None),
        ("Quý I Quý IV", (1, 4), None),
        ("Quý II, III", (2, 3), None),
        ("Quý III - IV", (3, 4), None),
        ("Quý II- IV", (2, 3, 4), None),
        ("Quý II đến IV", (2, 3, 4), None),
        ("quý ii đến quý iv", (2, 3, 4), None),
        ("(quý IV hàng năm)", (4,), None),
        ("Trong quý I năm 2026", (1,), 2026),
        ("Quý 4/2026", (4,), 2026),
        ("Troisième trimestre 2026", (3,), 2026),
        (with_quarters("T3/2026"), (3,), 2026),
        (with_quarters("T3"), (3,), None),
        ("Quý I và quý III/2026", (1, 3), 2026),
        ("Từ Quý I đến Quý III/2026", (1, 2, 3), 2026),
        ("Q1/2026", (1,), 2026),
        ("Q.III", (3,), None),
        ("Q1 and Q3 2026", (1, 3), 2026),
        ("by the end of Q3 2026", (3,), 2026),
        ("third quarter of 2026", (3,), 2026),
        ("2026 Q3", (3,), 2026),
        ("Quý 1-2026", (1,), 2026),
        ("Tháng 3, 6, 9, 12", (1, 2, 3, 4), None),
        ("Tháng 6 và tháng 12/2026", (2, 4), 2026),
        ("Tháng 12 hằng năm", (4,), None),
        ("30/6 và 31/12 hằng năm", (2, 4), None),
    ],
)
def test_quarters(printed: str, quarters: tuple[int, ...], year: int | None) -> None:
    years = Years(first=year, last=year) if year else None
    assert read_timing(printed) == Timing(kind="quarters", quarters=quarters, years=years)


@pytest.mark.parametrize(
    ("words", "quarters"),
    [
        ("Quý III như mục bên", (3,)),
        ("Theo mục II.3, các mục cùng nhóm ghi quý III, IV", (3, 4)),
        ("Các mục cùng nhóm: quý I đến quý III", (1, 2, 3)),
        ("quý I như mục II", (1,)),
        ("mục 1 ghi quý I, mục 2 ghi quý II", ()),  # which of the two is the ground?
        ("quy định tại mục III", ()),
    ],
)
def test_quarters_that_a_sentence_names(words: str, quarters: tuple[int, ...]) -> None:
    assert named_quarters(words) == quarters


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Trước 17 giờ 00 ngày 15/12/2026", date(2026, 12, 15)),  # in time on that day
        ("trước 11h30, ngày 15 tháng 12 năm 2026", date(2026, 12, 15)),
        ("by 15 December 2026", date(2026, 12, 15)),
        ("Đến ngày 15/12/2026", date(2026, 12, 15)),
        ("by end of 2026", date(2026, 12, 31)),
        ("30 juin 2026", date(2026, 6, 30)),
        ("Au plus tard le 1er août 2026", date(2026, 8, 1)),
        ("d’ici fin 2026", date(2026, 12, 31)),
        ("Fin juin 2026", date(2026, 6, 30)),
        ("2e semestre 2026", date(2026, 12, 31)),
        ("30 de junio de 2026", date(2026, 6, 30)),
        ("30th of June 2026", date(2026, 6, 30)),
        ("no later than May 4, 2026", date(2026, 5, 4)),
        ("end of March 2026", date(2026, 3, 31)),
        ("từ 05/12/2021 đến 04/3/2022", date(2022, 3, 4)),
        ("Chậm nhất là ngày 15.12.2026", date(2026, 12, 15)),
        ("12/2026", date(2026, 12, 31)),
        ("Tháng 2 năm 2028", date(2028, 2, 29)),
        ("Từ tháng 3 đến tháng 9/2026", date(2026, 9, 30)),
        ("Tháng 10/2025 – tháng 3/2026", date(2026, 3, 31)),
        ("6 tháng đầu năm 2026", date(2026, 6, 30)),
        ("Quý IV/2025 – Quý I/2026", date(2026, 3, 31)),
        ("Cuối năm 2026", date(2026, 12, 31)),
        ("2026-2027", date(2027, 12, 31)),
        ("Giai đoạn 2026 - 2030", date(2030, 12, 31)),
        ("Đến 2030", date(2030, 12, 31)),
        ("Không quá ngày 30/6/2026", date(2026, 6, 30)),
        ("12.2026", date(2026, 12, 31)),
        ("T6/2026", date(2026, 6, 30)),
        ("2026-06-30 00:00:00", date(2026, 6, 30)),
        ("15/12/26", date(2026, 12, 15)),
        ("01/01-30/6/2026", date(2026, 6, 30)),
        ("9 tháng đầu năm 2026", date(2026, 9, 30)),
        ("Quý IV, chậm nhất ngày 15/12/2026", date(2026, 12, 15)),
        ("H2 2026", date(2026, 12, 31)),
        ("by the end of H1/2026", date(2026, 6, 30)),
        ("the second half of 2026", date(2026, 12, 31)),
        ("2026-H1", date(2026, 6, 30)),
        ("Nửa cuối năm 2026", date(2026, 12, 31)),
        ("Trong 6 tháng cuối năm 2026", date(2026, 12, 31)),
        ("Học kỳ II năm học 2025-2026", date(2026, 6, 30)),
    ],
)
def test_the_last_day(printed: str, day: date) -> None:
    assert read_timing(printed) == Timing(kind="date", date=day)


@pytest.mark.parametrize(
    ("printed", "day", "last"),
    [
        ("trước ngày 31 tháng 7 năm 2023", date(2023, 7, 31), date(2023, 7, 30)),
        ("trước ngày 05-12-2022 (nếu có)", date(2022, 12, 5), date(2022, 12, 4)),
        ("Báo cáo trước 15/12/2026", date(2026, 12, 15), date(2026, 12, 14)),
        ("before 15 December 2026", date(2026, 12, 15), date(2026, 12, 14)),
        ("Xong trước 01/01/2027", date(2027, 1, 1), date(2026, 12, 31)),
        ("Trước tháng 6/2026", date(2026, 6, 1), date(2026, 5, 31)),
        ("Trước Quý II/2026", date(2026, 4, 1), date(2026, 3, 31)),
        ("Trước năm 2027", date(2027, 1, 1), date(2026, 12, 31)),
        ("before H2 2026", date(2026, 7, 1), date(2026, 6, 30)),
        ("Quý IV/2026 (trước 15/12/2026)", date(2026, 12, 15), date(2026, 12, 14)),
        ("Tháng 6/2026, trước ngày 01/7/2026", date(2026, 7, 1), date(2026, 6, 30)),
    ],
)
def test_before_a_day_keeps_the_printed_day_and_ends_on_the_one_before(
    printed: str, day: date, last: date
) -> None:
    timing = read_timing(printed)
    assert timing == Timing(kind="date", date=day, before=True)
    assert timing.last_day == last


@pytest.mark.parametrize(
    ("printed", "quarters"), [("Trước 31/12 hằng năm", (4,)), ("trước 30/6 và 31/12 hằng năm", (2, 4))]
)
def test_before_the_last_day_of_quarters(printed: str, quarters: tuple[int, ...]) -> None:
    assert read_timing(printed) == Timing(kind="quarters", quarters=quarters, before=True)


@pytest.mark.parametrize(
    ("printed", "timing"),
    [
        ("Thường xuyên", Timing(kind="ongoing")),
        ("Nhiệm vụ thường xuyên", Timing(kind="ongoing")),
        ("Thường xuyên trong năm", Timing(kind="ongoing")),
        ("Thường xuyên, năm 2026", Timing(kind="ongoing", years=Years(first=2026, last=2026))),
        ("Hằng năm", Timing(kind="all-year")),
        ("Trong năm (tùy tình hình thực tế)", Timing(kind="all-year")),
        ("Năm 2026", Timing(kind="all-year", years=Years(first=2026, last=2026))),
        ("2026", Timing(kind="all-year", years=Years(first=2026, last=2026))),
        ("Hoàn thành trong năm 2025", Timing(kind="all-year", years=Years(first=2025, last=2025))),
        ("Năm 2026 và các năm tiếp theo", Timing(kind="all-year", years=Years(first=2026))),
        ("Hằng năm, giai đoạn 2026 - 2030", Timing(kind="all-year", years=Years(first=2026, last=2030))),
        ("Thường xuyên, giai đoạn 2026-2030", Timing(kind="ongoing", years=Years(first=2026, last=2030))),
        ("01 lần/năm", Timing(kind="all-year")),
    ],
)
def test_all_the_time(printed: str, timing: Timing) -> None:
    assert read_timing(printed) == timing


@pytest.mark.parametrize(
    ("printed", "periods", "due_day", "before"),
    [
        ("Hằng tháng", ("month",), None, None),
        ("Trước ngày 05 hằng tháng", ("month",), 5, True),
        ("Trước ngày 15 của tháng cuối quý", ("quarter",), 15, True),
        ("Báo cáo năm", ("year",), None, None),
        ("định kỳ (quý, 6 tháng, năm)", ("quarter", "half-year", "year"), None, None),
        ("Báo cáo độ tiến độ định kỳ quý/ 6 tháng và năm", ("quarter", "half-year", "year"), None, None),
        ("định kỳ hàng tháng, quí, năm và đột xuất", ("month", "quarter", "year"), None, None),
        ("quarterly reports", ("quarter",), None, None),
        ("Trước 15/12 hằng năm", ("year",), 15, True),
        ("Trước ngày 15/6 và 15/12 hằng năm", ("half-year",), 15, True),
        ("Hằng tháng (trước ngày 25)", ("month",), 25, True),
        ("Hằng quý, trước ngày 15 tháng cuối quý", ("quarter",), 15, True),
        ("Mỗi quý một lần", ("quarter",), None, None),
        ("06 tháng/lần", ("half-year",), None, None),
    ],
)
def test_reports(
    printed: str, periods: tuple[PeriodKind, ...], due_day: int | None, before: bool | None
) -> None:
    assert read_timing(printed) == Timing(kind="reporting", periods=periods, due_day=due_day, before=before)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("30/6", date(2026, 6, 30)),
        ("Trước ngày 15 tháng 12", date(2026, 12, 14)),
        ("Trước ngày 01/01", None),  # of the year after?
        ("Trong tháng 6", date(2026, 6, 30)),
        ("Tháng 3 - tháng 9", date(2026, 9, 30)),
        ("Từ 1/3 đến 30/6", date(2026, 6, 30)),
        ("Trước tháng 6", date(2026, 5, 31)),
        ("Trước quý II", date(2026, 3, 31)),
        ("6 tháng cuối năm", date(2026, 12, 31)),
        ("Cuối năm", date(2026, 12, 31)),
        ("H2", date(2026, 12, 31)),
        ("9 tháng", None),  # how long it takes?
        ("2/3", None),  # a day, or two of three?
        ("6/12", None),
        ("12", None),
        ("3-9", None),
        ("5 năm", None),
        ("31/6", None),
        ("Trước tháng 1", None),  # of the year after?
        ("Đầu năm", None),
        ("Quý I, trước 15/12", None),
        ("Trước 30/6/2026 và 31/12", None),
        ("Theo Nghị định số 52, tháng 5", None),
    ],
)
def test_a_time_without_a_year_is_one_of_the_only_year_of_a_plan(printed: str, day: date | None) -> None:
    assert read_timing(printed) is None
    timing = read_in_year(printed, 2026)
    assert (timing and timing.last_day) == day


@pytest.mark.parametrize(
    "printed",
    [
        "Theo Điều 17 Nghị định số 25/2015/NĐ-CP ngày 28/5/2015 của Chính phủ",
        "theo Quyết định ngày 15/3/2021, tháng 7",
        "12/2026 (theo Quyết định số 5/QĐ-UBND)",
        "Theo quy định",
        "Định kỳ theo quy chế",
        "Báo cáo định kỳ theo quy định",
        "Báo cáo trong 3 năm",
        "Báo cáo quý I/2026",  # the report of that quarter comes after it
        "Báo cáo năm 2026",
        "6 tháng",  # how long it takes, or how often?
        "Quý I theo Phụ lục III",
        "Quý IV - II",
        "Quý IV/2025, Quý I/2026",
        "Quý I (đợt 1), Quý III (đợt 2)",
        "Trước ngày 05-12-2022 (hằng năm)",  # in that year, or in each?
        "Trong năm (báo cáo hằng quý)",
        "3-9/2026",
        "Cuối năm",  # of which year?
        "Trước ngày 20/12",
        "Đầu quý II/2026",  # which is over before the quarter is
        "Quý I, trước 15/12/2026",  # which of the two?
        "Quý IV, trước 15/12/2062, trước 15/12/2026",
        "Tháng 4, 6",
        "Trước ngày 15/12/2026 hoặc sớm hơn",
        "Sau 17 giờ ngày 15/12/2026",
        "Trước 20/6 hằng năm",
        "15/6 và 20/12 hằng năm",
        "2 lần/năm",
        "Năm học 2025-2026",
        "FY2026",  # which ends when its owner says
        "T3 2026",  # March, or a quarter?
        "mid-2026",
        "from H2 2026",
        "Sau khi có hướng dẫn của Bộ Nội vụ",
        "Theo tiến độ",
        "Trong 15 ngày",
        "5 năm",
        "III/2026",
        "ngày 31 tháng 02 năm 2023",
        "13/2026",
        "năm 1850",
        "9/2026 - 3/2026",
        "",
    ],
)
def test_what_is_beyond_the_grammar_is_not_read(printed: str) -> None:
    assert read_timing(printed) is None


@pytest.mark.parametrize(
    "read", ["Quý I", "12/2026", "Trước 31/7/2023", "Năm 2026", "Hằng tháng", "Thường xuyên"]
)
@pytest.mark.parametrize(
    "more",
    [
        "{}, theo Quyết định số 14/QĐ-UBND ngày 25/9/2025",
        "Sau khi có hướng dẫn: {}",
        "{} và khi được yêu cầu",
        "{} (điểm b: {})",
        "{} (khi có văn bản; điểm b: {})",
        "{} (riêng Sở Hai: cuối năm)",
        "{} (theo hướng dẫn)",
        "không phải {}",
    ],
)
def test_more_words_leave_a_cell_unread(read: str, more: str) -> None:
    assert read_timing(read) is not None
    assert read_timing(more.format(read, "Quý IV")) is None
