"""The shipped plans equal their documents: counts, and lead, helpers and timing of every row.

The CSV files are second transcriptions of the tables, made independently of the data files, with the line
of the source text for each row. Where the documents are at hand, the printed cells are held against them.
"""

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from ctscore.analysis.plans import Task, plan_items
from ctscore.book import Book
from ctscore.decimals import total
from ctscore.model import Plan
from ctscore.words import fold
from tests.conftest import SOURCES

HERE = Path(__file__).parent
DOCUMENTS = {
    "121-KH-UBND-2023": "121-KH-UBND-2023.md",
    "260-KH-UBND-2021": "260-KH-UBND-2021.txt",
    "321-QD-UBND-2018": "321-QD-UBND-2018.txt",
    "2527-QD-UBND-2012": "2527-QD-UBND-2012.txt",
}


def transcribed(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))


def plan(book: Book, document: str) -> Plan:
    return book.plans_by_document[document].value


def items(book: Book, document: str) -> list[Task]:
    return list(plan_items(book, book.plans_by_document[document]))


def leaves(book: Book, document: str, part: str) -> list[Task]:
    """Return the leaves of an annex; of a section where there is no such annex."""
    found = [task for task in items(book, document) if task.is_leaf and task.part.name == part]
    annex = [task for task in found if task.part.annex]
    return annex or found


def prose(book: Book, document: str, section: str) -> list[Task]:
    return [task for task in items(book, document) if task.is_leaf and task.part.section == section]


def levels(book: Book, document: str, part: str) -> Counter[str]:
    return Counter(task.item.level for task in items(book, document) if task.part.name == part)


def test_counts_of_121(book: Book) -> None:
    assert len(leaves(book, "121-KH-UBND-2023", "I")) == 31
    assert len(leaves(book, "121-KH-UBND-2023", "II")) == 8
    assert levels(book, "121-KH-UBND-2023", "II")["area"] == 5
    dimensions = [i for p in plan(book, "121-KH-UBND-2023").parts if p.annex == "III" for i in p.items]
    assert [item.row for item in dimensions] == ["I", "II", "III", "IV", "V", "VI", "VII", "VII"]
    rows = [item for dimension in dimensions for item in dimension.items]
    # The row of dimension V names three sub-dimensions; VII.2 names water and air in one name.
    named = [name for item in rows if item.title for name in item.title.own.split("; ")]
    assert (len(rows), len(named)) == (24, 26)
    assert len({code for item in rows for code in item.criteria}) == 27
    assert len(leaves(book, "121-KH-UBND-2023", "III")) == 27


def test_counts_of_321(book: Book) -> None:
    tasks = leaves(book, "321-QD-UBND-2018", "PL")
    assert len(tasks) == 59
    fields = Counter(task.criteria[0].partition(".")[0] for task in tasks)
    assert fields == {"1": 5, "2": 8, "3": 6, "4": 22, "5": 6, "6": 12}
    promised = [target for target in plan(book, "321-QD-UBND-2018").targets if target.unit == "points"]
    assert [target.value for target in promised] == [
        Decimal(x) for x in ["6.5", "6.5", "6.3", "7.25", "7.5", "8"]
    ]
    assert total(target.value for target in promised) == Decimal("42.05")


def test_counts_of_260(book: Book) -> None:
    assert levels(book, "260-KH-UBND-2021", "PL") == {"area": 7, "objective": 17, "task": 33, "activity": 47}
    targets = plan(book, "260-KH-UBND-2021").targets
    assert Counter(target.unit for target in targets) == {"percent": 33, "rank": 3}
    figures = "100 50 40 35 50 25 100 50 30 85 75 50 30 2.5 2.5 85 80 10 30 30 30 90 70 40 100 100"
    figures += " 100 100 100 100 100 100 30"  # 3.2, 3.18b, 3.21 twice, 3.26, 3.30; section III.2.d
    assert [t.value for t in targets if t.unit == "percent"] == [Decimal(x) for x in figures.split()]
    served = {id_ for task in items(book, "260-KH-UBND-2021") for id_ in task.item.targets}
    assert served == {target.id for target in targets if target.unit == "percent"}


def test_what_121_promises_beside_ranks(book: Book) -> None:
    """Annex I: 3.4.1 to 3, 5.4 (nobody), 6.1.1 (80 to 100), 6.1.3 (90 to 100), 8.4, 8.5; annex II: row 1."""
    targets = [t for t in plan(book, "121-KH-UBND-2023").targets if t.unit != "rank"]
    assert [t.value for t in targets] == [99, 99, 99, 100, 80, 90, 20, 0, 100]
    serving = {
        task.item.targets[0]: task.item.id for task in items(book, "121-KH-UBND-2023") if task.item.targets
    }
    assert serving == {target.id: target.id for target in targets}


def test_counts_of_2527(book: Book) -> None:
    areas = plan(book, "2527-QD-UBND-2012").parts[0].items
    assert [len(area.items) for area in areas] == [3, 5, 3, 7, 4, 6]
    targets = plan(book, "2527-QD-UBND-2012").targets
    assert [(t.value, t.goal, t.due) for t in targets] == [
        (Decimal(80), "above", 2015),
        (Decimal(70), "above", 2015),
        (Decimal(50), "at-least", 2015),
        (Decimal(80), "above", 2015),
        (Decimal(60), "at-least", 2015),
        (Decimal(100), "at-least", 2015),
        (Decimal(100), "at-least", 2015),
        (Decimal(100), "at-least", 2013),
    ]


# The letters and dashes of the prose that no row of an annex says, read from the documents. In brackets those
# of which a row says a part; 321's item 2 opens with two paragraphs without letters, 6.b.2 has two sentences.
PROSE = {
    ("121-KH-UBND-2023", "I"): "1.a 1.b 1.c 2.a 2.b 2.c 2.d",
    ("260-KH-UBND-2021", "II"): (
        "(2.a) (3.a) 3.b (3.c) 3.d (3.đ) 4.b (4.c) 5.a 6.a 6.b 6.c 7.a 7.b (7.c) 7.d (7.đ) 7.g 7.h"
    ),
    ("321-QD-UBND-2018", "II"): (
        "1.d 2.1 2.2 (2.a.2) 2.a.4 2.b.4 (2.c.2) (2.c.4) (3.a) 3.b (4.a.4) (4.a.5) 4.c.1 (4.c.2) (4.đ.3) "
        "(5.b) 5.đ 5.e 5.g (6.a.3) 6.b.2.1 6.b.2.2 6.b.4 6.c.2 (6.d.1) 6.d.2"
    ),
    ("2527-QD-UBND-2012", "III"): "1.b 2.a.1 2.a.2 2.b 2.c 2.d.1 2.d.2 2.d.3 2.đ 2.e 2.g 2.h",
}
NAMED_IN_PROSE = {"I.2.b", "II.1.d", "II.2.1", "II.2.2", "II.2.b.4", "II.6.b.2.2", "III.1.b", "III.2.a.2"}


@pytest.mark.parametrize(("document", "section"), PROSE)
def test_prose_that_holds_tasks(document: str, section: str, book: Book) -> None:
    tasks = prose(book, document, section)
    listed = PROSE[document, section].split()
    assert [task.item.id for task in tasks] == [f"{section}.{place.strip('()')}" for place in listed]
    for place, task in zip(listed, tasks, strict=True):
        rest = task.item.note is not None and bool(re.search("phụ lục", task.item.note.own))
        assert rest == (place[0] == "(" or task.item.id == "II.2.1"), task.item.id
        assert task.lead_cell is not None
        assert bool(task.lead_cell.missing) == (task.item.id not in NAMED_IN_PROSE), task.item.id
        assert not task.criteria
        assert task.part.index is None


def test_rows_of_annexes_ii_and_iii(book: Book) -> None:
    rows = transcribed("annexes-ii-iii.csv")
    tasks = leaves(book, "121-KH-UBND-2023", "II") + leaves(book, "121-KH-UBND-2023", "III")
    assert len(rows) == len(tasks) == 35
    for row, task in zip(rows, tasks, strict=True):
        assert task.printed.get("leads") == row["lead"], row
        assert task.printed.get("helpers") == row["executing"], row
        assert task.printed.get("timing") == row["timing"], row
        cells = {"lead": task.item.leads, "executing": task.item.helpers, "timing": task.item.timing}
        for key, cell in cells.items():
            assert cell is not None
            assert (cell.merged_with or "") == row[f"{key}_from"], row
        if row["annex"] == "III":
            parents = (task.item, *reversed(task.parents))
            title = next(item.title for item in parents if item.title)
            assert fold(title.own) == fold(row["title"])


def test_rows_of_321(book: Book) -> None:
    rows = transcribed("tasks-321.csv")
    tasks = leaves(book, "321-QD-UBND-2018", "PL")
    for row, task in zip(rows, tasks, strict=True):
        place = ".".join(part for part in (row["dimension"], row["part"], row["number"]) if part)
        assert task.item.row == place
        assert task.printed.get("leads") == row["lead"], row
        assert (task.printed.get("helpers") or "") == row["coordinating"], row
        assert task.item.timing is None


def test_rows_of_260(book: Book) -> None:
    rows = transcribed("framework-260.csv")
    tasks = leaves(book, "260-KH-UBND-2021", "PL")
    for row, task in zip(rows, tasks, strict=True):
        chain = [item.id for item in (*task.parents, task.item)]
        numbers = [row["objective"], row["task"], row["activity"]]
        assert chain == [f"PL.{row['area']}", *(number for number in numbers if number)], row
        assert task.printed.get("leads") == row["lead"], row
        assert task.printed.get("helpers") == row["coordinating"], row
        assert task.printed.get("timing") == row["timing"], row
        assert (task.item.product.own if task.item.product else "") == row["product"], row


def test_timing_of_260_by_hand(book: Book) -> None:
    tasks = {task.item.id: task.item.timing for task in leaves(book, "260-KH-UBND-2021", "PL")}
    quarters = {id_: timing.quarters for id_, timing in tasks.items() if timing and timing.quarters}
    assert quarters == {
        "3.1": (1, 4),
        "3.4": (1, 4),
        "3.5": (3, 4),
        "3.7": (1,),
        "3.38": (2, 3, 4),
        "3.39": (3, 4),
        "3.40": (1,),
        "3.42": (2, 3),
        "3.43": (2, 3),
        "3.46": (1,),
    }


def test_the_annual_window_of_260_is_456_days_as_printed(book: Book) -> None:
    (report,) = [
        t for t in leaves(book, "260-KH-UBND-2021", "III") if t.item.timing and t.item.timing.windows
    ]
    timing = report.item.timing
    assert timing is not None
    assert timing.due_day == 10
    windows = {str(window.period): window for window in timing.windows}
    annual = windows["2022"]
    assert annual.first is not None
    assert annual.last is not None
    assert (annual.last - annual.first).days + 1 == 456
    assert annual.note is not None
    assert windows["2022-H1"].first is None


def test_what_is_inferred_is_marked(book: Book) -> None:
    """The lost headings of 260 III, the leads of 2527 II: never printed, always with the ground."""
    groups = [i for p in plan(book, "260-KH-UBND-2021").parts if p.section == "III" for i in p.items]
    inferred = [group.row for group in groups if group.leads and group.leads.inferred]
    assert inferred == [f"III.{n}" for n in (2, 3, 4, 5, 6, 8, 9, 10, 14)]
    tasks = leaves(book, "2527-QD-UBND-2012", "II")
    assert all(task.lead_cell and not task.lead_cell.printed for task in tasks)
    assert [t.item.row for t in tasks if t.lead_cell and t.lead_cell.missing] == [
        "II.5.a",
        "II.5.c",
        "II.5.d",
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_sentence_is_copied(document: str, book: Book) -> None:
    source = SOURCES / DOCUMENTS[document]
    if not source.is_file():
        pytest.skip("the documents are not at hand")
    words = re.findall(r"\w+", fold(re.sub(r"<[^>]+>", " ", source.read_text(encoding="utf-8"))))
    printed = f" {' '.join(words)} "
    names = {fold(agency.name.own) for agency in book.agencies.values()}
    names |= {fold(index.name.own) for index in book.indexes.values()}
    texts = [(task.item.id, task.item.task.own) for task in items(book, document) if task.item.task]
    # A target of an index bears the name of what is measured, which is official.
    texts += [(one.id, one.name.own) for one in plan(book, document).targets if one.index is None]
    for id_, text in texts:
        ours = re.findall(r"\w+", fold(text))
        runs = (" ".join(ours[start : start + 12]) for start in range(len(ours) - 11))
        copied = [run for run in runs if f" {run} " in printed]
        assert not [run for run in copied if not any(name in run for name in names)], id_


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_printed_cell_stands_in_the_document(document: str, book: Book) -> None:
    source = SOURCES / DOCUMENTS[document]
    if not source.is_file():
        pytest.skip("the documents are not at hand")
    text = re.sub(r"<[^>]+>|\*\*", " ", source.read_text(encoding="utf-8"))
    lines = [fold(cell) for line in text.split("\n") for cell in re.split(r"[\t|]", line)]
    whole = " ".join(" ".join(lines).split())
    missing = []
    for task in items(book, document):
        for cell in (task.item.leads, task.item.helpers, task.item.timing):
            if cell is not None and cell.printed is not None:
                pieces = re.split(r"\s*(?:\[…\]|…|;)\s*", fold(cell.printed))
                missing += [(task.item.id, piece) for piece in pieces if piece not in whole]
    # Cells that a page break splits stand in two places; the second transcriptions cover them.
    assert {id_ for id_, _ in missing} <= SPLIT_BY_PAGE_BREAKS[document]


SPLIT_BY_PAGE_BREAKS = {
    "121-KH-UBND-2023": {"I/7.3.4", "I/7.3.7", "III/I.3", "III/II.1", "III/IV.3", "III/VII.2"},
    "260-KH-UBND-2021": set[str](),
    "321-QD-UBND-2018": set[str](),
    "2527-QD-UBND-2012": set[str](),
}
