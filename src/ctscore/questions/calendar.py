"""What falls due when?"""

from ctscore.analysis import Role, select
from ctscore.analysis.tasks import Wanted, YearCalendar, leaves_of, with_groups, year_calendar
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NEEDS_AGENCY
from ctscore.questions import Answer, ByDue, Facts
from ctscore.questions.tasks import agencies_meant
from ctscore.views.calendar import calendar_document


def ask(
    book: Book,
    year: int,
    agency: str | None = None,
    plan: str | None = None,
    by: ByDue = ByDue.DATE,
    groups: bool = False,
    dated: bool = False,
) -> Answer[YearCalendar]:
    """Return what falls due in `year`: what `agency` leads, what `plan` asks; with `dated` what has a day."""
    if agency is None and groups:
        raise Refusal(NEEDS_AGENCY, option="--groups")
    id_ = None if agency is None else select.agency_id(book, agency)
    wanted = Wanted(agencies=agencies_meant(book, id_, groups=groups), role=Role.LEAD)
    everything = leaves_of(book, select.plans_in_force(book, plan, None))
    wider = with_groups(book, id_) if id_ else None
    found = year_calendar(everything, year, wanted, wider, dated=dated)
    if not found.dues:
        select.plans_in_force(book, plan, year)  # refuses a year that no plan speaks for
    asked: Facts = {"year": year, "unit": book.home_unit, "agency": id_, "by": str(by)}
    return Answer(found, lambda: calendar_document(book, found, asked, wanted.agencies))
