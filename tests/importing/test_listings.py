"""What a table of points lists: it says so itself where it can, and nobody guesses where it cannot."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import ctscore
from ctscore.blanks import Blank, blank_of
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.model.scorecard import Listing
from ctscore.periods import Period
from tests.conftest import BASE, Program

HEAD = "STT;Tiêu chí;Điểm chuẩn;Điểm đạt"


def brought(
    book: Book, folder: Path, *rows: str, listing: Listing | None = None, stage: str | None = None
) -> Imported:
    path = folder / "bang.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    wanted = Wanted(
        path,
        "PAR-INDEX",
        Period(2022),
        "don-vi-mau",
        "scorecard",
        document="van-ban-mau",
        stage=stage,
        listing=listing,
    )
    return import_annex(book, wanted)


def card(done: Imported) -> Any:
    return yaml.load(done.text, Loader=yaml.BaseLoader)


def told(done: Imported) -> list[str]:
    return [remark.say("en") for remark in done.remarks]


def test_maxima_that_add_up_say_that_all_is_listed(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, HEAD, "1;Một;3;2,5", "2;Hai;2;1")
    assert "listing" not in card(done)
    assert card(done)["format"] == "ctscore/scorecard@1"
    assert told(done) == []


def test_full_marks_disprove_that_only_losses_are_listed(small: Book, tmp_path: Path) -> None:
    rows = ("1;Một;2;1,5", "1.1;Một một;1;1", "1.2;Một hai;1;0,5", "2;Hai;1;0,5")
    done = brought(small, tmp_path, HEAD, *rows)
    assert card(done)["listing"] == "part"
    assert "# suy ra từ bảng, xem lại:\nlisting: part" in done.text
    assert (
        told(done)[0]
        == "line 1: PAR-INDEX: 3 of 5 are listed, and not only losses: of the rest nothing is known"
    )
    assert not done.errors


def test_rows_that_each_lost_points_are_losses(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, HEAD, "1;Một;;", "1.1;Một một;1;0,5", "2;Hai;;", "2.1;Hai một;2;1")
    assert card(done)["listing"] == "losses-only"
    assert "only losses are taken to be listed" in told(done)[0]


def test_a_printed_sum_of_the_listed_parts_disproves_losses(small: Book, tmp_path: Path) -> None:
    """3 of 4 lost nothing more would be printed for 1, not 0.5."""
    done = brought(small, tmp_path, HEAD, "1;Một;4;0,5", "1.1;Một một;1;0,5")
    assert card(done)["listing"] == "part"
    assert card(done)["criteria"][0]["listing"] == "part"
    assert told(done)[0].endswith("; likewise: 1")


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, "1;Một;2;1,5", "1.1;Một một;1;0,5", "1.2;Một hai;1;0,5"),  # whole fields
        (HEAD, "1.1;Một một;1;0,5", "1.2;Một hai;1;"),  # no figure, which is no loss
        ("STT;Tiêu chí;Điểm chuẩn;Tự đánh giá", "1.1;Một;1;0,5"),  # what the unit thinks
        ("STT;Tiêu chí;Điểm chuẩn;Tự chấm;Thẩm định", "1.1;Một;1;1;0,5"),  # what was cut
    ],
)
def test_a_table_that_does_not_tell_is_asked_about(
    rows: tuple[str, ...], small: Book, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match="CT999"):
        brought(small, tmp_path, *rows)
    choices: tuple[Listing, ...] = ("losses-only", "part")
    for listing in choices:
        assert card(brought(small, tmp_path, *rows, listing=listing))["listing"] == listing
    done = brought(small, tmp_path, *rows, listing="full")
    assert "listing" not in card(done)
    assert "maxima-do-not-add-up" in [finding.rule.name for finding in done.errors]


def test_the_command_asks_with_the_choices_and_takes_one(unpublished: Path, program: Program) -> None:
    path = unpublished / "bang.csv"
    path.write_text("STT;Tiêu chí;Điểm chuẩn;Tự chấm\n1.1;Một;1;0,5\n1.2;Hai;1;0,5\n", encoding="utf-8")
    words = ["import", path.name, "-i", "PAR-INDEX", "-y", "2022", "--document", "van-ban-mau"]
    refused = program(*words, "--lang", "en", cwd=unpublished)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "the table does not tell what it lists: the parts of PAR-INDEX have 2 of 5" in refused.stderr
    for choice in ("full", "losses-only", "part"):
        assert f"--listing {choice}" in refused.stderr
    done = program(*words, "--listing", "part", "--stage", "tự chấm", cwd=unpublished)
    assert done.returncode == 0, done.stderr
    assert "\nlisting: part\n" in done.stdout
    assert "\nstage: self\n" in done.stdout
    assert "#" not in done.stdout.split("\n", 1)[1]  # what was said is no guess


STAGES = "STT;Tiêu chí;Điểm tối đa;Điểm tự chấm;Điểm thẩm định;Điểm thẩm định lần 2;Điểm điều tra XHH"
STAGED = (
    STAGES,
    "1;Một;3;3;2,25;2,5;",
    "1.1;Một một;2;2;1,5;2;",
    "1.2;Một hai;1;1;0,75;0,5;",
    "2;Hai;2;;;;1,75",
    "2.1;Hai một;2;;;;1,75",
)


def test_columns_of_stages_are_kept_and_the_last_counts(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, *STAGED)
    read = card(done)
    assert (read["format"], read["stage"], "listing" in read) == (
        "ctscore/scorecard@2",
        "appraised-2",
        False,
    )
    first, second = read["criteria"]
    assert (first["published"], first["printed"]) == ("2.5", {"self": "3", "appraised": "2.25"})
    assert [(one["achieved"], one["stages"]) for one in first["criteria"]] == [
        ("2", {"self": "2", "appraised": "1.5"}),
        ("0.5", {"self": "1", "appraised": "0.75"}),
    ]
    (surveyed,) = second["criteria"]
    assert (surveyed["achieved"], surveyed["method"]) == ("1.75", "survey-officials")
    assert "points are taken from the column “Điểm điều tra XHH”, as the others are empty: 2, 2.1" in str(
        told(done)
    )
    assert not done.errors


def test_another_stage_can_be_asked_for(small: Book, tmp_path: Path) -> None:
    read = card(brought(small, tmp_path, *STAGED, stage="self"))
    assert read["stage"] == "self"
    leaf = read["criteria"][0]["criteria"][1]
    assert (leaf["achieved"], leaf["stages"]) == ("1", {"appraised": "0.75", "appraised-2": "0.5"})
    (surveyed,) = read["criteria"][1]["criteria"]
    assert ("achieved" in surveyed, surveyed["stages"]) == (False, {"appraised-2": "1.75"})
    with pytest.raises(Refusal, match="CT960"):
        brought(small, tmp_path, *STAGED, stage="published")
    plain = card(brought(small, tmp_path, HEAD, "1;Một;5;4", stage="appraised"))
    assert (plain["stage"], plain["criteria"][0]["achieved"]) == ("appraised", "4")


def test_a_sum_that_differs_is_an_erratum_of_its_stage(small: Book, tmp_path: Path) -> None:
    head = "STT;Tiêu chí;Điểm tối đa;Tự đánh giá;Kết quả công bố"
    done = brought(small, tmp_path, head, "1;Một;5;4;4", "1.1;Một một;3;3;2", "1.2;Một hai;2;2;2")
    (field,) = card(done)["criteria"]
    (erratum,) = field["errata"]
    assert (erratum["stage"], erratum["printed"], erratum["computed"]) == ("self", "4", "5")
    assert "erratum" not in field
    assert not done.errors


def test_cells_without_a_figure_are_not_zero_and_are_told_once(small: Book, tmp_path: Path) -> None:
    done = brought(
        small,
        tmp_path,
        HEAD,
        "1;Một;5;2",
        "1.1;Một một;1;",
        "1.2;Một hai;1;-",
        "1.3;Một ba;1;N/A",
        "1.4;Một bốn;1;Không phát sinh",
        "1.5;Một năm;1;N/A",
    )
    (field,) = card(done)["criteria"]
    assert [one for one in field["criteria"] if "achieved" in one or "not_applicable" in one] == []
    assert field["published"] == "2"
    assert "erratum" not in field  # nobody knows what the parts come to
    assert told(done) == [
        "line 3: no points (an empty cell), left out as not known, which is not 0: 1.1",
        "line 4: no points (“-”), left out as not known, which is not 0: 1.2",
        "line 5: no points (“N/A”), left out as not known, which is not 0: 1.3, 1.5; if they do not apply: "
        '`ctscore set 1.3=n/a 1.5=n/a --year 2022 --index PAR-INDEX --why "…"`',
        "line 6: “Không phát sinh”: nothing tells how that counts, so it is not known: 1.4; to take it out "
        'of the maximum (or --how else): `ctscore set 1.4=n/a --year 2022 --index PAR-INDEX --why "…"`',
    ]
    assert "# “Không phát sinh”: bảng không nói tính thế nào" in done.text
    assert not done.errors


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", Blank.UNKNOWN),
        ("—", Blank.UNKNOWN),
        ("n/a", Blank.EITHER),
        ("(Chưa có kết quả)", Blank.UNKNOWN),
        ("KHÔNG PHÁT SINH.", Blank.NOT_APPLICABLE),
        ("không áp dụng", Blank.NOT_APPLICABLE),
        ("KAD", Blank.NOT_APPLICABLE),
        ("Không có", None),
        ("0", None),
        ("-1", None),
        ("Không", None),
        ("Không phát sinh hồ sơ: 0,5", None),
    ],
)
def test_a_blank_is_read_whole(text: str, blank: Blank | None) -> None:
    assert blank_of(text) is blank


def test_an_index_has_its_own_stages(small: Book, tmp_path: Path) -> None:
    """Columns are of the stages that are called so; what is of none is not used, and told."""
    (tmp_path / "data").mkdir()
    shutil.copytree(BASE, tmp_path / "data", dirs_exist_ok=True)
    register = tmp_path / "data/indexes.yaml"
    text = register.read_text(encoding="utf-8").replace("indexes@1", "indexes@2")
    stages = (
        "stages: [{id: cham, name: {vi: tự chấm, en: own}}, {id: duyet, name: {vi: phê duyệt, en: approved}}]"
    )
    register.write_text(text.replace("- id: PAR-INDEX\n", f"- id: PAR-INDEX\n  {stages}\n"), encoding="utf-8")
    book = ctscore.open_book(tmp_path / "data")
    head = "STT;Tiêu chí;Điểm tối đa;Tự chấm;Thẩm định;Điểm phê duyệt"
    done = brought(book, tmp_path, head, "1;Một;5;5;4,5;4")
    assert card(done)["stage"] == "duyet"
    (leaf,) = card(done)["criteria"]
    assert (leaf["achieved"], leaf["stages"]) == ("4", {"cham": "5"})
    assert "line 1: the column of points “Thẩm định” is not used" in told(done)
