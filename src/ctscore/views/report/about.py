"""What the chapter of an index is made of, and how its sections are named."""

from dataclasses import replace

from ctscore.analysis.agencies import AgencyLoads
from ctscore.analysis.coverage import Coverage
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.highlights import Highlights
from ctscore.analysis.totals import Totals
from ctscore.book import Book
from ctscore.document import Section, Words, joined
from ctscore.model import Scorecard
from ctscore.records import dataclass
from ctscore.views.gaps import measured_to


@dataclass(frozen=True, slots=True)
class About:
    """What a chapter is made of: the losses of one scorecard, and the figures around them."""

    book: Book
    gaps: Gaps
    totals: Totals
    loads: AgencyLoads
    highlights: Highlights | None
    cover: Coverage | None

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.gaps.card

    def titled(self, section: Section, what: str, vi: str, en: str) -> Section:
        """Return `section` under a plainer title, and an id of its own in the report."""
        return replace(section, id=f"{self.card.index}/{what}", title=Words(vi, en))

    def measured(self, section: Section, what: str, vi: str, en: str) -> Section:
        """Return `section`, about losses, under a plainer title that says what they are measured to."""
        reference, named = self.gaps.reference, self.titled(section, what, vi, en)
        to_what = () if reference is None else (measured_to(self.book, reference),)
        return replace(named, title=joined(" – ", (named.title, *to_what)))
