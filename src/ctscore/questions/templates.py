"""Data files to be filled in: a scorecard, the plan that answers one, what an agency reports on its tasks."""

from dataclasses import dataclass

from ctscore.analysis import select
from ctscore.book import Book, Filed
from ctscore.model import Plan, Scorecard
from ctscore.periods import Period
from ctscore.questions.inputs import unit_or_none
from ctscore.templates import plan_template, report_template, scorecard_template


@dataclass(frozen=True, slots=True)
class ScorecardToFill:
    """The scorecard whose tree is taken over, and the new year."""

    filed: Filed[Scorecard]
    year: int

    def shown(self, book: Book, lang: str) -> str:
        """Return the text of the file."""
        return scorecard_template(self.filed, self.year, lang)


@dataclass(frozen=True, slots=True)
class PlanToFill:
    """The scorecard that is to be answered."""

    filed: Filed[Scorecard]

    def shown(self, book: Book, lang: str) -> str:
        """Return the text of the file."""
        return plan_template(book, self.filed, lang)


@dataclass(frozen=True, slots=True)
class ReportToFill:
    """The plan that is reported on, by whom, and for which period."""

    plan: Filed[Plan]
    agency: str
    period: Period

    def shown(self, book: Book, lang: str) -> str:
        """Return the text of the file."""
        return report_template(book, self.plan, self.agency, self.period, lang)


def scorecard(
    book: Book, from_: int, year: int, index: str | None = None, unit: str | None = None
) -> ScorecardToFill:
    """Return a scorecard of `year` with the tree of the year `from_`."""
    return ScorecardToFill(_card(book, from_, index, unit), year)


def plan(book: Book, from_: int, index: str | None = None, unit: str | None = None) -> PlanToFill:
    """Return a plan that answers the losses of the year `from_`."""
    return PlanToFill(_card(book, from_, index, unit))


def report(book: Book, plan: str, agency: str, period: str) -> ReportToFill:
    """Return the report of `agency` on its tasks of `plan`."""
    return ReportToFill(select.plan_of(book, plan), select.agency_id(book, agency), select.period_of(period))


def _card(book: Book, year: int, index: str | None, unit: str | None) -> Filed[Scorecard]:
    return select.card_with_tree(book, year, index, unit_or_none(book, unit or None))
