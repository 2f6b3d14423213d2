"""Rows of tasks that are parts of others by their numbers; tables of other things in the same sheet."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ctscore.book import Book
from ctscore.importing.annexes import import_annex
from tests.importing.test_several_tables import asked, seen

HEAD = "STT;Nhiệm vụ;Cơ quan chủ trì;Thời gian"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "bang.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def tree(items: list[Any]) -> list[Any]:
    return [(one["row"], tree(one["items"])) if "items" in one else one["row"] for one in items]


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (["1", "2", "a", "b", "3"], ["1", ("2", ["2.a", "2.b"]), "3"]),
        (["1", "a)", "b)", "2", "a)", "b)"], [("1", ["1.a", "1.b"]), ("2", ["2.a", "2.b"])]),
        (["1", "1.1", "1.2", "2", "2.1"], [("1", ["1.1", "1.2"]), ("2", ["2.1"])]),
        (["1", "1.1", "1.1.1", "1.2"], [("1", [("1.1", ["1.1.1"]), "1.2"])]),
    ],
)
def test_the_tree_follows_the_numbers(
    numbers: list[str], wanted: list[Any], small: Book, tmp_path: Path
) -> None:
    below = [*numbers[1:], ""]
    heads = [
        after in ("a", "a)") or after.startswith(f"{one}.") for one, after in zip(numbers, below, strict=True)
    ]
    rows = [
        f"{one};Việc số {at};;" if over else f"{one};Việc số {at};Sở Một;Quý I"
        for at, (one, over) in enumerate(zip(numbers, heads, strict=True))
    ]
    done = import_annex(small, asked(written(tmp_path, HEAD, *rows), kind="plan"))
    (part,) = yaml.safe_load(done.text)["parts"]
    assert tree(part["items"]) == wanted
    assert not done.errors


def test_a_legend_is_a_table_of_its_own(small: Book, tmp_path: Path) -> None:
    legend = ["Bảng chữ viết tắt;;;", "Chữ viết tắt;Nghĩa;;", "TTHC;Thủ tục hành chính;;"]
    tasks = [HEAD, "1;Việc một;Sở Một;Quý I", "2;Việc hai;Sở Một;Quý II"]
    path = written(tmp_path, *tasks, ";;;", *legend)
    assert [(one.kind, one.rows) for one in seen(small, path)] == [("plan", 2), ("unknown", 1)]
    right = [f";{one}" for one in (*tasks, ";;;")]  # where the tasks have nothing in the first column
    path = written(tmp_path, *right, *(f"{one};" for one in legend))
    assert [(one.kind, one.rows) for one in seen(small, path)] == [("plan", 2), ("unknown", 1)]
