"""Cells in which a figure could stand and none does: what their words say of the missing one."""

import re
from enum import StrEnum

from ctscore.words import fold


class Blank(StrEnum):
    """Why there is no figure: nobody knows it (yet), there was nothing to score, or either of the two."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    EITHER = "either"


_WORDS = {
    Blank.UNKNOWN: (
        *("", "-", "--", "–", "—", "−", "―", "_", "/", "…", "...", "?"),
        *("trong", "de trong", "chua co", "chua ro", "chua cham", "chua danh gia", "chua tham dinh"),
        *("chua cong bo", "chua co ket qua", "chua co so lieu", "chua xac dinh", "cho cong bo"),
        *("khong co so lieu", "khong danh gia", "cho ket qua", "cho ket qua dieu tra"),
        *("not available", "unknown", "pending", "tbd", "tbc", "tba", "to be decided", "to be determined"),
        *("to be confirmed", "to be agreed", "a definir", "a determiner", "a confirmer", "por definir"),
        *("non evalue", "non evaluee", "non note", "non disponible", "nd", "n.d", "en attente", "sin datos"),
    ),
    Blank.NOT_APPLICABLE: (
        *("khong phat sinh", "khong co phat sinh", "khong ap dung", "khong thuoc pham vi", "kad", "kps"),
        *("not applicable", "does not apply", "nothing arose"),
        *("s.o", "s/o", "so", "sans objet", "non applicable", "non concerne", "no aplica", "nao se aplica"),
    ),
    # N/A stands for “not available” as often as for “not applicable”.
    Blank.EITHER: ("n/a", "na", "n.a", "n.a.", "#n/a"),
}
_NONE = re.compile(
    r"(?:khong(?: co)?|none|nil|nothing|no (?:action|task)s?|neant|aucune?(?: action| mesure)?)"
    r"(?: (?:gi|nao|required|needed|planned|requise))?[. ]*"
    r"|(?:n/a|not applicable|sans objet|non applicable)\b(?! (?:to|for)\b)[^.;]*"
    r"|khong (?:ap dung|phat sinh)(?:,? \(.*| (?:trong )?nam [0-9]{4}.*)"
)
"""Words in place of those of a task or name; why something does not apply may be said behind.

“Không phát sinh đơn thư” is an aim, and so a task.
"""
_BLANKS = {words: blank for blank, known in _WORDS.items() for words in known}


def blank_of(text: str) -> Blank | None:
    """Return what kind of nothing words say that stand in place of a figure; None where they say any other.

    >>> blank_of("Không phát sinh.")
    <Blank.NOT_APPLICABLE: 'not-applicable'>
    """
    folded = fold(text).strip("() ")
    return _BLANKS.get(folded, _BLANKS.get(folded.rstrip(". ")))


def may_not_apply(text: str) -> bool:
    """Return whether words in place of a figure say that there is none to have, or that this may be so."""
    return blank_of(text) in (Blank.NOT_APPLICABLE, Blank.EITHER)


def says_none(text: str) -> bool:
    """Return whether the whole of a cell of words says that there is nothing here to do, or to name.

    >>> [says_none(text) for text in ("–", "None.", "N/A – no grants", "Nonetheless")]
    [True, True, True, False]
    """
    folded = fold(text).strip("() ")
    return bool(folded) and (blank_of(text) is not None or _NONE.fullmatch(folded) is not None)
