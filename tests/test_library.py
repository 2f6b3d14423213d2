"""The face for Python programs."""

import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import ctscore
from ctscore.book import Book
from tests.conftest import BASE, data_of_2022


def test_a_book_answers(book: Book) -> None:
    par, sipas, papi = ctscore.gaps(book, 2022)
    assert (par.count, par.lost) == (42, Decimal("13.3876"))
    assert sipas.rows == ()
    assert (papi.count, papi.lost + papi.off_scale) == (28, 80 - Decimal("39.974748494"))
    assert [t.card.index for t in ctscore.totals(book, 2022, "sipas")] == ["SIPAS"]
    assert sum(row.share_lost for row in ctscore.agencies(book, 2022)[0].rows) == Decimal("13.3876")
    assert {finding.rule.name for finding in ctscore.check(book)} == {"known-erratum", "task-of-another"}


def test_a_refusal_says_why_in_both_languages(book: Book) -> None:
    with pytest.raises(ctscore.Refusal, match="CT901: there is no scorecard") as refused:
        ctscore.gaps(book, 1999)
    assert (
        "các kỳ có dữ liệu: 2011, 2012, 2013, 2014, 2015, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024"
        in refused.value.text("vi")
    )


def test_a_file_that_cannot_be_read_stops_only_questions_about_it(tmp_path: Path) -> None:
    data_of_2022(tmp_path / "data")
    sipas = tmp_path / "data/scores/2022/sipas.yaml"
    sipas.write_text(sipas.read_text(encoding="utf-8") + "yeer: 2022\n", encoding="utf-8")
    book = ctscore.open_book(tmp_path / "data")
    assert [found.card.index for found in ctscore.totals(book, 2021)] == ["PAR-INDEX", "SIPAS", "PAPI", "PCI"]
    assert book.left_out == set()
    assert [found.card.index for found in ctscore.totals(book, 2022, "PAPI")] == ["PAPI"]
    assert book.left_out == set()
    for index in ("SIPAS", None):
        with pytest.raises(ctscore.Refusal, match=r"CT981: the answer needs .*sipas.yaml.*CT203"):
            ctscore.totals(book, 2022, index)
    trend = ctscore.trend(book, "SIPAS")
    assert trend is not None
    assert 2022 not in [point.period.year for point in trend.points]
    assert [Path(one.file).name for one in book.left_out] == ["sipas.yaml"]
    assert [found.rule.code for found in ctscore.check(book) if found.file.endswith("sipas.yaml")] == [
        "CT203"
    ]


def test_a_register_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    data_of_2022(tmp_path / "data")
    (tmp_path / "data/documents.yaml").write_text("a: [\n")
    (tmp_path / "data/scores/2022/papi.yaml").write_text("")
    with pytest.raises(ctscore.DataProblems) as raised:
        ctscore.open_book(tmp_path / "data")
    # Without a register the empty file may be one.
    assert [finding.rule.name for finding in raised.value.findings] == ["yaml-syntax", "file-empty"]
    assert "papi.yaml: CT003 the file is empty" in str(raised.value)


def test_importing_is_light() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import ctscore, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"pydantic", "rich", "typer", "tabulate"} & set(loaded)


def test_what_could_be(book: Book) -> None:
    """5.4 lost all of its 1.5 points; 86.11 is published. The four largest losses are needed for 90."""
    what = ctscore.whatif(book, 2022, ["5.4=max"])
    assert (what.headline_after, what.rank) == (Decimal("87.61"), None)
    way = ctscore.path(book, 2022, Decimal(90), "par")
    assert [step.candidate.code for step in way.steps] == ["5.4", "7.3.7", "7.3.6", "8.4"]
    without = ctscore.path(book, 2022, Decimal(87), limits=ctscore.Limits(exclude=frozenset({"5"})))
    assert [step.candidate.code for step in without.steps] == ["7.3.7", "7.3.6"]
    threshold = ctscore.points_for_rank(book, 2022, 20, "PAPI")
    places = ctscore.rank(book, 2022, "PAPI").places
    others = [place.score for place in places if place.unit != "can-tho"]
    assert sum(score > threshold for score in others) == 19
    assert ctscore.sensitivity(book, 2022, "papi", draws=50).draws is not None


def test_a_name_is_that_of_the_body_of_the_period_that_is_asked_for(tmp_path: Path) -> None:
    """Until 2022 “Cũ” was the second unit, which has points in that year; since then it is another one."""
    shutil.copytree(BASE, tmp_path / "data")
    units = (BASE / "units.yaml").read_text(encoding="utf-8")
    units += """\
  spans:
  - {until: 2022-12-31, name: {vi: Đơn vị cũ}, short: Cũ, kind: city}
  - {from: 2023-01-01, formed_of: [don-vi-hai]}
- {id: don-vi-ba, name: {vi: Đơn vị cũ}, short: Cũ, kind: province, spans: [{from: 2023-01-01}]}
"""
    (tmp_path / "data/units.yaml").write_text(units, encoding="utf-8")
    book = ctscore.open_book(tmp_path / "data")
    assert ctscore.check(book) == ()
    assert ctscore.rank(book, 2022, "PAPI", "cũ", "1.1").unit == "don-vi-hai"
    then = [book.on(day).units["don-vi-hai"] for day in (date(2022, 12, 31), date(2023, 1, 1), None)]
    now = ("Hai", "province")
    assert [(one.short, one.kind) for one in then] == [("Cũ", "city"), now, now]
    assert book.on(date(2022, 12, 31)) is book.on(date(2022, 12, 31))
