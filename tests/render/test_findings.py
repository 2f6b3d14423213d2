"""Findings for programs and for GitHub."""

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif

from ctscore.checks.printed import KNOWN_ERRATUM
from ctscore.checks.structure import DUPLICATE_CODE
from ctscore.findings import Finding, Position, Report
from ctscore.findings.file_rules import IGNORED_FILE
from ctscore.phrases import Fact, Words
from ctscore.render.findings import FINDING_FORMATS, render_findings
from ctscore.render.findings.programs import step_summary
from ctscore.render.findings.text import summary

FACTS: dict[str, Fact] = {
    "code": "2.4",
    "published": "1",
    "computed": "2",
    "why": Words("50 %,\nhai dòng", "50 %,\ntwo"),
}
FINDINGS = (
    Finding(DUPLICATE_CODE, "a:b,c.yaml", {"code": "1", "line": "3"}, position=Position(7, 2)),
    Finding(KNOWN_ERRATUM, "d.yaml", FACTS, position=Position(1, 1)),
)
REPORT = Report(FINDINGS, 2)


def test_github_escapes_what_its_commands_are_made_of() -> None:
    first, second, last = render_findings(REPORT, "github", "en").splitlines()
    assert first.startswith("::error file=a%3Ab%2Cc.yaml,line=7,col=2,title=CT301 duplicate-code::the code 1")
    assert second.startswith("::notice file=d.yaml,line=1,col=1,")
    assert "50 %25, two%0A" in second
    assert last == "2 files: 1 error, 0 warnings, 1 known erratum"


def test_json() -> None:
    found = json.loads(render_findings(REPORT, "json", "en"))
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
    lines = render_findings(REPORT, "text", "vi").splitlines()
    assert lines[0] == "a:b,c.yaml:7:2: lỗi CT301 mã 1 đã có ở dòng 3"
    assert len(lines) == 5
    assert all(re.match(r"    \S", line) for line in lines[1:4:2])


def test_summary_counts_in_words() -> None:
    assert summary(Report((), 1, ("data",)), "en") == "1 file in data: 0 errors, 0 warnings, 0 known errata"
    assert (
        summary(Report((), 1, ("data",)), "vi")
        == "1 tệp trong data: 0 lỗi, 0 cảnh báo, 0 sai sót đã biết của nguồn"
    )


HOSTILE = Finding(
    DUPLICATE_CODE, "dữ liệu/x<y>.yaml", {"code": "\x1b[31m]]>", "line": "3"}, position=Position(2, 5, byte=9)
)
ODD = Report((*FINDINGS, HOSTILE, HOSTILE), 3, strict=True)


def test_gitlab_reports_have_what_its_form_asks_for() -> None:
    """The form as GitLab documents it: every issue has these five, and a fingerprint of its own."""
    issue = {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    }
    issues = json.loads(render_findings(ODD, "gitlab", "vi"))
    jsonschema.validate(issues, {"type": "array", "items": issue})
    assert len({one["fingerprint"] for one in issues}) == 4
    assert [one["severity"] for one in issues] == ["major", "info", "major", "major"]


def test_a_fingerprint_does_not_change_with_the_line() -> None:
    moved = replace(FINDINGS[0], position=Position(99, 1))
    before, after = (
        json.loads(render_findings(Report((one,), 1), "gitlab", "vi")) for one in (FINDINGS[0], moved)
    )
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_sarif_is_read_by_a_reader_of_sarif() -> None:
    (run,) = Sarif.model_validate_json(render_findings(ODD, "sarif", "en")).runs
    assert [rule.id for rule in run.tool.driver.rules or ()] == ["CT301", "CT308"]
    first, second, third, _ = list(run.results or ())
    assert (first.rule_id, first.rule_index, first.level) == ("CT301", 0, "error")
    assert second.level == "note"
    place = (third.locations or [])[0].physical_location
    assert place is not None
    assert place.artifact_location is not None
    assert place.artifact_location.uri == "d%E1%BB%AF%20li%E1%BB%87u/x%3Cy%3E.yaml"
    assert place.region is not None
    assert (place.region.start_line, place.region.start_column) == (2, 5)
    assert "why" not in str(first.message.text)


@pytest.mark.parametrize(("strict", "failures"), [(False, 1), (True, 2)])
def test_junit_is_read_by_a_reader_of_junit(strict: bool, failures: int) -> None:
    warned = Finding(IGNORED_FILE, "w.txt")
    text = render_findings(Report((*FINDINGS, warned), 3, strict=strict), "junit", "vi")
    (suite,) = JUnitXml.fromstring(text.encode())
    assert (suite.tests, suite.failures, len(list(suite))) == (4, failures, 4)
    failed = [case for case in suite if case.result]
    assert failed[0].name == "CT301 a:b,c.yaml:7:2"
    assert "mã 1 đã có ở dòng 3" in failed[0].result[0].text
    assert JUnitXml.fromstring(render_findings(ODD, "junit", "en").encode()).failures == 3


def test_rdjson_counts_columns_in_bytes() -> None:
    """The form is that of reviewdog's DiagnosticResult; protobuf readers refuse any other key."""

    def form(*required: str, **keys: object) -> dict[str, object]:
        return {
            "type": "object",
            "additionalProperties": False,
            "required": list(required),
            "properties": keys,
        }

    number, words = {"type": "integer", "minimum": 1}, {"type": "string"}
    place = form("path", path=words, range=form("start", start=form(line=number, column=number)))
    severity = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
    one = form(
        "message", "location", message=words, location=place, severity=severity, code=form(value=words)
    )
    whole = form("diagnostics", source=form(name=words), diagnostics={"type": "array", "items": one})
    found = json.loads(render_findings(ODD, "rdjson", "en"))
    jsonschema.validate(found, whole)
    starts = [diagnostic["location"]["range"]["start"] for diagnostic in found["diagnostics"]]
    assert starts == [{"line": 7}, {"line": 1}, {"line": 2, "column": 9}, {"line": 2, "column": 9}]


@pytest.mark.parametrize("format_", FINDING_FORMATS)
def test_no_format_lets_a_terminal_be_steered(format_: str) -> None:
    assert "\x1b" not in render_findings(ODD, format_, "vi")


def test_a_step_summary_is_a_table_of_all_findings() -> None:
    lines = step_summary(ODD, "en").splitlines()
    assert lines[:3] == ["### ctscore validate", "", "3 files: 3 errors, 0 warnings, 1 known erratum"]
    rows = [line for line in lines if line.startswith(("| error", "| note"))]
    assert len(rows) == 4
    assert "x&lt;y>.yaml:2:5" in rows[2]
    assert step_summary(Report((), 1), "en").count("|") == 0
