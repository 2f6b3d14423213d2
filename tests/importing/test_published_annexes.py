"""The annexes of the published documents come in as they were transcribed: code by code, cell by cell.

The transcriptions in `tests/data` were made from the documents, independently of the program. The documents
themselves are not part of the project: without them these tests are skipped.
"""

import csv
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from ctscore.book import Book, Key
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.review import ABOVE_DIFFERS, DOCUMENT_DIFFERS
from ctscore.periods import Period
from ctscore.scoring import walk
from ctscore.words import fold
from tests.conftest import SOURCES

TRANSCRIPTIONS = Path(__file__).parent.parent / "data"
PLAN_121, PLAN_260, PLAN_321 = (
    SOURCES / name for name in ("121-KH-UBND-2023.md", "260-KH-UBND-2021.txt", "321-QD-UBND-2018.txt")
)
pytestmark = pytest.mark.skipif(not PLAN_121.exists(), reason="the published documents are not at hand")


def transcribed(name: str) -> list[dict[str, str]]:
    with (TRANSCRIPTIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def brought(book: Book, path: Path, index: str, year: int, kind: str, annex: str | None = None) -> Imported:
    done = import_annex(book, Wanted(path, index, Period(year), "can-tho", kind, annex))
    assert not {ABOVE_DIFFERS, DOCUMENT_DIFFERS}.intersection(remark.words for remark in done.remarks)
    return done


def leaves(items: list[Any], above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    for item in items:
        if item.get("items"):
            yield from leaves(item["items"], (*above, item))
        else:
            yield item, above


def plan_rows(text: str) -> list[tuple[Any, tuple[Any, ...]]]:
    return [row for part in yaml.safe_load(text)["parts"] for row in leaves(part["items"])]


class Cells:
    """What a cell of a plan prints, where it is printed or taken from a row above."""

    def __init__(self, rows: list[tuple[Any, tuple[Any, ...]]]) -> None:
        self._rows = [item for item, _ in rows]

    def of(self, item: Mapping[str, Any], key: str) -> str:
        cell = item.get(key)
        if not cell:
            return ""
        if "printed" in cell:
            return str(cell["printed"])
        place = next(place for place, other in enumerate(self._rows) if other is item)
        source = next(
            row for row in reversed(self._rows[:place]) if row["row"] == cell["merged_with"] and key in row
        )
        return str(source[key]["printed"])


@pytest.fixture(scope="module")
def annex_i(book: Book) -> list[tuple[Any, tuple[Any, ...]]]:
    return plan_rows(brought(book, PLAN_121, "PAR-INDEX", 2022, "plan", "I").text)


def test_the_scorecard_of_annex_i(book: Book) -> None:
    done = brought(book, PLAN_121, "PAR-INDEX", 2022, "scorecard")
    shipped = book.scorecards[Key("PAR-INDEX", "can-tho", Period(2022))].value
    nodes = {node.criterion.code: node for node in walk(shipped)}
    found: list[Any] = []

    def collect(criteria: list[Any]) -> None:
        for criterion in criteria:
            found.append(criterion)
            collect(criterion.get("criteria", []))

    card = yaml.load(done.text, Loader=yaml.BaseLoader)
    collect(card["criteria"])
    rows = transcribed("annex-i.csv")
    assert [one["code"] for one in found] == [row["code"] for row in rows] == list(nodes)
    for one, row in zip(found, rows, strict=True):
        assert fold(one["name"]["vi"]) == fold(row["name"])  # the text has “Chi số” for “Chỉ số”
        assert one.get("max", "") == row["max"]
        assert one.get("achieved", one.get("published", "")) == row["achieved"]
        criterion = nodes[one["code"]].criterion
        assert one.get("method") == criterion.method or row["method"] in (one.get("method"), "not-survey")
        assert Decimal(one["max"]) == criterion.max if criterion.max is not None else "max" not in one
    assert (card["max"], card["listing"], card["method"]) == ("100", "losses-only", "not-survey")
    assert card["source"] == {"document": "121-KH-UBND-2023", "annex": "I"}
    (erratum,) = [one["erratum"] for one in found if "erratum" in one]
    assert (erratum["printed"], erratum["computed"]) == ("3.2047", "3.2407")
    assert not done.errors


def test_the_plan_of_annex_i(annex_i: list[tuple[Any, tuple[Any, ...]]]) -> None:
    cells = Cells(annex_i)
    by_code = {code: item for item, _ in annex_i for code in item["criteria"]}
    rows = [row for row in transcribed("annex-i.csv") if row["lead"]]
    assert list(by_code) == [row["code"] for row in rows]
    for row in rows:
        item = by_code[row["code"]]
        assert cells.of(item, "leads") == row["lead"]
        assert cells.of(item, "helpers") == row["executing"]
        assert cells.of(item, "timing") == row["timing"]


def test_the_plan_of_annex_i_is_the_shipped_one(
    book: Book, annex_i: list[tuple[Any, tuple[Any, ...]]]
) -> None:
    shipped = next(filed.value for filed in book.plans if filed.value.document == "121-KH-UBND-2023")
    items = shipped.parts[0].items
    assert [item["id"] for item, _ in annex_i] == [item.id for item in items]
    for (brought_in, _), item in zip(annex_i, items, strict=True):
        assert brought_in["criteria"] == list(item.criteria)
        for key, cell in item.cells.items():
            there = brought_in[key]
            assert there.get("printed") == cell.printed
            assert there.get("merged_with") == cell.merged_with
        assert item.leads
        assert brought_in["leads"]["agencies"] == list(item.leads.agencies)
        assert item.helpers
        assert brought_in["helpers"]["agencies"] == list(item.helpers.agencies)
        assert item.timing
        assert brought_in["timing"]["kind"] == item.timing.kind
        assert tuple(brought_in["timing"].get("periods", ())) == item.timing.periods


@pytest.mark.parametrize(("annex", "index"), [("II", "SIPAS"), ("III", "PAPI")])
def test_annexes_ii_and_iii(annex: str, index: str, book: Book) -> None:
    done = brought(book, PLAN_121, index, 2022, "plan", annex)
    rows = plan_rows(done.text)
    cells = Cells(rows)
    wanted = [row for row in transcribed("annexes-ii-iii.csv") if row["annex"] == annex]
    assert len(rows) == len(wanted)
    for (item, above), row in zip(rows, wanted, strict=True):
        # The eighth section is printed as a second VII.
        assert above[0]["row"].replace("VII (2)", "VIII") == row["area"]
        assert cells.of(item, "leads") == row["lead"]
        assert cells.of(item, "helpers") == row["executing"]
        assert cells.of(item, "timing") == row["timing"]
        assert item["task"]["vi"].lstrip("-+ ").startswith(row["task_start"].lstrip("-+ "))
    assert not done.errors


def test_the_framework_of_260(book: Book) -> None:
    done = brought(book, PLAN_260, "PAR-INDEX", 2021, "plan")
    rows = plan_rows(done.text)
    wanted = transcribed("framework-260.csv")
    assert len(rows) == len(wanted)
    for (item, above), row in zip(rows, wanted, strict=True):
        numbers = [one["row"].partition(" ")[0] for one in (*above, item)]
        given = [row[key] for key in ("area", "objective", "task", "activity") if row[key]]
        assert [number for number in given if number[0].isdigit()][-1][:4].rstrip("ab") in numbers[-1]
        assert numbers[0] == row["area"]
        assert item["leads"]["printed"] == row["lead"]
        assert item["helpers"]["printed"] == row["coordinating"]
        assert item["timing"]["printed"] == row["timing"]
        assert item.get("product", {}).get("vi", "") == row["product"]
    assert not done.errors


def test_the_tasks_of_321(book: Book) -> None:
    done = brought(book, PLAN_321, "PAPI", 2017, "plan")
    rows = plan_rows(done.text)
    wanted = transcribed("tasks-321.csv")
    assert len(rows) == len(wanted)
    for (item, above), row in zip(rows, wanted, strict=True):
        assert above[0]["row"] == row["dimension"]
        assert item["task"]["vi"].startswith(row["task_start"])
        assert item["leads"]["printed"] == row["lead"]
        assert item.get("helpers", {}).get("printed", "") == row["coordinating"]
    assert not done.errors


@pytest.mark.parametrize(
    ("path", "index", "year", "kind", "annex", "places"),
    [
        (PLAN_121, "PAR-INDEX", 2022, "scorecard", "I", 13),
        (PLAN_121, "PAR-INDEX", 2022, "plan", "I", 11),
        (PLAN_121, "SIPAS", 2022, "plan", "II", 5),
        (PLAN_121, "PAPI", 2022, "plan", "III", 8),
        (PLAN_260, "PAR-INDEX", 2021, "plan", None, 3),
        (PLAN_321, "PAPI", 2017, "plan", None, 4),
    ],
)
def test_as_many_places_to_look_at_as_the_docs_say(
    path: Path, index: str, year: int, kind: str, annex: str | None, places: int, book: Book
) -> None:
    assert len(brought(book, path, index, year, kind, annex).remarks) == places
