"""What stands under each header, before anything is made of it: pages, headings, and what fits nowhere."""

import pytest

from ctscore.importing.headers import Role
from ctscore.importing.pages import label_of, pages_of
from ctscore.importing.sides import Asked
from ctscore.importing.tables import Cell, Place, Table

HEAD = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
ROLES = {Role.NUMBER: 0, Role.TASK: 1, Role.LEADS: 2, Role.TIMING: 3}


def table(*rows: tuple[str, ...], above: tuple[str, ...] = ()) -> Table:
    return Table(
        tuple(
            tuple(Cell(text, Place(number, column)) for column, text in enumerate(row, start=1))
            for number, row in enumerate(rows, start=1)
        ),
        above,
    )


def test_a_table_goes_on_below_its_header_repeated_or_without_one() -> None:
    first = table(HEAD, ("1", "Một", "Sở A", "Quý I"), above=("Phụ lục I", "Các nhiệm vụ"))
    repeated = table(HEAD, ("2", "Hai", "Sở B", "Quý II"))
    without = table(("3", "Ba", "Sở C", "Quý III"), above=("Trang 3",))
    (pages,) = pages_of([first, repeated, without], Asked())
    assert (pages.above, pages.header.columns) == (("Phụ lục I", "Các nhiệm vụ"), ROLES)
    assert [(row[0].text, stands_first) for row, stands_first in pages.rows] == [
        ("1", True),
        ("2", True),
        ("3", True),
    ]
    assert [cell.text for cell in pages.left_out] == ["Trang 3"]


def test_the_heading_of_an_annex_ends_the_one_before() -> None:
    row = ("1", "Một", "Sở A", "Quý I")
    one = table(("Phụ lục I", "", "", ""), HEAD, row, ("Phụ lục II", "", "", ""), HEAD, row, row)
    pages = pages_of([one], Asked())
    assert [(label_of(page.above)[0], len(page.rows)) for page in pages] == [("I", 1), ("II", 2)]


def test_a_table_that_fits_no_header_is_counted() -> None:
    one, other = table(HEAD, ("1", "Một", "Sở A", "Quý I")), table(("a", "b"), ("c", "d"))
    (pages,) = pages_of([one, other], Asked())
    assert pages.unread == [(Place(1, 1), 2)]
    assert pages_of([other], Asked()) == ()


def test_headers_of_two_rows_and_of_strange_words() -> None:
    two = table(("STT", "Nhiệm vụ", "Cơ quan", ""), ("", "", "chủ trì", "phối hợp"), ("1", "a", "b", "c"))
    (pages,) = pages_of([two], Asked())
    assert pages.header.columns == {Role.NUMBER: 0, Role.TASK: 1, Role.LEADS: 2, Role.HELPERS: 3}
    assert [cell.text for cell in pages.header.cells] == [
        "STT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
    ]
    (named,) = pages_of([table(("X", "Y"), ("1", "a"))], Asked({Role.TASK: "y"}))
    assert (named.header.columns, len(named.rows)) == ({Role.TASK: 1}, 1)


@pytest.mark.parametrize(
    ("above", "label"),
    [
        (("Phụ lục II", "CÁC NHIỆM VỤ", "NĂM 2023", "(Kèm theo …)"), ("II", "CÁC NHIỆM VỤ NĂM 2023")),
        (("PHỤ LỤC", "Bảng"), ("PL", "Bảng")),
        (("Phụ lục số 3",), ("3", "")),
        (("Phụ lục I", "Phụ lục II kèm theo kế hoạch này của Ủy ban nhân dân"), ("I",)),
        ((), ("", "")),
        (("Kế hoạch",), ("", "")),
    ],
)
def test_the_nearest_heading_names_the_annex(above: tuple[str, ...], label: tuple[str, ...]) -> None:
    assert label_of(above)[: len(label)] == label
