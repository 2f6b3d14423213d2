"""Tables that nobody wrote, given to the program: none may be silently wrong.

`python benchmarks/tables.py --count 2000` tries as many as wanted, of all kinds.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.tables import words
from tests.tables.drawing import draw
from tests.tables.judging import Answer, Judgement, Verdict, ask, judge
from tests.tables.kinds import FORMATS, KINDS, NOT_YET, PANEL, PLAN, POINTS, Choice, choose
from tests.tables.writing import write

SAMPLE = range(25)
READ = frozenset(KINDS) - NOT_YET
Judge = Callable[..., Judgement]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    words.write_register(folder)
    return folder


@pytest.fixture
def judged(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Draw a table, give it to the program, and judge what comes out, as it is or changed."""
    monkeypatch.setenv("CTSCORE_CACHE", str(register.parent / "cache"))

    def one(seed: int, choice: Choice, change: Callable[[Answer], Answer] = lambda same: same) -> Judgement:
        drawn = draw(Random(seed), choice)
        done = write(drawn, tmp_path)
        return judge(drawn, done, change(ask(drawn, done, register)))

    return one


def read_right(judged: Judge, choice: Choice, part: str = "") -> int:
    """The first seed whose table is read right, and has a part in what comes out."""
    every = ((seed, judged(seed, choice)) for seed in range(50))
    return next(seed for seed, found in every if found.verdict == Verdict.RIGHT and part in found.answer.out)


@pytest.mark.parametrize("seed", SAMPLE)
def test_none_is_silently_wrong(seed: int, judged: Judge) -> None:
    choice = choose(Random(seed), READ)
    found = judged(seed, choice)
    said = f"{choice}\n{[str(each) for each in found.silent]}\n{found.untold}\n{found.answer.err}"
    assert found.verdict != Verdict.SILENT, said
    assert not found.too_many_remarks, said


def test_every_kind_is_drawn_in_every_format() -> None:
    seen: set[str] = set()
    forms: set[tuple[str, str]] = set()
    for seed in range(1200):
        choice = choose(Random(seed))
        seen |= choice.kinds
        forms.add((choice.about, choice.format))
        draw(Random(seed), choice)
    assert seen == set(KINDS)
    panels = {(PANEL, "xlsx"), (PANEL, "csv")}
    assert forms == {(about, form) for about in (POINTS, PLAN) for form in FORMATS} | panels


def test_a_drawing_is_the_same_each_time() -> None:
    choice = Choice(POINTS, "csv", frozenset({"letters", "total", "stages-2"}))
    assert draw(Random(3), choice) == draw(Random(3), choice)


@pytest.mark.parametrize(
    ("about", "old", "new"),
    [
        (POINTS, "max: 1\n", "max: 2\n"),
        (POINTS, "achieved: ", "achieved: 1"),
        (POINTS, '- code: "1.2"', '- code: "1.20"'),
        (POINTS, "criteria:\n", "listing: part\ncriteria:\n"),
        (PLAN, "agencies: [so-noi-vu]", "agencies: [so-y-te]"),
        (PLAN, "kind: all-year", "kind: ongoing"),
        (PLAN, "product: {vi: Báo cáo}", "product: {vi: Kế hoạch}"),
        (PANEL, "- ha-noi ", "- lam-dong2 "),
    ],
)
def test_a_planted_fault_is_silently_wrong(about: str, old: str, new: str, judged: Judge) -> None:
    choice = Choice(about, "csv", frozenset())
    seed = read_right(judged, choice, old)

    def planted(answer: Answer) -> Answer:
        return replace(answer, out=answer.out.replace(old, new, 1))

    assert judged(seed, choice, planted).verdict == Verdict.SILENT


def test_a_fault_that_is_told_of_another_place_stays_silent(judged: Judge) -> None:
    """The row's own line and a reason that fits are needed; those of another row do not do."""
    choice = Choice(POINTS, "csv", frozenset())

    def planted(line: int, why: str) -> Callable[[Answer], Answer]:
        def change(answer: Answer) -> Answer:
            first, place, rest = answer.out.partition('- code: "1.1"')
            wrong = first + place + rest.replace("achieved: ", "achieved: 1", 1)
            return replace(answer, out=wrong, err=f"1 place to look at:\n  line {line}: {why}\n")

        return change

    row, other = 3, 5  # a header, the field 1, and then 1.1
    assert judged(1, choice, planted(row, "its points were not understood")).verdict == Verdict.TOLD
    assert judged(1, choice, planted(row, "a joined cell")).verdict == Verdict.SILENT
    assert judged(1, choice, planted(other, "its points were not understood")).verdict == Verdict.SILENT


def test_a_column_that_is_left_out_explains_no_figure_of_another(judged: Judge) -> None:
    choice = Choice(POINTS, "csv", frozenset())

    def planted(old: str, new: str) -> Callable[[Answer], Answer]:
        said = "1 place to look at:\n  line 1: the column “Điểm đạt được” is not used\n"

        def change(answer: Answer) -> Answer:
            first, place, rest = answer.out.partition('- code: "1.1"')
            return replace(answer, out=first + place + rest.replace(old, new, 1), err=said)

        return change

    assert judged(1, choice, planted("achieved: ", "min: ")).verdict == Verdict.TOLD
    assert judged(1, choice, planted("achieved: ", "achieved: 1")).verdict == Verdict.SILENT


def test_both_languages_tell_as_much(register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTSCORE_CACHE", str(register.parent / "cache"))
    for seed in range(8):
        drawn = draw(Random(seed), choose(Random(seed)))
        done = write(drawn, tmp_path)
        said = [ask(drawn, done, register, lang) for lang in ("en", "vi")]
        assert said[0].out == said[1].out
        assert len({len(each.err.splitlines()) for each in said}) == 1, "\n".join(each.err for each in said)


def test_what_is_left_out_untold_is_silently_wrong(judged: Judge) -> None:
    choice = Choice(POINTS, "csv", frozenset({"total"}))
    seed = read_right(judged, choice)
    found = judged(seed, choice, lambda answer: replace(answer, err=""))
    assert (found.verdict, [each.what for each in found.untold]) == (Verdict.SILENT, ["the row of sums"])
