"""Maxima must add up, and no figure may leave its scale."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctscore.analysis.panels import all_trees
from ctscore.book import Book, Filed
from ctscore.decimals import places, rounded, total
from ctscore.findings import Fact, Finding
from ctscore.findings.panel_rules import PARTS_ABOVE_MAX
from ctscore.findings.score_rules import (
    LISTED_ABOVE_MAX,
    MAX_OF_INDEX,
    MAXIMA_DO_NOT_ADD_UP,
    NO_LOSS_IN_LOSSES,
    PUBLISHED_OUT_OF_RANGE,
)
from ctscore.model import Panel, Scorecard
from ctscore.scoring import evaluation_of, walk


def maxima(book: Book) -> Iterator[Finding]:
    """The maxima of the parts do not add up to that of the whole.

    A criterion that prints a maximum lists all its parts, unless it says `listing: losses-only` itself.
    """
    for filed in all_trees(book):
        evaluation = evaluation_of(filed.value)
        for node, points in evaluation:
            criterion = node.criterion
            if node.is_leaf or criterion.max is None or any(part.no_scale for part in criterion.criteria):
                continue
            maxima_of_parts = [part.max for part in evaluation.parts(points)]
            parts = total(maxima_of_parts)
            wrong = parts > criterion.max if criterion.listing == "losses-only" else parts != criterion.max
            if wrong and not equal_shares(criterion.max, maxima_of_parts):
                facts: dict[str, Fact] = {"code": criterion.code, "max": criterion.max, "parts": parts}
                yield Finding(MAXIMA_DO_NOT_ADD_UP, filed.file, facts, route=(*node.route, "max"))


def equal_shares(whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Return whether `parts` are equal shares of `whole`, each printed rounded: 3.33 three times for 10."""
    if len(set(parts)) != 1 or not places(parts[0]):
        return False
    return parts[0] == rounded(whole / len(parts), places(parts[0]))


def sums_on_scale(book: Book) -> Iterator[Finding]:
    """Parts add up to more than the maximum of the whole; it can be so where a part's scale is not known."""
    for filed in book.all_scorecards:
        for node, points in evaluation_of(filed.value):
            criterion = node.criterion
            if not node.is_leaf and criterion.max is not None and points.achieved > criterion.max:
                facts: dict[str, Fact] = {
                    "code": criterion.code,
                    "given": points.achieved,
                    "max": criterion.max,
                }
                yield Finding(PARTS_ABOVE_MAX, filed.file, facts, route=(*node.route, "max"))


def whole_maximum(book: Book) -> Iterator[Finding]:
    """The fields do not add up to the maximum of the index."""
    for filed in all_trees(book):
        card = filed.value
        if not card.criteria:
            continue
        evaluation = evaluation_of(card)
        parts = total(part.max for part in evaluation.parts(evaluation.whole))
        facts: dict[str, Fact] = {"code": card.index, "max": card.max, "parts": parts}
        if card.listing == "full" and parts != card.max:
            yield Finding(MAXIMA_DO_NOT_ADD_UP, filed.file, facts, route=("max",))
        elif parts > card.max:
            yield Finding(LISTED_ABOVE_MAX, filed.file, facts, route=("max",))


def no_loss_in_losses(book: Book) -> Iterator[Finding]:
    """A listing of losses holds a criterion with full marks."""
    for filed in book.all_scorecards:
        for node, points in evaluation_of(filed.value):
            # Below a criterion that lists all its parts, one with full marks has its place.
            above = node.parents[-1] if node.parents else None
            listing = "full" if above and above.max is not None else filed.value.listing
            if above and above.listing is not None:
                listing = above.listing
            if node.is_leaf and listing == "losses-only" and points.known_lost == 0:
                yield Finding(NO_LOSS_IN_LOSSES, filed.file, {"code": node.criterion.code}, route=node.route)


def published_range(book: Book) -> Iterator[Finding]:
    """A published score is above the scale, or a rank below the last place."""
    for filed in book.all_scorecards:
        for node in walk(filed.value):
            printed, highest = node.criterion.published, node.criterion.max
            if printed is not None and highest is not None and printed > highest:
                facts: dict[str, Fact] = {
                    "what_vi": "điểm",
                    "what_en": "score",
                    "given": printed,
                    "most": highest,
                }
                yield Finding(PUBLISHED_OUT_OF_RANGE, filed.file, facts, route=(*node.route, "published"))
        published = filed.value.published
        if published is None:
            continue
        if published.score is not None and published.score > filed.value.max:
            facts = {
                "what_vi": "điểm",
                "what_en": "score",
                "given": published.score,
                "most": filed.value.max,
            }
            yield Finding(PUBLISHED_OUT_OF_RANGE, filed.file, facts, route=("published", "score"))
        if published.rank is not None and published.of is not None and published.rank > published.of:
            facts = {
                "what_vi": "hạng",
                "what_en": "rank",
                "given": str(published.rank),
                "most": str(published.of),
            }
            yield Finding(PUBLISHED_OUT_OF_RANGE, filed.file, facts, route=("published", "rank"))


def maximum_of_index(book: Book) -> Iterator[Finding]:
    """The maximum of a scorecard or panel is not the one that its index has."""
    registered = {filed.value.id: filed for filed in reversed(book.all_indexes)}
    files: tuple[Filed[Scorecard] | Filed[Panel], ...] = (*book.all_scorecards, *book.all_panels)
    for filed in files:
        index = registered.get(filed.value.index)
        if index is not None and index.value.max not in (None, filed.value.max):
            facts: dict[str, Fact] = {"given": filed.value.max, "other": index.file, "index": index.value.id}
            more: dict[str, Fact] = {"max": index.value.max or ""}
            yield Finding(MAX_OF_INDEX, filed.file, {**facts, **more}, route=("max",))
