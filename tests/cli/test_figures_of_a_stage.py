"""What is said of figures of a stage: which stage they are of, and never more than is known of them."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BASE, Program
from tests.render.excel import opened

HEAD = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: 2022
source: {document: van-ban-mau}
"""
CARD = "data/scores/2022/par-index.yaml"
Asked = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The made-up folder in `data/`, its registers in their second version, without panels."""
    shutil.copytree(BASE, tmp_path / "data", ignore=shutil.ignore_patterns("panels"))
    indexes = tmp_path / "data/indexes.yaml"
    indexes.write_text(indexes.read_text(encoding="utf-8").replace("@1", "@2"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def asked(folder: Path, program: Program) -> Asked:
    """Return what the program answers in JSON to a question about `card`, a scorecard without its head."""

    def ask(card: str, *words: str, code: int = 0) -> Any:
        (folder / CARD).write_text(HEAD + card, encoding="utf-8")
        done = program(*words, "--format", "json", "--lang", "en", cwd=folder)
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout) if code != 2 else done.stderr

    return ask


def notes_of(document: Any) -> str:
    """Return all that is said below the tables of an answer."""
    return "\n".join(note["text"] for section in document["sections"] for note in section["notes"])


def leaf(code: str, highest: str, more: str) -> str:
    return f'- {{code: "{code}", name: {{vi: m, en: m}}, max: {highest}, {more}}}\n'


PRINTED_OF_SELF = (
    "stage: self\nmax: 6\nprinted: {self: 5.5}\ncriteria:\n"
    + leaf("1", "3", "achieved: 3, stages: {published: 1}")
    + leaf("2", "3", "achieved: 2.5")
)


def test_a_printed_total_stays_that_of_its_stage(asked: Asked) -> None:
    """Self: 3 + 2.5 = 5.5, printed 5.5. Published: 1, the other 3 points not known, nothing printed."""
    totals, *_ = asked(PRINTED_OF_SELF, "stages", "2022")["sections"]
    assert [(row["stage"], row["achieved"], row["published"]) for row in totals["rows"]] == [
        ("self-assessed", 5.5, 5.5),
        ("published", 1, None),
    ]


def test_each_stage_has_its_own_printed_total_and_only_the_published_one_a_rank(asked: Asked) -> None:
    """Self 3 + 2.5, published 1 + 2: both printed, and the rank belongs to 3 of 6."""
    card = PRINTED_OF_SELF.replace("achieved: 2.5", "achieved: 2.5, stages: {published: 2}")
    card = card.replace("printed: {self: 5.5}", "printed: {self: 5.5}\npublished: {score: 3, rank: 2, of: 4}")
    totals, *_ = asked(card, "stages", "2022")["sections"]
    assert [row["published"] for row in totals["rows"]] == [5.5, 3]
    (own,) = asked(card, "totals", "2022")["sections"]
    assert (own["rows"][0]["published"], own["rows"][0]["rank"]) == (5.5, None)
    (published,) = asked(card, "totals", "2022", "--stage", "published")["sections"]
    assert (published["rows"][0]["published"], published["rows"][0]["rank"]) == (3, 2)


PART = "stage: self\nmax: 10\nlisting: part\nprinted: {self: 5.5}\ncriteria:\n" + leaf(
    "1", "6", "achieved: 5.5"
)


def test_a_printed_total_of_what_is_listed_is_none_of_the_whole(asked: Asked, folder: Path) -> None:
    """5.5 of the 6 that are listed; of 10 - 6 = 4 points nothing is known: the total is 5.5 to 9.5."""
    (series,) = asked(PART, "trend", "--index", "PAR-INDEX")["sections"]
    (point,) = series["rows"]
    assert (point["score"], point["low"], point["high"]) == (None, 5.5, 9.5)
    assert "2022: not known whole, from 5.5 to 9.5." in notes_of({"sections": [series]})

    totals = asked(PART, "totals", "2022")
    assert "Printed, self-assessed: 5.5/6." in notes_of(totals)
    assert "5.5 of 6 points assessed; 4.0 are not known: the total is 5.5 to 9.5." in notes_of(totals)

    assert "no total to start from: it is not known whole, from 5.5 to 9.5" in asked(
        PART, "path", "2022", "--to", "7", code=2
    )

    what = asked(PART, "whatif", "2022", "--set", "1=+0.25")
    whole = what["sections"][0]["rows"][0]
    assert (whole["before"], whole["after"], whole["change"], whole["lost"]) == (None, None, 0.25, None)
    assert "from 5.5 to 9.5, and after the changes from 5.75 to 9.75" in notes_of(what)


@pytest.mark.parametrize(("name", "never"), [("m.md", "out of 10 points"), ("r.html", '"score">5.5')])
def test_minutes_and_report_never_show_it_as_the_total(
    asked: Asked, folder: Path, program: Program, name: str, never: str
) -> None:
    asked(PART, "totals", "2022")
    command = {"m.md": "minutes", "r.html": "report"}[name]
    done = program(command, "2022", "--lang", "en", "-o", name, cwd=folder)
    assert done.returncode == 0, done.stderr
    text = (folder / name).read_text(encoding="utf-8")
    assert never not in text
    assert "5.5 to 9.5" in text


def test_a_printed_total_that_the_rest_explains_is_that_of_the_whole(asked: Asked) -> None:
    """Printed 8: 5.5 of what is listed, so that the other 4 have 2.5; a path starts from 8."""
    card = PART.replace("self: 5.5", "self: 8")
    what = asked(card, "whatif", "2022", "--set", "1=+0.25")
    assert what["sections"][0]["rows"][0]["after"] == 8.25
    assert "From the printed score (self-assessed): 8 → 8.25 (+0.25) of 10." in notes_of(what)
    (series,) = asked(card, "trend", "--index", "PAR-INDEX")["sections"]
    assert (series["rows"][0]["score"], series["rows"][0]["basis"]) == (8, "printed")


BESIDE_A_PANEL = (
    "stage: self\nmax: 10\npublished: {score: 7, rank: 2, of: 4}\ncriteria:\n"
    + leaf("1", "6", "achieved: 6, stages: {published: 4}")
    + leaf("2", "4", "achieved: 3.5, stages: {published: 3}")
)
PANEL = """\
format: ctscore/panel@2
index: PAR-INDEX
year: 2022
source: {document: van-ban-mau}
max: 10
criteria:
- {code: "1", name: {vi: m, en: m}, max: 6}
- {code: "2", name: {vi: m, en: m}, max: 4}
columns: 1 2
rows:
- don-vi-mau 4 3
- don-vi-hai 5 3
"""


@pytest.fixture
def panel(folder: Path) -> None:
    """Published: ours 4 + 3 = 7, the other 5 + 3 = 8. Our scorecard is self-assessed: 6 + 3.5 = 9.5."""
    path = folder / "data/panels/par-index.yaml"
    path.parent.mkdir()
    path.write_text(PANEL, encoding="utf-8")


@pytest.mark.usefixtures("panel")
def test_a_card_is_held_against_a_panel_of_its_own_stage_only(asked: Asked) -> None:
    """9.5 is no rank among published totals: it would be the first, and its row is the second."""
    for words in (("gaps", "2022", "--against", "best"), ("path", "2022", "--rank", "1")):
        told = asked(BESIDE_A_PANEL, *words, code=2)
        assert "the panel of PAR-INDEX 2022: nothing is on file at the stage `self`" in told
        assert "stages on file: published; choose one with --stage" in told
    what = asked(BESIDE_A_PANEL, "whatif", "2022", "--set", "2=4")
    assert (what["stage"], "Rank" in notes_of(what)) == ("self", False)
    (series,) = asked(BESIDE_A_PANEL, "trend", "--index", "PAR-INDEX")["sections"]
    point = series["rows"][0]
    assert (point["score"], point["rank"], point["median"]) == (9.5, None, None)
    (losses,) = asked(BESIDE_A_PANEL, "gaps", "2022")["sections"]
    assert "best" not in losses["rows"][0]
    pulls = asked(BESIDE_A_PANEL, "sensitivity", "2022")["sections"][0]
    assert {row["to_best"] for row in pulls["rows"]} == {None}


@pytest.mark.usefixtures("panel")
def test_at_the_stage_of_the_panel_it_is(asked: Asked) -> None:
    """The other has 8, ours 7: one point more, at criterion 1, makes ours the first."""
    document = asked(BESIDE_A_PANEL, "path", "2022", "--rank", "1", "--stage", "published")
    assert document["stage"] == "published"
    (step,) = document["sections"][0]["rows"]
    assert (step["code"], step["asked"], step["total"]) == ("1", 1, 8)
    (losses,) = asked(BESIDE_A_PANEL, "gaps", "2022", "--stage", "published")["sections"]
    assert [(row["code"], row["to_best"]) for row in losses["rows"]] == [("1", 1), ("2", 0)]


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize("command", ["rank", "profile"])
def test_a_ranking_says_its_stage_where_files_speak_of_several(asked: Asked, command: str) -> None:
    document = asked(BESIDE_A_PANEL, command, "2022")
    assert document["stage"] == "published"
    assert document["sections"][0]["title"].endswith("published")


@pytest.mark.usefixtures("panel")
def test_two_stages_that_are_compared_are_both_named(asked: Asked) -> None:
    document = asked(BESIDE_A_PANEL, "compare", "2022", "--unit", "don-vi-hai")
    assert (document["stage_then"], document["stage"]) == ("self", "published")


@pytest.mark.parametrize("command", ["totals", "gaps", "trend", "agencies", "sensitivity"])
def test_a_stage_without_figures_is_refused_with_those_that_have_any(asked: Asked, command: str) -> None:
    year = () if command == "trend" else ("2022",)
    told = asked(BESIDE_A_PANEL, command, *year, "--stage", "appraised", code=2)
    assert "nothing is on file at the stage `appraised`" in told
    assert "stages on file: self, published" in told


@pytest.mark.usefixtures("panel")
def test_a_ranking_of_a_stage_that_no_panel_has_is_refused_with_theirs(asked: Asked) -> None:
    told = asked(BESIDE_A_PANEL, "rank", "2022", "--stage", "self", code=2)
    assert "the panel of PAR-INDEX 2022: nothing is on file at the stage `self`" in told
    assert "stages on file: published" in told


@pytest.mark.parametrize("command", ["agencies", "coverage", "sensitivity"])
def test_what_is_not_known_is_told_below_every_table_of_points(asked: Asked, command: str) -> None:
    """10 - 6 = 4 points are in no row."""
    assert "4.0 are not known: the total is 5.5 to 9.5" in notes_of(asked(PART, command, "2022"))


@pytest.mark.usefixtures("panel")
def test_a_unit_that_is_not_known_whole_has_a_range_in_trend_and_compare(asked: Asked, folder: Path) -> None:
    """5 and `-` of 4: from 5 to 9."""
    path = folder / "data/panels/par-index.yaml"
    path.write_text(PANEL.replace("don-vi-hai 5 3", "don-vi-hai 5 -"), encoding="utf-8")
    (series,) = asked(BESIDE_A_PANEL, "trend", "--unit", "don-vi-hai", "--index", "PAR-INDEX")["sections"]
    assert [(row["score"], row["low"], row["high"]) for row in series["rows"]] == [(None, 5, 9)]
    document = asked(BESIDE_A_PANEL, "compare", "2022", "--unit", "don-vi-hai")
    assert "not known whole, the total is 5 to 9." in notes_of(document)


def test_a_loss_behind_a_task_is_not_known_where_its_criterion_is_not(asked: Asked) -> None:
    """Self: 3 of 3 at 1.1; published, the stage of the file: nothing. Not zero points are at stake."""
    card = "max: 5\ncriteria:\n" + leaf("1.1", "3", "stages: {self: 3}") + leaf("1.2", "2", "achieved: 1.5")
    document = asked(card, "progress", "2023", "--agency", "so-mot")
    # 2 - 1.5 = 0.5 at 1.2, whose task the same agency leads.
    assert [(row["item"], row["at_stake"]) for row in document["sections"][0]["rows"]] == [
        ("I/1.1", None),
        ("I/1.2", 0.5),
    ]


STAGED = (
    "stage: self\nmax: 6\ncriteria:\n"
    + leaf("1.1", "3", "achieved: 3, stages: {appraised: 2}")
    + leaf("1.2", "3", "achieved: 2.5, stages: {appraised: 2.5}")
)


def test_setting_a_figure_of_another_stage_tells_what_moves_there(
    asked: Asked, folder: Path, program: Program
) -> None:
    """Appraised: 2 + 2.5 = 4.5 becomes 2.5 + 2.5 = 5; self-assessed stays 5.5, and is not told."""
    asked(STAGED, "totals", "2022")
    done = program("set", "1.1", "2.5", "--year", "2022", "--stage", "appraised", "--lang", "en", cwd=folder)
    assert "PAR-INDEX 2022, appraised: 4.5 → 5.0 (+0.5); 1 criterion changed." in done.stdout
    assert "5.5" not in done.stdout


def since(folder: Path, program: Program, before: str, after: str) -> Any:
    """Return what `validate --since` tells of a scorecard that was `before` in git and is `after` now."""
    (folder / CARD).write_text(HEAD + before, encoding="utf-8")
    settings = ("-c", "user.name=a", "-c", "user.email=a@b")
    for words in (("init", "-q"), ("add", "data"), (*settings, "commit", "-qm", "one")):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
    (folder / CARD).write_text(HEAD + after, encoding="utf-8")
    done = program("validate", "--since", "HEAD", "--format", "json", "--lang", "en", cwd=folder)
    return json.loads(done.stdout)["changes"]


def test_a_figure_of_a_stage_that_changed_is_told_with_its_stage(folder: Path, program: Program) -> None:
    """At 1.1 appraised 2 becomes 2.5: that total rises from 4.5 to 5."""
    document = since(folder, program, STAGED, STAGED.replace("{appraised: 2}", "{appraised: 2.5}"))
    (row,) = document["sections"][0]["rows"]
    assert (row["stage"], row["code"], row["before"], row["after"]) == ("appraised", "1.1", 2, 2.5)
    assert "PAR-INDEX 2022, appraised: 4.5 → 5.0 (+0.5); 1 criterion changed." in notes_of(document)


def test_a_weight_that_changed_is_the_reason_of_another_total(folder: Path, program: Program) -> None:
    """7 and 5 of 10 under 100: 100 * (0.7 * 7/10 + 0.3 * 5/10) = 64; with 5 and 3, (3.5 + 1.5) / 8 = 62.5."""
    card = "max: 100\naggregate: weighted-mean\ncriteria:\n"
    card += leaf("1", "10", "weight: 7, achieved: 7") + leaf("2", "10", "weight: 3, achieved: 5")
    document = since(folder, program, card, card.replace("weight: 7", "weight: 5"))
    told = notes_of(document)
    assert "PAR-INDEX 2022: 64 → 62.5 (-1.5); 0 criteria changed." in told.replace("64.0", "64")
    assert "PAR-INDEX 2022: counted otherwise: 1 (weight 7 → 5)." in told


def test_words_for_figures_that_are_not_published(asked: Asked) -> None:
    """Printed 8 where 6 + 3.5 = 9.5 add up: the printed score of that stage is no published one."""
    card = BESIDE_A_PANEL.replace("published: {score: 7, rank: 2, of: 4}", "printed: {self: 8}")
    totals = asked(card, "totals", "2022")
    assert "published" not in notes_of(totals).lower()
    labels = {one["id"]: one["label"] for one in totals["sections"][0]["columns"]}
    assert labels["published"] == "Printed"
    what = notes_of(asked(card, "whatif", "2022", "--set", "2=4"))
    assert "From the printed score (self-assessed): 8 → 8.5 (+0.5) of 10." in what
    path = notes_of(asked(card, "path", "2022", "--gain", "0.25"))
    assert (
        "Counted from the printed score (self-assessed): the loss that the source does not list stays lost."
        in path
    )
    (series,) = asked(card, "trend", "--index", "PAR-INDEX")["sections"]
    assert series["rows"][0]["basis"] == "printed"


@pytest.mark.parametrize("stage", [(), ("--stage", "appraised")])
def test_sheets_say_their_stage(asked: Asked, folder: Path, program: Program, stage: tuple[str, ...]) -> None:
    asked(STAGED, "totals", "2022")
    done = program("workbook", "2022", *stage, "--lang", "en", "-o", "w.xlsx", cwd=folder)
    assert done.returncode == 0, done.stderr
    book = opened((folder / "w.xlsx").read_bytes())
    titles = [
        str(book[name]["A1"].value) for name in book.sheetnames if name.startswith(("Gaps", "Agencies"))
    ]
    assert len(titles) == 2
    assert all(title.endswith(stage[-1] if stage else "self-assessed") for title in titles), titles


def test_the_sheet_of_an_agency_says_its_stage(asked: Asked, folder: Path, program: Program) -> None:
    """Self-assessed: 3 - 2.5 = 0.5 lost at 1.2, which the agency leads."""
    asked(STAGED, "totals", "2022")
    words = ("report", "2022", "--agency", "so-mot", "--lang", "en", "-o", "r.html")
    assert program(*words, cwd=folder).returncode == 0
    assert "PAR-INDEX 2022 · self-assessed: leads 1 criterion" in (folder / "r.html").read_text("utf-8")


def test_a_panel_of_a_stage_is_not_called_published(asked: Asked, folder: Path) -> None:
    path = folder / "data/panels/par-index.yaml"
    path.parent.mkdir()
    text = PANEL.replace("max: 10\ncri", "stage: self\nmax: 10\ncri").replace("hai 5 3", "hai 5 -")
    path.write_text(text, encoding="utf-8")
    told = notes_of(asked(STAGED, "rank", "2022"))
    assert "Not known whole, so not ranked: Hai." in told
    assert "ublished" not in told
