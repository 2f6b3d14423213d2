"""What is shipped cannot change unnoticed.

The sums guard the points; this guards everything else: years, ranks, rows, dates, spellings, wording.
`fingerprints.txt` holds a checksum of each file's content without comments. Whoever changes data on
purpose, with the document at hand, runs `pytest --update-golden`; a review then sees which files changed.
"""

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from ctscore.findings import Severity
from ctscore.source import read_tree
from ctscore.validation import validate_paths
from tests.conftest import DATA, REPOSITORY, Golden

FILES = sorted(DATA.rglob("*.yaml"))


def test_content(golden: Golden) -> None:
    lines = []
    for path in FILES:
        content = json.dumps(read_tree(path.read_text(encoding="utf-8"), path.name).value, ensure_ascii=False)
        lines.append(f"{sha256(content.encode()).hexdigest()}  {path.relative_to(DATA).as_posix()}\n")
    golden(Path(__file__).parent / "fingerprints.txt", "".join(lines))


def test_validate_accepts_it_and_tells_the_known_errata(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    report = validate_paths([], Path("data"))
    assert report.files == len(FILES) == 34
    assert {finding.severity for finding in report.findings} == {Severity.NOTE}
    assert [(f.facts["code"], f.facts["published"], f.facts["computed"]) for f in report.findings] == [
        ("PAR-INDEX", Decimal("86.11"), Decimal("86.6124")),
        ("2.4", Decimal("3.2047"), Decimal("3.2407")),
    ]
