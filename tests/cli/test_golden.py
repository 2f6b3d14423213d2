"""What the installed program says of the shipped data, in both languages and every format."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, Golden, Program
from tests.render.excel import opened
from tests.warm import Warm, in_text

GOLDEN = Path(__file__).parent / "golden"
END = "\f"
FIGURES = ("points", "change", "count")
COMMANDS = {
    "totals": ["totals", "2022", "--depth", "2"],
    "totals-2021": ["totals", "2021"],
    "gaps": ["gaps", "2022"],
    "gaps-by-field": ["gaps", "2022", "--by", "field", "--index", "PAR-INDEX"],
    "gaps-by-agency": ["gaps", "2022", "--by", "agency", "--index", "par"],
    "gaps-by-method": ["gaps", "2022", "--by", "method", "--index", "cai cach"],
    "gaps-of-an-agency": ["gaps", "2022", "--agency", "so tu phap", "--min-loss", "0,2"],
    "agencies": ["agencies", "2022"],
    "agencies-one": ["agencies", "2022", "--agency", "VP UBND TP"],
    "show-leaf": ["show", "7.3.4"],
    "show-parent": ["show", "2.4", "--year", "2022"],
    "show-agency": ["show", "so tu phap"],
    "tasks-of-an-agency": ["tasks", "--agency", "STP", "--year", "2022"],
    "tasks-of-a-criterion": ["tasks", "--criterion", "7.3.2", "--kind", "all"],
    "tasks-due": ["tasks", "--due", "2022-Q1", "--by", "agency"],
    "plans": ["plans"],
    "coverage": ["coverage", "2022"],
    "targets": ["targets"],
    "targets-2022": ["targets", "--year", "2022", "--index", "papi"],
    "calendar": ["calendar", "2022", "--agency", "sở nội vụ"],
    "calendar-by-agency": ["calendar", "2023", "--by", "agency"],
    "progress": ["progress", "2023"],
    "tree": ["tree", "2022", "--index", "PAR-INDEX"],
    "gaps-to-the-best": ["gaps", "2022", "--against", "best"],
    "gaps-to-the-target": ["gaps", "2020", "--against", "target"],
    "gaps-to-a-unit-by-agency": ["gaps", "2022", "--against", "unit:dong thap", "--by", "agency"],
    "compare": ["compare", "2021", "2022"],
    "compare-across-scales": ["compare", "2016", "2018"],
    "compare-units": ["compare", "2022", "--unit", "hau giang", "--index", "papi"],
    "gaps-of-a-unit": ["gaps", "2021", "--unit", "hau giang", "--top", "3"],
    "rank": ["rank", "2022"],
    "rank-at-a-dimension": ["rank", "2020", "--dimension", "tham nhung trong khu vuc cong", "--around", "2"],
    "trend": ["trend"],
    "trend-of-a-criterion": ["trend", "--index", "papi", "--code", "2.2"],
    "profile": ["profile", "2022"],
    "whatif": ["whatif", "2022", "--set", "5.4=1.5", "--set", "7.3.4=max", "--set", "7.3.6=-0,3"],
    "path": ["path", "2022", "--to", "90"],
    "path-without-surveys": ["path", "2022", "--to", "89", "--no-survey"],
    "path-to-a-rank": ["path", "2022", "--rank", "50"],
    "sensitivity": ["sensitivity", "2022"],
    "whatif-papi": ["whatif", "2022", "--index", "papi", "--set", "1.2=+0.9"],
}


FORMS = [("text", "vi"), ("text", "en"), ("markdown", "vi"), ("csv", "vi"), ("json", "vi")]
IN_ALL_FORMS = f"""
from dataclasses import replace
from pathlib import Path
from ctscore.cli import delivery
once = delivery.deliver
def deliver(content, destination, before=None):
    for form, lang in {FORMS}:
        once(content, replace(destination, format=form, lang=lang), before)
        delivery.print_out({END!r})
    once(content, replace(destination, format="xlsx", output=Path(excel), quiet=True), before)
delivery.deliver = deliver
"""
"""Most of a command's time is its answer, which knows nothing of formats and languages."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_form_of_an_answer(
    name: str, tmp_path: Path, warm: Warm, environment: dict[str, str], golden: Golden
) -> None:
    excel = tmp_path / "a.xlsx"
    trouble = f"excel = {str(excel)!r}\n{IN_ALL_FORMS}"
    at_80 = {**environment, "COLUMNS": "80"}
    done = in_text(warm.run([*COMMANDS[name], "--lang", "vi"], REPOSITORY, at_80, trouble))
    assert (done.returncode, done.stderr) == (0, "")
    *texts, rest = done.stdout.split(END)
    assert rest == ""
    for (form, lang), text in zip(FORMS, texts, strict=True):
        if form == "text":
            assert max(len(line) for line in text.split("\n")) <= 80
        golden(GOLDEN / f"{name}.{lang if form == 'text' else form}.txt", text)
    sections = json.loads(texts[-1])["sections"]
    excel_has_the_figures_of(name, sections, excel.read_bytes())


def excel_has_the_figures_of(name: str, sections: list[dict[str, Any]], workbook: bytes) -> None:
    sheets = [one for one in opened(workbook).worksheets if not one._charts]
    relative = " (so với đơn vị xếp thứ 20 ở từng tiêu chí)"  # PAPI: people read another table than programs
    titles = [str(sheet["A1"].value) for sheet in sheets]
    assert [title.replace(relative, "") for title in titles] == [section["title"] for section in sections]
    if name == "compare-units":
        return  # people read it from our side, the largest shortfall first
    for sheet, section in zip(sheets, sections, strict=True):
        if sheet.auto_filter.ref is None or relative in str(sheet["A1"].value):
            continue  # a record, or nothing but notes
        labels = [cell.value for cell in sheet[2]]
        for column in section["columns"]:
            if column["kind"] in FIGURES and column["label"] in labels:
                at = labels.index(column["label"])
                cells = [sheet.cell(3 + row, 1 + at).value for row in range(len(section["rows"]))]
                cells = [round(cell, 10) if isinstance(cell, float) else cell for cell in cells]
                assert cells == [row[column["id"]] for row in section["rows"]], column["id"]


@pytest.mark.parametrize(("form", "lang"), FORMS)
def test_a_form_that_is_asked_for(form: str, lang: str, program: Program) -> None:
    done = program("totals", "2021", "--lang", lang, "--format", form, COLUMNS="80")
    expected = GOLDEN / f"totals-2021.{lang if form == 'text' else form}.txt"
    assert (done.returncode, done.stdout, done.stderr) == (0, expected.read_bytes().decode("utf-8"), "")


def test_the_help_of_every_command(program: Program, golden: Golden) -> None:
    names = [
        *("totals", "gaps", "agencies", "show", "tree", "tasks", "plans", "coverage", "targets"),
        *(
            "compare",
            "rank",
            "trend",
            "profile",
            "whatif",
            "path",
            "sensitivity",
            "calendar",
            "progress",
            "report-template",
            "workbook",
            "import panel",
        ),
        *("validate", "schema"),
    ]
    pages = [program(*name.split(), "--help", COLUMNS="100").stdout for name in ("", *names)]
    golden(GOLDEN / "help.txt", "\n".join(pages))
