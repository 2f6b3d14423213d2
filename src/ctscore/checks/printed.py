"""Printed figures beside computed ones: parts, errata, and one year beside the next."""

from collections.abc import Iterator

from ctscore.analysis.totals import Reconciliation, Verdict, reconcile_card, reconcile_node
from ctscore.book import Book, Key
from ctscore.decimals import half_unit, places
from ctscore.findings import Fact, Finding, Route
from ctscore.findings.score_rules import (
    ERRATUM_DISAGREES,
    ERRATUM_OF_NOTHING,
    ERRATUM_WITHOUT_ERROR,
    KNOWN_ERRATUM,
    PREVIOUS_NOT_BEFORE,
    PUBLISHED_DISAGREES,
    RANK_CHANGE_DISAGREES,
    YEARS_DISAGREE,
)
from ctscore.model import Previous, Published
from ctscore.scoring import evaluation_of


def published_agrees(book: Book) -> Iterator[Finding]:
    """A printed figure differs from what its parts add up to, or an erratum does not fit."""
    for filed in book.all_scorecards:
        card = filed.value
        whole = reconcile_card(card)
        if whole is not None:
            yield from _judge(whole, card.index, filed.file, ("published",), "score")
        elif card.published is not None and card.published.erratum is not None:
            yield Finding(
                ERRATUM_OF_NOTHING, filed.file, {"code": card.index}, route=("published", "erratum")
            )
        evaluation = evaluation_of(card)
        for node in evaluation.framework.nodes:
            part = reconcile_node(evaluation, node)
            if part is None and node.criterion.erratum is not None:
                at = (*node.route, "erratum")
                yield Finding(ERRATUM_OF_NOTHING, filed.file, {"code": node.criterion.code}, route=at)
            if part is not None:
                yield from _judge(part, node.criterion.code, filed.file, node.route, "published")


def _judge(result: Reconciliation, code: str, file: str, route: Route, key: str) -> Iterator[Finding]:
    facts: dict[str, Fact] = {
        "code": code,
        "published": result.published,
        "computed": result.computed,
        "difference": result.difference,
    }
    if result.erratum is None:
        if result.verdict is Verdict.MISMATCH:
            yield Finding(PUBLISHED_DISAGREES, file, facts, route=(*route, key))
        return
    at_erratum = (*route, "erratum")
    if result.verdict is not Verdict.MISMATCH:
        yield Finding(ERRATUM_WITHOUT_ERROR, file, facts, route=at_erratum)
    elif result.known:
        why = {"why_vi": result.erratum.say("vi"), "why_en": result.erratum.say("en")}
        yield Finding(KNOWN_ERRATUM, file, {**facts, **why}, route=(*route, key))
    else:
        stated = {"stated_printed": result.erratum.printed, "stated": result.erratum.computed}
        yield Finding(ERRATUM_DISAGREES, file, {**facts, **stated}, route=at_erratum)


def years_agree(book: Book) -> Iterator[Finding]:
    """What a source prints about last year differs from last year's scorecard."""
    for filed in book.all_scorecards:
        card = filed.value
        if card.published is None or card.published.previous is None:
            continue
        previous = card.published.previous
        if previous.year >= card.year:
            facts = {"given": str(previous.year), "year": str(card.year)}
            yield Finding(PREVIOUS_NOT_BEFORE, filed.file, facts, route=("published", "previous", "year"))
        yield from _rank_change(card.published, previous, filed.file)
        earlier = book.scorecards.get(Key(card.index, card.unit, card.published.previous.year))
        if earlier is not None and earlier.value.published is not None:
            other = (earlier.file, earlier.value.published)
            yield from _beside_last_year(card.published, card.published.previous, other, filed.file)


def _rank_change(now: Published, before: Previous, file: str) -> Iterator[Finding]:
    if now.rank is None or before.rank is None or before.rank_change is None:
        return
    computed = before.rank - now.rank
    if computed != before.rank_change:
        facts = {
            "before": str(before.rank),
            "now": str(now.rank),
            "computed": str(computed),
            "given": str(before.rank_change),
        }
        yield Finding(RANK_CHANGE_DISAGREES, file, facts, route=("published", "previous", "rank_change"))


def _beside_last_year(
    now: Published, before: Previous, other: tuple[str, Published], file: str
) -> Iterator[Finding]:
    name, last = other
    facts = {"year": str(before.year), "other": name}
    route = ("published", "previous")
    if before.rank is not None and last.rank is not None and before.rank != last.rank:
        words = {
            "what_vi": "hạng",
            "what_en": "the rank",
            "implied": str(before.rank),
            "given": str(last.rank),
        }
        yield Finding(YEARS_DISAGREE, file, {**facts, **words}, route=(*route, "rank"))
    if now.score is None or before.score_change is None or last.score is None:
        return
    implied = now.score - before.score_change
    # A score that was only inferred from here must fit exactly; a printed one may differ by rounding.
    allowed = half_unit(places(before.score_change)) + half_unit(places(last.score))
    if abs(implied - last.score) > (0 if "score" in last.implied else allowed):
        scores = {"implied": implied, "given": last.score}
        words = {"what_vi": "điểm", "what_en": "the score"}
        yield Finding(YEARS_DISAGREE, file, {**facts, **words, **scores}, route=(*route, "score_change"))
