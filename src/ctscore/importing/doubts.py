"""What is told of the criteria of a table: cells without a figure, zeros of nothing."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ctscore.blanks import Blank, blank_of
from ctscore.findings.unknown_points import EITHER_NOTHING, NOT_APPLICABLE, POINTS_UNKNOWN
from ctscore.importing.headers import Role
from ctscore.importing.lines import Line
from ctscore.importing.review import (
    ZERO_OF_NOTHING,
    Remark,
)
from ctscore.phrases import Fact, Words
from ctscore.words import fold

_NOT_SCORED = re.compile(
    r"khong (ap dung|cham|danh gia|phat sinh)|chua (cham|danh gia|tham dinh)|not (applicable|scored)"
)


_TOLD = {Blank.NOT_APPLICABLE: NOT_APPLICABLE, Blank.EITHER: EITHER_NOTHING}


def missing_figures(lines: Sequence[Line], options: str) -> Iterator[Remark]:
    """Yield what is told of cells without a figure: once for each way in which they say so.

    An empty one says something only where the file needs its figure. `options` name the scorecard.
    """
    alike: dict[str, dict[str, Line]] = {}
    for line in lines:
        if line.is_idle:
            continue
        for stage, words in line.empty.items():
            if words or (stage == line.own and line.says_nothing):
                alike.setdefault(words, {})[line.code] = line
    for words, found in alike.items():
        yield Remark(next(iter(found.values())).entry.place, *told_of_nothing(words, found, options))


def told_of_nothing(words: str, codes: Collection[str], options: str) -> tuple[Words, Mapping[str, Fact]]:
    """Return what is told of criteria whose cell has only `words` in place of a figure."""
    blank = blank_of(words)
    given = f"“{words}”" if words else Words("ô trống", "an empty cell")
    line = " ".join(f"{code}=n/a" for code in codes)
    facts = {"given": given, "codes": ", ".join(codes), "line": line, "options": options}
    return _TOLD.get(blank, POINTS_UNKNOWN) if blank else POINTS_UNKNOWN, facts


def doubtful_zeros(lines: Sequence[Line]) -> Iterator[Remark]:
    """Yield which zeros may be none by the words beside them."""
    zeros = [
        line
        for line in lines
        if not line.parts and line.achieved == 0 and line.max
        if _NOT_SCORED.search(fold(f"{line.name} {line.entry.text(Role.NOTE)} {line.reason}"))
    ]
    if zeros:
        codes = ", ".join(line.code for line in zeros)
        yield Remark(zeros[0].entry.place, ZERO_OF_NOTHING, {"codes": codes})
