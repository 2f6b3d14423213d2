"""What is told of the criteria of a table: cells without a figure, zeros of nothing, totals that differ."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from ctscore.decimals import total
from ctscore.findings.rule import Fact, Words
from ctscore.importing.blanks import Blank, blank_of
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex
from ctscore.importing.lines import Line
from ctscore.importing.points import Points
from ctscore.importing.review import (
    NOT_APPLICABLE,
    POINTS_UNKNOWN,
    TOTAL_DIFFERS,
    ZERO_OF_NOTHING,
    Remark,
)
from ctscore.importing.stages import StageColumns
from ctscore.model.scorecard import Listing
from ctscore.words import fold

_NOT_SCORED = re.compile(
    r"khong (ap dung|cham|danh gia|phat sinh)|chua (cham|danh gia|tham dinh)|not (applicable|scored)"
)


def missing_figures(lines: Sequence[Line]) -> Iterator[Remark]:
    """Yield what is told of cells without a figure: once for each way in which they say so.

    An empty one says something only where the file needs its figure.
    """
    alike: dict[str, dict[str, Line]] = {}
    for line in lines:
        for stage, words in line.empty.items():
            if words or (stage == line.own and line.says_nothing):
                alike.setdefault(words, {})[line.code] = line
    for words, found in alike.items():
        yield Remark(next(iter(found.values())).entry.place, *told_of_nothing(words, found))


def told_of_nothing(words: str, codes: Collection[str]) -> tuple[Words, Mapping[str, str]]:
    """Return what is told of criteria whose cell has only `words` in place of a figure."""
    told = NOT_APPLICABLE if blank_of(words) is Blank.NOT_APPLICABLE else POINTS_UNKNOWN
    vi, en = (f"“{words}”" if words else empty for empty in ("ô trống", "an empty cell"))
    return told, {"given_vi": vi, "given_en": en, "codes": ", ".join(codes)}


def doubtful_zeros(lines: Sequence[Line]) -> Iterator[Remark]:
    """Yield which zeros may be none by the words beside them."""
    zeros = [
        line
        for line in lines
        if not line.parts and line.achieved == 0 and line.max
        if _NOT_SCORED.search(fold(f"{line.name} {line.entry.text(Role.NOTE)}"))
    ]
    if zeros:
        codes = ", ".join(line.code for line in zeros)
        yield Remark(zeros[0].entry.place, ZERO_OF_NOTHING, {"codes": codes})


def total_beside(
    annex: Annex,
    points: Points,
    columns: StageColumns,
    top: Sequence[Line],
    most: Decimal,
    listing: Listing,
) -> Iterator[Remark]:
    """Yield how the printed total of a table differs from its rows, where both are about the same maximum."""
    maximum, known = total(line.most for line in top), [line.sum(columns.own) for line in top]
    role = columns.by_stage.get(columns.own)
    for entry in annex.sums[-1:]:
        figures = points.of(entry)
        printed = None if role is None else figures.get(role)
        if printed is None or None in known or figures.get(Role.MAX) not in (maximum, most):
            continue
        computed = total(one for one in known if one is not None)
        if figures[Role.MAX] != maximum and listing != "losses-only":
            continue  # of the rest nothing is known
        computed += figures[Role.MAX] - maximum
        if printed != computed:
            facts: dict[str, Fact] = {"given": entry.text(Role.NAME) or entry.text(Role.NUMBER)}
            yield Remark(entry.place, TOTAL_DIFFERS, facts | {"printed": printed, "computed": computed})
