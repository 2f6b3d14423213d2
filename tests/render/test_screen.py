"""What of a long table a screen shows first, and how it says that there is more."""

import os
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Literal

import pytest

from ctscore.book import Book
from ctscore.cli import settings
from ctscore.document import Column, Document, Kind, Row, Section, Series, headline, note
from ctscore.periods import Period
from ctscore.questions import compare, gaps
from ctscore.render import Canvas, render
from ctscore.render.drawing import Drawn, units_of
from ctscore.render.screen import first_rows, lines_of
from ctscore.words import between_words

SCREEN = Canvas(80, boxes=True, lines=24, most_rows=10)
CODE: Column[str] = Column("code", "Code", Kind.CODE)
NAME: Column[str] = Column("name", "Name", Kind.TEXT)
LOST: Column[str] = Column("lost", "Lost", Kind.POINTS)


def section(
    depths: list[int], layout: Literal["table", "tree"] = "table", *, series: bool = False, name: str = "n"
) -> Section:
    rows = tuple(
        Row({"code": f"r{place}", "name": name, "lost": Decimal(place)}, depth=depth)
        for place, depth in enumerate(depths, start=1)
    )
    chart = Series("all", "code", "lost") if series else None
    return Section("s", "Title", (CODE, NAME, LOST), rows, (note("n", "Cả thảy.", "In all."),), layout, chart)


def codes(found: Section) -> list[str]:
    return [str(row.values["code"]) for row in found.rows]


def shown(found: Section, canvas: Canvas = SCREEN, lang: str = "en") -> list[str]:
    return render(Document("d", {}, (found,)), "text", canvas, lang).splitlines()


def test_ten_rows_and_how_many_more() -> None:
    lines = shown(section([0] * 30))
    assert lines[-3].split() == ["r10", "n", "10"]
    assert lines[-2:] == ["20 more (add --all)", "In all."]
    assert shown(section([0] * 30), lang="vi")[-2:] == ["còn 20 dòng (thêm --all)", "Cả thảy."]
    assert len(shown(section([0] * 30), Canvas(80, lines=24))) == 30 + 4


def test_two_more_rows_are_shown_instead_of_told() -> None:
    assert len(first_rows(section([0] * 12), 10).rows) == 12
    assert len(first_rows(section([0] * 13), 10).rows) == 10


def test_long_names_make_fewer_rows_so_that_the_screen_holds_all() -> None:
    # Six lines a row: on a screen of 40 lines title, header, rule, what is left, note and prompt take six.
    long = " ".join(["word"] * 84)
    lines = shown(section([0] * 30, name=long), Canvas(80, lines=42, most_rows=10))
    assert lines[-2] == "24 more (add --all)"
    assert len(lines) == 36 + 5
    low = shown(section([0] * 30, name=long))
    assert low[-2] == "27 more (add --all)"  # three are 18 lines of 23, beside five others


def test_of_a_tree_the_upper_levels() -> None:
    tree = section([0, *([1] + [2] * 6) * 4], "tree")
    assert codes(first_rows(tree, 10)) == ["r1", "r2", "r9", "r16", "r23"]
    assert len(first_rows(section([1] * 30, "tree"), 10).rows) == 10  # one level only: its first rows


def test_of_a_series_the_latest_and_the_line_over_all() -> None:
    lines = shown(section([0] * 16, series=True))
    assert [line.split()[0] for line in lines if line.startswith("r")] == [f"r{n}" for n in range(7, 17)]
    assert "all: ▁▁▂▂▃▃▄▄▅▅▆▆▇▇██"[:5] in "\n".join(lines)
    assert len(next(line for line in lines if line.startswith("all: "))) == len("all: ") + 16


def test_a_line_does_not_join_what_is_not_next_to_each_other() -> None:
    rows = section([0] * 4).rows
    series = Series("2016–2024", "code", "lost", breaks=(2,), gaps=(1, 2, 3))
    told = Section("s", "Title", (CODE, LOST), rows, chart=series)
    assert shown(told)[-1] == "2016–2024: ▁·█ │ ▁·█"  # a break of the scale says it already


def test_a_sum_below_a_table_stays() -> None:
    whole = section([0] * 29)
    last = Row({"code": "sum", "name": "n", "lost": Decimal(435)}, strong=True)
    summed = Section("s", "Title", whole.columns, (*whole.rows, last))
    assert codes(first_rows(summed, 10)) == [*(f"r{n}" for n in range(1, 10)), "sum"]


def test_what_must_not_be_missed_is_first_on_a_screen_and_in_its_place_elsewhere() -> None:
    plain, strong = note("a", "a", "first"), note("b", "b", "MISMATCH")
    loud = Section("s", "Title", (), (), (plain, type(strong)(strong.id, strong.template, strong=True)))
    assert shown(loud)[1:] == ["MISMATCH", "first"]
    assert shown(loud, Canvas())[1:] == ["first", "MISMATCH"]


def test_several_tables_are_headed_on_a_screen_only() -> None:
    told = Document("d", {}, (section([0]), section([0])), heads=lambda: (note("h", "một", "one"),))
    assert render(told, "text", SCREEN, "en").startswith("one\n\nTitle\n")
    assert render(told, "text", Canvas(80), "en").startswith("Title\n")
    assert render(told, "text", Canvas(), "en").startswith("Title\n")


def test_of_several_tables_a_screen_shows_fewer_rows_each_and_one_note_more() -> None:
    two = Document("d", {}, (section([0] * 30), section([0] * 30)), heads=lambda: (note("h", "một", "one"),))
    lines = render(two, "text", SCREEN, "en").splitlines()
    # Head, two blanks, and twice title, header, rule, what is left and a note leave 10 of 23 lines for rows.
    assert len(lines) == 23
    assert sum(line.startswith("r") for line in lines) == 10
    assert lines.count("25 more (add --all)") == 2


def test_what_is_beyond_two_screens_is_told_in_a_line_with_its_rows() -> None:
    many = tuple(replace(section([0] * 30), id=id_) for id_ in ("a", "a/more", *"bcdefghi"))
    lines = render(Document("d", {}, many), "text", SCREEN, "en").splitlines()
    # Two rows at least: seven lines a table and a blank; the details of the first go before the last ones.
    assert len(lines) <= 46
    assert lines.count("Title · 30 rows (add --all)") == 6
    assert lines[lines.index("28 more (add --all)") + 3] == "Title · 30 rows (add --all)"


def test_of_one_index_a_screen_holds_the_answer_and_tells_its_last_tables_in_a_line() -> None:
    told = replace(section([0] * 30), notes=(note("n", "a", "aside"), headline("h", "b", "In all 435.")))
    details = (replace(section([0] * 5), id="s/first"), replace(section([0] * 5), id="s/a", title="T" * 70))
    lines = render(Document("d", {}, (told, *details)), "text", SCREEN, "en").splitlines()
    # Title, header, rule and what is left of three tables, two blanks, an answer and two lines of notes
    # leave 5 or 6 of 23 lines for rows: each table keeps one at least.
    assert len(lines) <= 23
    assert lines[:2] == ["Title", "In all 435."]  # what it comes to is above the table, on a screen only
    starts = [place for place, line in enumerate(lines) if line.startswith("Code")]
    assert [lines[place + 2][:2] for place in starts] == ["r1", "r1", "r1"]
    assert lines[-1] == "1 more note (add --all)"
    more = (replace(section([0] * 5), id="s/b"), replace(section([0] * 5), id="s/c", notes=told.notes))
    lines = render(Document("d", {}, (told, *details, *more)), "text", SCREEN, "en").splitlines()
    assert len(lines) <= 23
    assert lines[-3:-1] == ["Title · 5 rows (add --all)", "In all 435."]  # an answer stays without its rows
    elsewhere = render(Document("d", {}, (told,)), "text", Canvas(80), "en").splitlines()
    assert elsewhere[-2:] == ["aside", "In all 435."]


def test_figures_are_as_fine_on_a_screen_as_with_all_rows() -> None:
    whole = section([0] * 30)
    last = Row({"code": "r31", "name": "n", "lost": Decimal("0.25")})
    assert shown(replace(whole, rows=(*whole.rows, last)))[3].split() == ["r1", "n", "1.00"]


def test_notes_of_many_tables_are_counted_where_they_are_not_shown() -> None:
    notes = (note("a", "a", "first"), note("b", "b", "second"), note("h", "một", "told above"))
    noted = replace(section([0]), notes=notes)
    told = Document("d", {}, (noted, noted), heads=lambda: (note("h", "một", "one"),))
    lines = render(told, "text", SCREEN, "en").splitlines()
    assert (lines.count("first"), lines.count("second"), lines.count("told above")) == (2, 0, 0)
    assert lines[-1] == "2 more notes (add --all)"


@pytest.mark.parametrize(
    ("header", "units"),
    [("% tổng mất", ["% tổng", "mất"]), ("Lũy kế %", ["Lũy", "kế %"]), ("% lost", ["% lost"]), ("%", ["%"])],
)
def test_a_sign_of_percent_does_not_stand_alone(header: str, units: list[str]) -> None:
    assert units_of(header) == units


def test_a_header_is_no_higher_than_three_lines() -> None:
    part = Drawn("rank", "Hạng nếu bằng mức cao nhất", ("46",), right=True, drop_priority=0)
    assert part.header_at(part.natural) == "Hạng nếu\nbằng mức\ncao nhất"


def test_lines_break_between_words_and_commands_do_not() -> None:
    told = between_words("a note: " + "word " * 4 + "\n  ctscore gaps --by agency\n", 20)
    assert told == "a note: word word\n  word word\n  ctscore gaps --by agency\n"


def test_each_index_has_a_line_with_score_rank_and_change(book: Book) -> None:
    document = gaps.ask(book, Period(2022)).shown()
    assert isinstance(document, Document)
    assert render(document, "text", SCREEN, "en").splitlines()[:4] == [
        "PAR-INDEX 2022: 86.11/100 points, +1.14 on 2021; rank 26/63, 51 in 2021.",
        "SIPAS 2022: 79.10/100 points, -6.40 on 2021; rank 36/63, 48 in 2021.",
        "PAPI 2022: 39.97/80 points, -1.26 on 2021; rank 55/61, 42 in 2021.",
        "",
    ]
    document = compare.ask(book, [Period(2012), Period(2024)]).shown()
    assert isinstance(document, Document)
    assert render(document, "text", SCREEN, "en").splitlines()[:3] == [
        "PAR-INDEX 2012 → 2024: 80.87 → 89.13/100 points (+8.26); rank 12 → 22.",
        "PAPI 2012 → 2024: 36.7551/60 → 40.4427/80 points.",  # of two scales, and no rank in 2012
        "",
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("index", ["PAR-INDEX", "PAPI"])
def test_the_losses_of_one_index_fit_a_screen(book: Book, index: str, lang: str) -> None:
    document = gaps.ask(book, Period(2022), index=index).shown()
    assert isinstance(document, Document)
    assert len(render(document, "text", SCREEN, lang).splitlines()) < 24


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 5, 1), ("aa aa", 5, 1), ("aa aaa", 5, 2), ("aaaaaaa", 5, 2), ("aa aaaaaaa a", 5, 3)],
)
def test_lines_of_wrapped_words(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_only_a_terminal_shows_the_first_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = SimpleNamespace(isatty=lambda: True, fileno=lambda: 1)
    pipe = SimpleNamespace(isatty=lambda: False, fileno=lambda: 1)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((90, 30)))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(settings, "answers", lambda: terminal)
    found = settings.canvas(None, settings.Colour.NEVER)
    assert (found.width, found.lines, found.most_rows) == (90, 30, 10)
    assert settings.canvas(None, settings.Colour.NEVER, all_rows=True).most_rows is None
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(settings, "answers", lambda: pipe)
    found = settings.canvas(None, settings.Colour.NEVER)
    assert (found.width, found.lines, found.most_rows) == (80, None, None)


def test_what_is_read_downwards_gives_up_its_details_and_counts_them() -> None:
    facts: list[Column[str]] = [
        Column(f"f{place}", f"Fact {place}", Kind.TEXT, drop_priority=place % 3) for place in range(30)
    ]
    row = Row({one.id: "x" for one in facts})
    record = Section("s", "Title", tuple(facts), (row,), (), "record")
    lines = shown(
        record
    )  # of 30 facts 10 have no priority, 10 the first one and 10 the second, which go first
    assert (len(lines), lines[-1]) == (22, "10 more details (add --all)")
    assert shown(record, lang="vi")[-1] == "còn 10 mục (thêm --all)"
    assert len(shown(record, Canvas(80, lines=24))) == 31
