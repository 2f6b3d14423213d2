"""Findings for programs and for GitHub."""

import json
import re

from ctscore.findings import Finding, Position, Report
from ctscore.findings.score_rules import DUPLICATE_CODE, KNOWN_ERRATUM
from ctscore.render.findings import github, summary, text
from ctscore.render.findings import json as as_json

FACTS = {
    "code": "2.4",
    "published": "1",
    "computed": "2",
    "why_vi": "50 %,\nhai dòng",
    "why_en": "50 %,\ntwo",
}
FINDINGS = (
    Finding(DUPLICATE_CODE, "a:b,c.yaml", {"code": "1", "line": "3"}, position=Position(7, 2)),
    Finding(KNOWN_ERRATUM, "d.yaml", FACTS, position=Position(1, 1)),
)
REPORT = Report(FINDINGS, 2)


def test_github_escapes_what_its_commands_are_made_of() -> None:
    first, second, last = github(REPORT, "en").splitlines()
    assert first.startswith("::error file=a%3Ab%2Cc.yaml,line=7,col=2,title=CT301 duplicate-code::the code 1")
    assert second.startswith("::notice file=d.yaml,line=1,col=1,")
    assert "50 %25, two%0A" in second
    assert last == "2 files: 1 error, 0 warnings, 1 known erratum"


def test_json() -> None:
    found = json.loads(as_json(REPORT, "en"))
    assert (found["schema"], found["files"], found["errors"], found["warnings"], found["notes"]) == (
        "ctscore/validate/1",
        2,
        1,
        0,
        1,
    )
    assert found["findings"][0]["line"] == 7
    assert found["findings"][0]["name"] == "duplicate-code"


def test_text_is_two_lines_a_finding() -> None:
    lines = text(REPORT, "vi").splitlines()
    assert lines[0] == "a:b,c.yaml:7:2: lỗi CT301 mã 1 đã có ở dòng 3"
    assert len(lines) == 5
    assert all(re.match(r"    \S", line) for line in lines[1:4:2])


def test_summary_counts_in_words() -> None:
    assert summary(Report((), 1, ("data",)), "en") == "1 file in data: 0 errors, 0 warnings, 0 known errata"
    assert (
        summary(Report((), 1, ("data",)), "vi")
        == "1 tệp trong data: 0 lỗi, 0 cảnh báo, 0 sai sót đã biết của nguồn"
    )
