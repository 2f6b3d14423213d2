"""What is known of one index in a report: all its chapters and lines are made of that."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.agencies import AgencyLoads, agency_loads
from ctscore.analysis.coverage import Coverage, coverage
from ctscore.analysis.gaps import Gaps, Reference, find_gaps
from ctscore.analysis.highlights import Highlights, highlights
from ctscore.analysis.relative import as_registered
from ctscore.analysis.totals import Totals, totals
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO
from ctscore.document import Section
from ctscore.model import Scorecard
from ctscore.phrases import Words, joined
from ctscore.records import dataclass
from ctscore.views.gaps import TO_THE_MAXIMUM, measured_to


@dataclass(frozen=True, slots=True)
class About:
    """The losses of one scorecard, and the figures around them.

    `cover` is None where losses are not what plans answer.
    """

    book: Book
    gaps: Gaps
    totals: Totals
    loads: AgencyLoads
    highlights: Highlights | None
    cover: Coverage | None
    otherwise: bool
    """Whether losses are not measured as those of the other indexes are."""

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.gaps.card

    @property
    def disputed(self) -> Decimal:
        """The lost points whose leads differ between the tables of plans."""
        return self.cover.whole.disputed if self.cover and self.gaps.reference is None else ZERO

    def titled(self, section: Section, what: str, vi: str, en: str) -> Section:
        """Return `section` under a plainer title, and an id of its own in the report."""
        return replace(section, id=f"{self.card.index}/{what}", title=Words(vi, en))

    def measured(self, section: Section, what: str, lost: Words, short: Words) -> Section:
        """Return `section`, about losses, under a plainer title that says what they are measured to.

        Against others points are not `lost` but `short`.
        """
        reference = self.gaps.reference
        title = lost if reference is None else joined(" – ", (short, measured_to(self.book, reference)))
        return replace(section, id=f"{self.card.index}/{what}", title=title)

    def of_the_maximum(self, section: Section, what: str, vi: str, en: str) -> Section:
        """Return `section`, about losses to the maximum, so titled where others are measured otherwise."""
        to_what = () if self.gaps.reference is None else (TO_THE_MAXIMUM,)
        title = joined(" – ", (Words(vi, en), *to_what))
        return replace(section, id=f"{self.card.index}/{what}", title=title)


def all_about(
    book: Book, cards: Sequence[Filed[Scorecard]], references: Mapping[str, Reference | None] | None
) -> tuple[About, ...]:
    """Return what is known of each of `cards`, scorecards of one unit and period.

    Losses are measured to `references`, by index; None, or none, stands for the maximum. Without any they are
    measured as their indexes are registered.
    """
    if references is None:
        gaps = [as_registered(book, find_gaps(book, filed)) for filed in cards]
    else:
        gaps = [find_gaps(book, filed, references.get(filed.value.index)) for filed in cards]
    measured = references is not None and any(one.reference is not None for one in gaps)
    return tuple(
        About(
            book,
            one,
            totals(one.filed, depth=None),
            agency_loads(one),
            highlights(one),
            # Plans answer what is missing to the maximum, not to others.
            None if measured and one.reference is not None else coverage(book, one.filed),
            otherwise=measured and one.reference is None,
        )
        for one in gaps
    )
