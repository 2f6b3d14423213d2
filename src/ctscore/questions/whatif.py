"""If these criteria improve, what is the total, the rank, and whose work is it?"""

from collections.abc import Sequence
from pathlib import Path

from ctscore.analysis.select import card_with_tree
from ctscore.analysis.totals import Totals
from ctscore.analysis.whatif import WhatIf, as_meant, read_typed, refuse_unfit, what_if
from ctscore.book import Book
from ctscore.model import Change
from ctscore.periods import Period
from ctscore.questions import Answer, totals
from ctscore.questions.inputs import about, scenario_at
from ctscore.views.common import facts
from ctscore.views.whatif import whatif_document


def ask(
    book: Book,
    period: Period | None = None,
    set_: list[str] | None = None,
    file: Path | None = None,
    index: str | None = None,
    unit: str | None = None,
) -> Answer[WhatIf] | Answer[tuple[Totals, ...]]:
    """Return the scorecard of `period`, or the latest, as it would be with the changes; or its totals."""
    scenario = None if file is None else scenario_at(book, file)
    planned = scenario.value.changes if scenario else ()
    period, wanted, own = about(book, period, index, unit, scenario)
    typed = [read_typed(one) for one in set_ or ()]
    if not planned and not typed:
        return totals.of_unit(book, period, wanted, own)
    return with_changes(book, period, typed, wanted, own, planned)


def with_changes(
    book: Book,
    period: Period | None,
    typed: Sequence[Change],
    index: str | None,
    unit: str | None,
    planned: Sequence[Change] = (),
) -> Answer[WhatIf]:
    """Return the scorecard of `period`, of `index` or the first that has all codes, with changes made.

    Those that were `typed` are understood as the scorecard has it, `planned` ones as they are.
    """
    filed = card_with_tree(book, period, index, unit, [change.code for change in (*planned, *typed)])
    meant = [as_meant(filed.value, one) for one in typed]
    changes = [*planned, *meant]
    refuse_unfit(filed.value, changes)
    found = what_if(book, filed, changes)
    asked = facts((filed.value,))
    as_figures = {one.code for one, written in zip(meant, typed, strict=True) if one.to != written.to}
    return Answer(found, lambda: whatif_document(book, found, asked, as_figures))
