"""What honest folders hold is not told: names reworded, rounded rows alike, files called as people like."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ctscore.validation import validate_paths
from tests.conftest import BASE

PANEL = "panels/2022/papi.yaml"
Told = Callable[[dict[str, str]], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return what tells the codes of findings of the base folder with some files written or changed."""

    def tell(files: dict[str, str]) -> list[str]:
        folder = tmp_path / "data"
        shutil.copytree(BASE, folder)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return [finding.rule.code for finding in validate_paths([folder], None).findings]

    return tell


def changed(file: str, *pairs: tuple[str, str]) -> str:
    text = (BASE / file).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def card(index: str, unit: str, year: int) -> str:
    return (
        f"format: ctscore/scorecard@1\nindex: {index}\nunit: {unit}\nyear: {year}\n"
        "source: {document: van-ban-mau}\nmax: 10\npublished: {score: 7.5}\n"
    )


@pytest.mark.parametrize(
    ("file", "year", "codes"),
    [
        ("scores/2021/papi.yaml", 2021, []),
        ("scores/2021/PAPI cua Mau.yaml", 2021, []),
        ("scores/papi/2021.yaml", 2021, []),
        ("scores/2021/ket-qua.yaml", 2021, []),
        ("papi-2021.yaml", 2021, []),
        ("scores/2021/papi-cong-bo-2022.yaml", 2021, []),  # results of 2021, published in 2022
        ("scores/2021/papi-par-index.yaml", 2021, []),
        ("papi-2020.yaml", 2021, ["CT324"]),
        ("scores/papi/2020.yaml", 2021, ["CT324"]),
        ("scores/par-index/2021.yaml", 2021, ["CT324"]),
        ("scores/2021/par-index-mau.yaml", 2021, ["CT324"]),
        ("scores/2021/don-vi-hai.yaml", 2021, ["CT324"]),
    ],
)
def test_what_a_file_may_be_called(file: str, year: int, codes: list[str], told: Told) -> None:
    assert told({file: card("PAPI", "don-vi-mau", year)}) == codes


def test_a_data_folder_may_be_called_after_an_index(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "par-index")
    (tmp_path / "par-index" / "ket-qua.yaml").write_text(card("PAPI", "don-vi-mau", 2021), encoding="utf-8")
    assert not validate_paths([tmp_path / "par-index"], None).findings


def test_rounded_rows_may_be_equal(told: Told) -> None:
    assert told({PANEL: changed(PANEL, ("don-vi-hai 2   1    -", "don-vi-hai 1.5 2.25 3"))}) == []


def test_a_reworded_name_is_the_same_criterion(told: Told) -> None:
    later = changed(PANEL, ("2022", "2023"), ("vi: Phần hai", "vi: Phần hai của nội dung một"))
    assert told({"panels/2023/papi.yaml": later}) == []


def test_a_criterion_that_ended_is_paired_with_nothing(told: Told) -> None:
    """In 2023 1.2 is gone and its name stands at 1.4: without 1.2 nothing is subtracted."""
    moved = (
        ("2022", "2023"),
        ('"1.2", name: {vi: Phần hai', '"1.3", name: {vi: Phần ba'),
        ('"1.3", name: {vi: Phần ba, en: Part three}', '"1.4", name: {vi: Phần hai, en: Part two}'),
        ("columns: 1.1 1.2 1.3", "columns: 1.1 1.3 1.4"),
    )
    assert told({"panels/2023/papi.yaml": changed(PANEL, *moved)}) == []


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Kế hoạch năm 2023 và những năm tiếp theo", []),
        ("Kế hoạch năm 2023 thực hiện Chương trình tổng thể giai đoạn 2021 - 2030", []),
        ("Kế hoạch thi hành Luật Đất đai năm 2013", []),
        ("Kế hoạch thực hiện Nghị quyết 76/NQ-CP ngày 15/7/2021", []),
        ("Kế hoạch năm 2022", ["CT446"]),
        ("Chương trình giai đoạn 2022–2025", ["CT446"]),
    ],
)
def test_the_years_in_a_title(title: str, codes: list[str], told: Told) -> None:
    assert told({"documents.yaml": changed("documents.yaml", ("vi: Văn bản mẫu", f'vi: "{title}"'))}) == codes


def test_a_target_in_a_year_that_the_title_names(told: Told) -> None:
    target = "{id: I.1, row: I, name: {vi: Hạng}, index: PAPI, unit: rank, goal: within, value: 9, due: 2030}"
    period = ("period: {first: 2023}", f"period: {{first: 2023, last: 2025}}\ntargets:\n- {target}")
    plan = {"plans/ke-hoach.yaml": changed("plans/ke-hoach.yaml", period)}
    title = "Kế hoạch giai đoạn 2023 - 2025, định hướng đến năm 2030"
    named = {"documents.yaml": changed("documents.yaml", ("vi: Văn bản mẫu", f'vi: "{title}"'))}
    assert told({**plan, **named}) == []


def test_an_id_that_another_name_contains_is_its_own(told: Told) -> None:
    """Two places of one name: the id is that of the first, whose name has a word before it."""
    units = (
        "- {id: thu-duc, name: {vi: Thành phố Thủ Đức}, short: TP Thủ Đức, kind: district}\n"
        "- {id: quan-thu-duc, name: {vi: Quận Thủ Đức}, short: Thủ Đức, kind: district}\n"
    )
    assert told({"units.yaml": changed("units.yaml") + units}) == []


@pytest.mark.parametrize(
    ("extra", "codes"),
    [
        ({"scores/2021/papi.yaml": card("PAPI", "don-vi-ba", 2021)}, []),  # of two units: ours may have none
        ({}, ["CT442"]),
    ],
)
def test_the_first_unit_may_have_nothing_where_several_others_have(
    extra: dict[str, str], codes: list[str], told: Told
) -> None:
    first = "units:\n- {id: don-vi-dau, name: {vi: Đơn vị đầu}, short: Đầu, kind: city}\n"
    third = "- {id: don-vi-ba, name: {vi: Đơn vị ba}, short: Ba, kind: city}\n"
    assert told({"units.yaml": changed("units.yaml", ("units:\n", first)) + third, **extra}) == codes


def test_a_field_and_its_criterion_may_bear_one_name(told: Told) -> None:
    later = changed(
        PANEL, ("2022", "2023"), ("vi: Nội dung một", "vi: Nội dung"), ("vi: Phần một", "vi: Nội dung một")
    )
    assert told({"panels/2023/papi.yaml": later}) == []


def test_the_method_of_a_criterion_is_not_held_against_that_of_a_whole_panel(told: Told) -> None:
    """A panel says who awards the points of most criteria; a scorecard can say it of each."""
    tree = changed(PANEL, ("max: 10\n", "max: 10\nmethod: not-survey\n"))
    by_survey = "achieved: 1.5, method: survey-officials"
    rows = (
        'criteria:\n- code: "1"\n  name: {vi: Nội dung một}\n  min: 1\n  max: 10\n  criteria:\n'
        f'  - {{code: "1.1", name: {{vi: Phần một}}, min: 0.33, max: 3.33, {by_survey}}}\n'
        '  - {code: "1.2", name: {vi: Phần hai}, min: 0.33, max: 3.33, achieved: 2.25}\n'
        '  - {code: "1.3", name: {vi: Phần ba}, min: 0.33, max: 3.33, achieved: 3}\n'
    )
    whole = card("PAPI", "don-vi-mau", 2022).replace("published: {score: 7.5}\n", "method: not-survey\n")
    assert told({PANEL: tree, "scores/2022/papi.yaml": whole + rows}) == []


def test_rows_begin_anew_in_each_block_of_a_plan(told: Told) -> None:
    task = 'row: "1", task: {vi: Báo cáo}, leads: {printed: Sở Hai, agencies: [so-hai]}'
    blocks = "".join(
        f'  - {{id: "{block}", row: {block}, title: {{vi: Khối}}, items: [{{id: "{block}.1", {task}}}]}}\n'
        for block in ("A", "B")
    )
    assert told({"plans/ke-hoach.yaml": changed("plans/ke-hoach.yaml") + blocks}) == []


@pytest.mark.parametrize(
    ("words", "cell", "codes"),
    [
        ("trước ngày 31 tháng 7 năm 2023", 'date, date: "2023-07-31", before: true', []),
        ("trước ngày 31 tháng 7 năm 2023", 'date, date: "2023-07-30"', []),
        ("trước ngày 31 tháng 7 năm 2023", 'date, date: "2023-07-31"', ["CT455"]),
        ("trước ngày 31 tháng 7 năm 2023", 'date, date: "2023-07-13", before: true', ["CT445"]),
        ("chậm nhất ngày 31/7/2023", 'date, date: "2023-07-31", before: true', ["CT455"]),
        ("trước ngày 05 hằng tháng", "reporting, periods: [month], due_day: 5, before: true", []),
        ("trước ngày 05 hằng tháng", "reporting, periods: [month], due_day: 5", ["CT455"]),
        ("trước 31/12 hằng năm", "quarters, quarters: [4]", ["CT455"]),
        ("trước 30/6", 'date, date: "2023-06-30"', ["CT455"]),
        ("trước 30/6", 'date, date: "2023-06-30", before: true', []),
        ("trước 30/6", 'date, date: "2023-07-31", before: true', ["CT445"]),
        ("trước quý II", "quarters, quarters: [2], before: true", ["CT455"]),
        ("trước quý II", "quarters, quarters: [2]", ["CT455"]),
        ("before Q2 2023", "quarters, quarters: [1]", []),
        ("trong năm", "all-year, before: true", ["CT417", "CT455"]),
    ],
)
def test_before_a_day_ends_on_the_one_before(words: str, cell: str, codes: list[str], told: Told) -> None:
    cell = f"{{printed: {words}, kind: {cell}}}"
    merged = ('{merged_with: "1.1", kind: ongoing}', cell)
    assert told({"plans/ke-hoach.yaml": changed("plans/ke-hoach.yaml", merged)}) == codes
