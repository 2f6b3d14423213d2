"""A made-up year of months for the 103 communes of the merged Cần Thơ, one of which ends in May."""

from decimal import Decimal
from pathlib import Path

import pytest

import ctscore
from ctscore.analysis.bodies import others_moved
from ctscore.book import Book
from ctscore.document import Document
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_YEAR, OTHER_LENGTH
from ctscore.load import load_folder
from ctscore.periods import Period, read_period
from ctscore.phrases import Words, said
from ctscore.questions import compare, standing
from tests.conftest import DATA

INDEXES = """format: ctscore/indexes@2
indexes:
- id: PVND
  name: {vi: Chỉ số phục vụ (số liệu giả định), en: Service index (made up)}
  periods: [month, year]
"""
DOCUMENTS = """format: ctscore/documents@1
documents:
- {id: so-lieu-gia-dinh, number: số liệu giả định}
"""
AGENCIES = "format: ctscore/agencies@1\nagencies: []\n"
HEAD = """format: ctscore/panel@2
index: PVND
source: {document: so-lieu-gia-dinh}
max: 100
criteria:
- {code: "1", name: {vi: Công khai, en: Openness}, max: 18}
- {code: "2", name: {vi: Tiến độ, en: Timeliness}, max: 82}
columns: 1 2
periods:
"""
ENDS = "phuong-cai-khe"


def folder(path: Path, *, after_the_end: bool = False) -> Path:
    """Unit number `n` has n % 19 and month points: the 103 differ, and rise by a point a month."""
    communes = (DATA / "units" / "can-tho-communes.yaml").read_text(encoding="utf-8")
    head, _, entries = communes.partition("units:\n")
    entries = entries.replace(", parent: can-tho", "")
    at = entries.index(f"- id: {ENDS}\n")
    ended = entries[at:].replace("{from: 2025-07-01}", "{from: 2025-07-01, until: 2026-05-31}", 1)
    (path / "panels").mkdir(parents=True)
    (path / "units.yaml").write_text(f"{head}units:\n{entries[:at]}{ended}", encoding="utf-8")
    ids = [line.removeprefix("- id: ") for line in entries.splitlines() if line.startswith("- id: ")]
    months = [HEAD]
    for month in range(1, 13):
        months.append(f"- period: 2026-M{month:02}\n  rows:\n")
        for number, id_ in enumerate(ids):
            if id_ != ENDS or month <= 5 or after_the_end:
                months.append(f"  - {id_} {number % 19} {40 + month}.{number:03}\n")
    (path / "panels" / "thang-2026.yaml").write_text("".join(months), encoding="utf-8")
    for name, text in (("indexes", INDEXES), ("documents", DOCUMENTS), ("agencies", AGENCIES)):
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def months(tmp_path: Path) -> Book:
    return ctscore.open_book(folder(tmp_path / "data"))


def test_the_one_that_ended_is_ranked_until_may(months: Book) -> None:
    may, june = (standing.ask_rank(months, Period(2026, "month", one)).found[0] for one in (5, 6))
    assert (len(may.places), len(june.places)) == (103, 102)
    assert ENDS not in {place.unit for place in june.places}


def test_the_latest_month_is_the_default_and_a_year_lists_them(months: Book) -> None:
    assert standing.ask_rank(months).found[0].scores.panel.when == read_period("2026-M12")
    with pytest.raises(Refusal) as refused:
        ctscore.totals(months, 2026)
    assert refused.value.rule is NO_SUCH_YEAR
    assert "2026-M01, 2026-M02" in str(refused.value.facts["known"]).replace("; ", ", ")


def test_a_series_keeps_to_months(months: Book) -> None:
    """The first unit has 0 + 41.000 in January, and a point more each month."""
    found = standing.ask_trend(months, "PVND", unit="phuong-an-binh").found
    assert [(point.score, point.change) for point in found[0].points[:2]] == [
        (Decimal("41.000"), None),
        (Decimal("42.000"), Decimal("1.000")),
    ]
    assert [len(one.points) for one in found] == [12]
    with pytest.raises(Refusal) as refused:
        compare.ask(months, [Period(2025), Period(2026, "month", 1)])
    assert refused.value.rule is OTHER_LENGTH


def test_a_figure_after_the_end_is_an_error(tmp_path: Path) -> None:
    findings = ctscore.check(load_folder(folder(tmp_path / "data", after_the_end=True)))
    told = [one for one in findings if one.rule.code == "CT632"]
    assert len(told) == 7  # June to December
    assert "was no phuong-cai-khe on 2026-06-30" in told[0].message("en")


def test_a_rank_is_told_to_count_others_once_a_commune_ended(months: Book) -> None:
    """Cái Khế ends in May: the ranks of June, and of no other month, count others than those before."""
    found = standing.ask_trend(months, "PVND", unit="phuong-an-binh")
    assert [str(point.period) for point in found.found[0].points if point.regrouped] == ["2026-M06"]
    shown = found.shown()
    assert isinstance(shown, Document)
    (note,) = (one for one in shown.sections[0].notes if one.id == "regrouped")
    assert note.values["periods"] == Words("tháng 6/2026", "2026-06")
    june, july = (Period(2026, "month", one) for one in (6, 7))
    assert others_moved(months, "PVND", "phuong-an-binh", june.before.last, june.last)
    assert not others_moved(months, "PVND", "phuong-an-binh", june.last, july.last)
    compared = compare.ask(months, [june.before, june], unit=["phuong-an-binh"]).shown()
    assert isinstance(compared, Document)
    (others,) = (one for section in compared.sections for one in section.notes if one.id == "others")
    assert said(others.template, "en").endswith("merged or ended between the two are not counted.")


def test_who_asks_for_one_that_has_ended_is_told_so(months: Book) -> None:
    with pytest.raises(Refusal) as refused:
        standing.ask_rank(months, Period(2026, "month", 6), unit=ENDS)
    assert refused.value.text("vi").endswith("đơn vị không tồn tại vào ngày 2026-06-30")
    assert refused.value.text("en").endswith("the unit did not live on 2026-06-30")
    shown = standing.ask_rank(months, Period(2026, "month", 6)).shown()
    assert isinstance(shown, Document)
    assert not any("năm này" in said(note.template, "vi") for one in shown.sections for note in one.notes)
