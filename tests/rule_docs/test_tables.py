"""Every example about a table that is brought in is true: the bad side is refused, the good side is not.

A `bang.csv` is read by `MAP`. Of an `anh-xa.yaml` the good lines stand in `MAP`, the bad ones take their
place, and `TABLE` is read by it.
"""

from pathlib import Path

import pytest

from ctscore.findings.import_rules import AMBIGUOUS_DOT, CELL_REFUSED
from ctscore.rule_docs import Explanation, explanations
from tests.conftest import Program
from tests.importing.test_panels import bring_in, rows
from tests.rule_docs.test_explanations import OF_TABLES, replaced

MAP = """\
format: ctscore/panel-map@1
unit_column: Đơn vị
header_row: 1
decimal: comma
source: {document: vi-du-2023}
max: 7
criteria:
- {code: "1", name: {vi: Kế hoạch, en: Plan}, max: 4, column: Kế hoạch}
- {code: "2", name: {vi: Báo cáo, en: Reports}, max: 3, column: Báo cáo}
"""
TABLE = "Đơn vị;Kế hoạch;Báo cáo\nSở A;3,5;2\nSở B;4;3\n"
SHOWN = [one for one in explanations().values() if one.file in OF_TABLES]


def brought_in(example: Explanation, side: str, folder: Path, program: Program) -> tuple[int, str, str]:
    if example.file == "bang.csv":
        return bring_in(program, folder, side, MAP)
    assert example.file == "anh-xa.yaml"
    return bring_in(program, folder, TABLE, replaced(MAP, example.side("+"), side))


@pytest.mark.parametrize("example", SHOWN, ids=lambda one: one.rule.code)
def test_the_bad_side_is_refused_by_the_rule(example: Explanation, tmp_path: Path, program: Program) -> None:
    code, text, told = brought_in(example, example.side("-"), tmp_path, program)
    assert (code, text) == (2, "")
    if example.rule is AMBIGUOUS_DOT:  # told as the reason why its cell is refused
        assert f"error {CELL_REFUSED.code} " in told
        assert "has a dot in a table with decimal commas" in told
    else:
        assert f"error {example.rule.code} " in told


@pytest.mark.parametrize("example", SHOWN, ids=lambda one: one.rule.code)
def test_the_good_side_comes_in(example: Explanation, tmp_path: Path, program: Program) -> None:
    code, text, told = brought_in(example, example.side("+"), tmp_path, program)
    assert (code, len(rows(text)), told.splitlines()[0]) == (0, 2, "2 units")
