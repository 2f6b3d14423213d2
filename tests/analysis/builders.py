"""Small made-up scorecards for tests of arithmetic."""

from decimal import Decimal
from typing import Any

from ctscore.book import Book, Filed, make_book
from ctscore.model import Citation, Criterion, Scorecard, Text


def leaf(code: str, highest: str, achieved: str | None, **more: Any) -> Criterion:
    points = None if achieved is None else Decimal(achieved)
    return Criterion(code=code, name=Text(vi=code), max=Decimal(highest), achieved=points, **more)


def parent(code: str, *parts: Criterion, **more: Any) -> Criterion:
    return Criterion(code=code, name=Text(vi=code), criteria=parts, **more)


def scorecard(*criteria: Criterion, highest: str = "100", **more: Any) -> Scorecard:
    facts: dict[str, Any] = {"index": "PAR-INDEX", "unit": "u", "year": 2022, **more}
    source = Citation(document="d")
    return Scorecard(
        format="ctscore/scorecard@1", source=source, max=Decimal(highest), criteria=criteria, **facts
    )


def book_of(*files: Any) -> Book:
    return make_book([Filed(f"{place}.yaml", value) for place, value in enumerate(files)], {})
