"""What an import writes beside points that it does not know; whoever enters them takes it away again."""

import re

from ctscore.phrases import Words

POINTS_UNKNOWN = Words(
    "không có điểm ({given}), để là chưa biết, không phải 0: {codes}",
    "no points ({given}), left out as not known, which is not 0: {codes}",
)
EITHER_NOTHING = Words(
    "không có điểm ({given}), để là chưa biết, không phải 0: {codes}; nếu là không áp dụng: "
    '`ctscore set {line} {options} --why "…"`',
    "no points ({given}), left out as not known, which is not 0: {codes}; if they do not apply: "
    '`ctscore set {line} {options} --why "…"`',
)
NOT_APPLICABLE = Words(
    "{given}: bảng không nói tính thế nào, nên để là chưa biết: {codes}; bỏ khỏi điểm chuẩn (hay --how khác) "
    'thì chạy `ctscore set {line} {options} --why "…"`',
    "{given}: nothing tells how that counts, so it is not known: {codes}; to take it out of the maximum (or "
    '--how else): `ctscore set {line} {options} --why "…"`',
)
_UNKNOWN = tuple(
    re.compile(re.sub(r"\\{\w+\\}", ".*", re.escape(line)))
    for words in (POINTS_UNKNOWN, EITHER_NOTHING, NOT_APPLICABLE)
    for line in (words.vi, words.en)
)


def says_unknown(remark: str) -> bool:
    """Return whether a remark, as a file that was imported has it, says that points are not known."""
    return any(pattern.fullmatch(remark) for pattern in _UNKNOWN)
