"""What is shipped cannot change unnoticed.

The sums guard the points; `data/seals.txt` guards everything else: years, ranks, rows, dates, spellings,
wording. Whoever changes data on purpose, with the document at hand, runs `ctscore seal`; a review then sees
which files changed.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from ctscore.findings import Severity
from ctscore.validation import validate_paths
from tests.conftest import DATA, REPOSITORY

FILES = sorted(DATA.rglob("*.yaml"))


def test_validate_accepts_it_and_tells_the_known_errata(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    report = validate_paths([], Path("data"))
    assert report.files == len(FILES) == 49
    assert {finding.severity for finding in report.findings} == {Severity.NOTE}
    sums = [f for f in report.findings if "published" in f.facts]
    assert [(f.facts["code"], f.facts["published"], f.facts["computed"]) for f in sums] == [
        ("PAR-INDEX", Decimal("86.11"), Decimal("86.6124")),
        ("2.4", Decimal("3.2047"), Decimal("3.2407")),
    ]
    others = [f for f in report.findings if f not in sums]
    assert [(f.facts["given"], f.facts["code"], f.facts["others"]) for f in others] == [
        ("6.1.4", "6.3.5", "6.1.4, 6.2.4, 6.2.5"),
        ("8.4", "8.3.2", "8.4"),
    ]
