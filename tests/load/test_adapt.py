"""From plain values to models."""

from decimal import Decimal

from ctscore.load.adapt import adapt
from ctscore.model import Scorecard, Units
from ctscore.source import read_tree

CARD = """\
format: ctscore/scorecard@1
index: PAR-INDEX
unit: u
year: 2022
source: {document: d}
max: 100
published: {score: 79.10}
"""


def test_numbers_keep_the_digits_they_are_printed_with() -> None:
    card, findings = adapt(read_tree(CARD, "f").value or {}, "f")
    assert findings == ()
    assert isinstance(card, Scorecard)
    assert card.published is not None
    assert str(card.published.score) == "79.10"
    assert card.max == Decimal(100)


def test_every_misfit_is_told_at_once() -> None:
    text = (
        CARD.replace("year: 2022", "year: MMXXII")
        .replace("max: 100", "max: 1,5")
        .replace("unit: u", "unti: u")
    )
    model, findings = adapt(read_tree(text, "f").value or {}, "f")
    assert model is None
    assert sorted(finding.rule.name for finding in findings) == [
        "decimal-comma",
        "missing-key",
        "not-a-whole-number",
        "unknown-key",
    ]


def test_an_empty_register_is_a_register() -> None:
    model, findings = adapt(read_tree("format: ctscore/units@1\nunits: []\n", "f").value or {}, "f")
    assert (model, findings) == (Units(format="ctscore/units@1", units=()), ())
