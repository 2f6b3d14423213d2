"""Names in any languages: what a folder declares, what is asked for, and what is said in which of them."""

import re
import shutil
from pathlib import Path

import pytest

from ctscore.languages import is_language, meant, names_in, preferred
from ctscore.load import load_contents
from ctscore.model import Settings, Text
from ctscore.periods import Period
from ctscore.phrases import Changed, Words, filled, joined, literal, said
from tests.conftest import REPOSITORY, Program
from tests.render.excel import opened

SCHOOL = REPOSITORY / "examples" / "ecole-fr" / "data"
OF_SCHOOL = ("2026-Q1", "--data", str(SCHOOL))


@pytest.mark.parametrize(
    ("tag", "declared", "expected"),
    [
        ("vi", ("fr", "en"), "vi"),
        ("fr", ("fr", "en"), "fr:en"),
        ("km", ("km", "vi"), "km:vi"),
        ("lo", ("lo",), "lo:en"),
        ("fr", ("vi", "fr", "en"), "fr:en"),
    ],
)
def test_our_words_are_in_the_language_that_the_folder_has(
    tag: str, declared: tuple[str, ...], expected: str
) -> None:
    assert preferred(tag, declared) == expected


def test_what_is_put_together_is_said_when_a_language_is_asked_for() -> None:
    name = Text(fr="École", en="School", km="សាលា")
    one = joined(" · ", ("2026", Words("Kết quả của ", "Results of ") + name, Changed(name, str.upper)))
    assert [said(one, lang) for lang in ("vi", "en", "fr:en", "km:vi")] == [
        "2026 · Kết quả của École · ÉCOLE",
        "2026 · Results of School · SCHOOL",
        "2026 · Results of École · ÉCOLE",
        "2026 · Kết quả của សាលា · សាលា",
    ]
    assert filled("{unit} mất", "lost by {unit}", unit=name).say("fr:en") == "lost by École"
    assert literal(Text(fr="{a}")).say("fr:en") == "{{a}}"
    assert Period(2026, "quarter", 1).say("km:vi") == "quý I/2026"
    assert joined(" ", ("a", "b")) == "a b"


def test_a_folder_that_declares_only_ours_can_have_both() -> None:
    assert names_in(()) == names_in(("vi",)) == ("vi", "en")
    assert names_in(("en",)) == ("en", "vi")
    assert names_in(("fr", "en")) == ("fr", "en")


@pytest.mark.parametrize(
    ("given", "known", "near"),
    [("fr", True, "fr"), ("lo", True, "lo"), ("vn", False, "vi"), ("FR", False, "fr"), ("Việt", False, "")],
)
def test_what_is_a_language(given: str, known: bool, near: str) -> None:
    assert is_language(given) is known
    assert meant(given) == near
    assert is_language("zh-Hant")


@pytest.mark.parametrize(
    ("asked", "machine", "name", "words"),
    [
        ((), {"LC_ALL": "vi_VN.UTF-8", "CTSCORE_LANG": ""}, "Cours observés", "Criterion"),
        (("--lang", "FR"), {}, "Cours observés", "Criterion"),
        ((), {"CTSCORE_LANG": "fr_FR.UTF-8"}, "Cours observés", "Criterion"),
        ((), {"CTSCORE_LANG": "en"}, "Lessons observed", "Criterion"),
        ((), {"CTSCORE_LANG": "lo"}, "Cours observés", "Criterion"),
        (("--lang", "vi"), {}, "Cours observés", "Tiêu chí"),
    ],
)
def test_names_are_in_the_language_asked_for_else_in_that_of_the_folder(
    asked: tuple[str, ...], machine: dict[str, str], name: str, words: str, program: Program
) -> None:
    text = program("gaps", *OF_SCHOOL, *asked, **machine).stdout
    assert name in text
    assert words in text
    assert "Exercices d'évacuation manqués" in text  # which has no English name


@pytest.mark.parametrize(("lang", "near"), [("lo", None), ("vn", "vi")])
def test_a_language_that_nobody_has_is_refused(lang: str, near: str | None, program: Program) -> None:
    done = program("gaps", *OF_SCHOOL, "--lang", lang)
    assert done.returncode == 2
    assert lang in done.stderr
    assert ("fr, en, vi" if near is None else f"did you mean `{near}`") in done.stderr


def test_what_is_no_language_is_told_in_the_usual_one(program: Program) -> None:
    done = program("gaps", "--lang", "xx", CTSCORE_LANG="vi")
    assert done.stderr.startswith("lỗi: -l, --lang: “xx” không phải ngôn ngữ\n")


def test_papers_and_pages_follow(tmp_path: Path, program: Program) -> None:
    for paper in ("minutes", "annex"):
        program(paper, *OF_SCHOOL, "-o", str(tmp_path / f"{paper}.md"), CTSCORE_LANG="vi")
    minutes, annex = ((tmp_path / f"{one}.md").read_text("utf-8") for one in ("minutes", "annex"))
    assert "TÀI LIỆU HỌP" in minutes
    assert "Kết quả Revue de l'école quý I/2026 của École de la Colline" in minutes
    assert "N° …" not in minutes  # the letterhead has no Vietnamese line
    # An annex is in the folder's own language, whatever the machine speaks.
    assert "THAT ÉCOLE DE LA COLLINE LOST IN THE REVUE DE L'ÉCOLE" in annex
    assert "(Annexe au plan d'amélioration" in annex
    for lang, name in (("fr", "Cours observés"), ("en", "Lessons observed")):
        program("report", *OF_SCHOOL, "--lang", lang, "-o", str(tmp_path / f"{lang}.html"))
        page = (tmp_path / f"{lang}.html").read_text("utf-8")
        assert f'<html lang="{lang}">' in page
        assert name in page


def test_the_sheets_of_a_workbook_follow(tmp_path: Path, program: Program) -> None:
    program("workbook", *OF_SCHOOL, "-o", str(tmp_path / "w.xlsx"))
    sheet = opened((tmp_path / "w.xlsx").read_bytes()).worksheets[0]
    cells = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Cours observés" in cells
    assert "Lessons observed" not in cells


def test_what_is_written_is_in_the_languages_of_the_folder(tmp_path: Path, program: Program) -> None:
    """80 is printed where the parts add up to 75: an erratum in words of ours, which are English here."""
    shutil.copytree(SCHOOL, tmp_path / "data")
    table = "No.,Criterion,Maximum,Achieved\n1,Enseignement,100,80\n1.1,Cours,60,45\n1.2,Copies,40,30\n"
    (tmp_path / "q3.csv").write_text(table, encoding="utf-8")
    about = ("--index", "REVUE", "--year", "2026-Q3", "--document", "revue-2026")
    made = tmp_path / "data/scores/2026/revue-q3.yaml"
    done = program("import", "q3.csv", *about, "-o", str(made), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = made.read_text(encoding="utf-8")
    assert "name: {fr: Cours}" in text
    assert 'en: "Printed 80; the parts add up to 75."' in text
    assert "vi:" not in text
    card = program("new", "scorecard", "--from", "2026-Q2", "--year", "2026-Q4", cwd=tmp_path).stdout
    assert "name: {fr: Cours observés, en: Lessons observed}" in card
    plan = program("new", "plan", "--from", "2026-Q1", cwd=tmp_path).stdout
    assert "task: {fr: , en: }" in plan
    assert "# Cours observés" in plan


@pytest.mark.parametrize(
    ("languages", "name", "told"),
    [
        ("[fr, en]", "{fr: École, vn: Trường}", ["CT203 there is no key `vn`"]),
        ("[fr, en]", "{fn: École}", ["CT203 there is no key `fn`; did you mean `fr`?"]),
        ("[vi]", "{vi: Trường, fr: École}", ["CT203 there is no key `fr`"]),
        ("[vi]", "{vn: Trường}", ["CT203 there is no key `vn`; did you mean `vi`?"]),
        ("[vi]", "{vi: Trường, en: School}", []),
        ("[lo]", "{lo: ໂຮງຮຽນ}", []),
        # Where nobody can read which languages there are, no name is held against them.
        ("[vn]", "{fr: École}", ["CT680 `vn` is not the code of a language; did you mean `vi`?"]),
    ],
)
def test_a_name_in_a_language_that_is_not_declared(languages: str, name: str, told: list[str]) -> None:
    texts = {
        "ctscore.yaml": f"format: ctscore/settings@1\nlanguages: {languages}\n",
        "units.yaml": f"format: ctscore/units@1\nunits:\n- {{id: a, name: {name}, short: A, kind: city}}\n",
    }
    book = load_contents({file: text.encode() for file, text in texts.items()})
    assert [f"{one.rule.code} {one.message('en')}" for one in book.problems] == told
    if "vn" not in languages:  # a file read beside the folder is held to the same
        alone = load_contents({"units.yaml": texts["units.yaml"].encode()}, book.settings)
        assert alone.problems == book.problems


def test_nothing_is_written_under_a_language_by_hand() -> None:
    """Words of a source are `Own`, words of ours `Words`: both come under the languages of the folder."""
    written = re.compile(r"""[{ ]"(?:vi|en)": |\{\{(?:vi|en):""")
    folders = (REPOSITORY / "src/ctscore" / name for name in ("importing", "questions"))
    files = [path for folder in folders for path in folder.glob("*.py")]
    found = [path.name for path in files if written.search(path.read_text("utf-8"))]
    assert found == ["workbooks.py"]  # the words above a column


def test_the_shipped_data_leaves_the_language_to_the_machine() -> None:
    assert Settings(format="ctscore/settings@1").usual_language is None
    assert Settings(format="ctscore/settings@1", languages=("vi", "en")).usual_language is None
    assert Settings(format="ctscore/settings@1", languages=("en", "fr")).usual_language == "en"
