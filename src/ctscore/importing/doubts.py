"""What is told of the criteria of a table: cells without a figure, zeros of nothing."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ctscore.findings.rule import Words
from ctscore.importing.blanks import Blank, blank_of
from ctscore.importing.headers import Role
from ctscore.importing.lines import Line
from ctscore.importing.review import (
    NOT_APPLICABLE,
    POINTS_UNKNOWN,
    ZERO_OF_NOTHING,
    Remark,
)
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
