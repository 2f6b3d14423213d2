"""What the minutes speak of: one index each, with what the other commands answer about it."""

from collections.abc import Sequence

from ctscore.analysis.coverage import Cover, Coverage, cover_of, coverage_of
from ctscore.analysis.gaps import Gap, Gaps, find_gaps
from ctscore.analysis.highlights import Glance, glance, targets_for
from ctscore.analysis.panels import card_of
from ctscore.analysis.relative import as_registered
from ctscore.analysis.stages import Stages, has_stages, stages_of_card
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import TotalRow, Verdict, totals
from ctscore.book import Book, Filed
from ctscore.model import Scorecard
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """One index: its result at a glance, its losses and how plans cover them, its targets of the year.

    `cover` is None where the source lists no criteria. Losses are measured as the index is registered, those
    that plans are to cover as well. `then` is the scorecard of the period before, `targets` those of the
    period that have a result to be held against. `stages` are those of an index that has points of several.
    """

    filed: Filed[Scorecard]
    glance: Glance
    cover: Coverage | None
    then: Filed[Scorecard] | None
    targets: tuple[Result, ...]
    stages: Stages | None = None

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.filed.value

    @property
    def gaps(self) -> Gaps | None:
        """The losses."""
        return self.cover.gaps if self.cover else None

    @property
    def rows(self) -> tuple[Gap, ...]:
        """The criteria that lost points, largest loss first."""
        return self.cover.gaps.rows if self.cover else ()

    @property
    def answered(self) -> bool:
        """Whether any task on file serves a criterion that lost points."""
        return any(gap.responsibility.tasks for gap in self.rows)

    @property
    def led(self) -> bool:
        """Whether any plan on file says who leads a criterion that lost points."""
        return any(gap.leads for gap in self.rows)

    @property
    def uncovered(self) -> tuple[Gap, ...]:
        """The losses without a task of their own or a lead."""
        return tuple(gap for gap in self.rows if cover_of(gap) is not Cover.LED)

    @property
    def misprinted(self) -> tuple[TotalRow, ...]:
        """The criteria whose printed points are wrong: by an erratum, or not what their parts come to."""
        return tuple(row for row in totals(self.filed, depth=None).rows if _is_wrong(row))


def _is_wrong(row: TotalRow) -> bool:
    beside = row.reconciliation
    return row.node.criterion.erratum is not None or (
        beside is not None and beside.verdict is Verdict.MISMATCH
    )


def subjects(book: Book, cards: Sequence[Filed[Scorecard]]) -> tuple[Subject, ...]:
    """Return each of `cards`, scorecards of one unit and period, with what there is to say of it."""
    targets = targets_for(book, cards[0].value)
    told = tuple(result for result in targets if result.outcome is not Outcome.NO_FIGURE)
    return tuple(_subject(book, filed, told) for filed in cards)


def _subject(book: Book, filed: Filed[Scorecard], targets: Sequence[Result]) -> Subject:
    card = filed.value
    return Subject(
        filed,
        glance(book, card),
        coverage_of(book, as_registered(book, find_gaps(book, filed))) if card.criteria else None,
        card_of(book, card.index, card.unit, card.when.before),
        tuple(result for result in targets if result.target.index == card.index),
        stages_of_card(book, filed) if has_stages(card) else None,
    )
