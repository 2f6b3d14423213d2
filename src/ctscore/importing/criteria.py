"""Which criterion of an index a heading or row of a plan is about: by its name, else by its number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctscore.analysis.panels import card_of
from ctscore.book import Book
from ctscore.findings import Finding
from ctscore.findings.import_rules import CRITERIA_TO_COME
from ctscore.findings.scenario_rules import UNKNOWN_CRITERION_CODE
from ctscore.importing.review import CRITERION_BY_NAME, CRITERION_BY_NUMBER, NO_CRITERION, Remark
from ctscore.importing.tables import Place
from ctscore.model.scorecard import every
from ctscore.periods import Period
from ctscore.words import ROMANS, closest, fold, listed

_MOST_NAMED = 8


class Criteria:
    """The criteria that an index is known to have, by code."""

    def __init__(self, book: Book, index: str) -> None:
        known = book.indexes.get(index)
        self._index = index
        self._names: Mapping[str, str] = (
            {criterion.code: criterion.name.own for criterion in every(known.criteria)} if known else {}
        )

    def find(
        self, title: str, number: str, within: str | None, place: Place
    ) -> tuple[str | None, Remark | None]:
        """Return the code of the criterion that `title` names, below `within` where that is given, and why.

        A `number` of the row (II, or 3) counts where no name fits.
        """
        names = dict(self._below(within))
        if not names:
            return None, None
        near = closest(re.sub(r"^[0-9]+\.\s*", "", title), names.values())
        if near is not None:
            code = next(code for code, name in names.items() if name == near)
            same = fold(near) == fold(title)
            return code, None if same else Remark(place, CRITERION_BY_NAME, {"code": code})
        counted = str(ROMANS.get(number.upper(), number))
        code = f"{within}.{counted}" if within else counted
        if code in names:
            return code, Remark(place, CRITERION_BY_NUMBER, {"code": code})
        return None, Remark(place, NO_CRITERION, {"index": self._index})

    def _below(self, within: str | None) -> Iterator[tuple[str, str]]:
        depth = within.count(".") + 1 if within else 0
        for code, name in self._names.items():
            if code.count(".") == depth and (not within or code.startswith(f"{within}.")):
                yield code, name


def criteria_once(
    findings: Sequence[Finding], book: Book, index: str, unit: str, period: Period
) -> tuple[Finding, ...]:
    """Return `findings` with one error for all unknown criteria, where the scorecard is still to come."""
    unknown = [one for one in findings if one.rule is UNKNOWN_CRITERION_CODE]
    if not unknown or card_of(book, index, unit, period) is not None:
        return tuple(findings)
    codes = list(dict.fromkeys(str(one.facts["given"]) for one in unknown))
    facts = {"index": index, "period": str(period), "codes": listed(codes, most=_MOST_NAMED)}
    rest = (one for one in findings if one.rule is not UNKNOWN_CRITERION_CODE)
    return (replace(unknown[0], rule=CRITERIA_TO_COME, facts=facts), *rest)
