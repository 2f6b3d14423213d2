"""Cells in which a figure could stand and none does: what their words say of the missing one."""

from enum import StrEnum

from ctscore.words import fold


class Blank(StrEnum):
    """Why a cell has no figure: nobody knows it (yet), or there was nothing to score."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


# N/A stands for “not available” as often as for “not applicable”: of the two it claims the less.
_UNKNOWN = frozenset(
    (
        *("", "-", "--", "–", "—", "−", "―", "_", "/", "…", "...", "n/a", "na", "n.a", "n.a.", "#n/a", "?"),
        *("trong", "de trong", "chua co", "chua ro", "chua cham", "chua danh gia", "chua tham dinh"),
        *("chua cong bo", "chua co ket qua", "chua co so lieu", "chua xac dinh", "cho cong bo"),
        *("khong co so lieu", "khong danh gia", "cho ket qua", "cho ket qua dieu tra"),
        *("not available", "unknown", "pending"),
    )
)
_NOT_APPLICABLE = frozenset(
    (
        *("khong phat sinh", "khong co phat sinh", "khong ap dung", "khong thuoc pham vi", "kad", "kps"),
        *("not applicable", "nothing arose"),
    )
)


def blank_of(text: str) -> Blank | None:
    """Return what kind of nothing a whole cell says; None where it says anything else.

    >>> blank_of("Không phát sinh.")
    <Blank.NOT_APPLICABLE: 'not-applicable'>
    """
    folded = fold(text).strip("() ")
    for words in (folded, folded.rstrip(". ")):
        if words in _UNKNOWN:
            return Blank.UNKNOWN
        if words in _NOT_APPLICABLE:
            return Blank.NOT_APPLICABLE
    return None
