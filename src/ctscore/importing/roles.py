"""A cell that says in which role each takes part: “Chủ trì: Sở A; phối hợp: Sở B”, “Sở A (chủ trì), Sở B”.

The words are those of the cell, parted by a grammar that uses up all of them; a cell that speaks of roles in
any other way is not parted.
"""

import re

from ctscore.records import dataclass
from ctscore.words import nfc

_LEAD = r"(?:(?:là|làm) )?(?:(?:cơ quan|đơn vị) )?(?:chủ trì|đầu mối)(?: thực hiện| tham mưu)?"
_HELP = r"(?:(?:các )?(?:cơ quan|đơn vị) )?(?:phối hợp|tham gia)(?: thực hiện)?(?: với| cùng(?: với)?)?"
_SPEAKS = re.compile(r"\b(?:chủ trì|phối hợp|đầu mối)\b|\b(?:CT|PH)\s*:", re.IGNORECASE)
_LABELS = re.compile(rf"[\s\-–+•*;.,]*\b(?:(?P<lead>{_LEAD}|CT)|(?P<help>{_HELP}|PH))\s*:\s*", re.IGNORECASE)
_LED = re.compile(rf"(?P<lead>.+?)\s*\({_LEAD}\)", re.IGNORECASE)
_HELPED = re.compile(rf"(?P<help>.+?)\s*\({_HELP}\)", re.IGNORECASE)
_TOLD = (
    re.compile(
        rf"(?P<lead>.+?),? {_LEAD}(?:\s*[,;]\s*(?:và )?|\s+và |\s+){_HELP} (?P<help>.+)", re.IGNORECASE
    ),
    re.compile(rf"(?P<lead>.+?) {_LEAD}\s*[,;]\s*(?P<help>.+?) {_HELP}", re.IGNORECASE),
    re.compile(rf"(?P<lead>.+?)\s*[,;]?\s*{_HELP} (?P<help>.+)", re.IGNORECASE),
    re.compile(rf"(?P<lead>.+?) {_LEAD}()", re.IGNORECASE),
    re.compile(rf"{_LEAD} (?P<lead>.+)()", re.IGNORECASE),
)
_ENDS = " \t\n,;.-–+•*"


@dataclass(frozen=True, slots=True)
class Roles:
    """The words of a cell about those who lead, and about those who help; empty where it names none.

    Where the words for a role stand behind names, `most` is how many bodies lead for certain: of “Sở A, Sở B
    (chủ trì)” nobody can tell whether A does. Behind a label all do (0).
    """

    leads: str
    helpers: str
    most: int = 0


def speaks_of_roles(text: str) -> bool:
    """Return whether the words of a cell say who leads or helps, instead of its header alone."""
    return _SPEAKS.search(nfc(text)) is not None


def shares_roles(header: str) -> bool:
    """Return whether a column is about both who leads and who helps: “Cơ quan chủ trì, phối hợp”."""
    return re.search(rf"{_LEAD}.*\b(?:phối hợp|tham gia)\b", nfc(header), re.IGNORECASE) is not None


def begins_with_role(text: str) -> bool:
    """Return whether a cell begins with the label of a role: “Cơ quan chủ trì: …”."""
    return _LABELS.match(nfc(text)) is not None


def roles_of(text: str) -> Roles | None:
    """Return the words of a cell by role; None where they do not say clearly who does what."""
    whole = nfc(text).strip()
    for read in (_by_labels, _by_brackets, _by_verbs):
        found = read(whole)
        if found is not None:
            return None if speaks_of_roles(f"{found.leads} {found.helpers}") else found
    return None


def _by_labels(text: str) -> Roles | None:
    """Read words behind labels; those before the label of who helps lead: “Sở A; phối hợp: Sở B”."""
    labels = list(_LABELS.finditer(text))
    before = text[: labels[0].start()].strip(_ENDS) if labels else ""
    if not labels or (before and labels[0]["lead"] is not None):
        return None
    ends = [*(label.start() for label in labels[1:]), len(text)]
    parts = [
        (label["lead"] is not None, text[label.end() : end].strip(_ENDS))
        for label, end in zip(labels, ends, strict=True)
    ]
    return _joined([(True, before), *parts] if before else parts)


def _by_brackets(text: str) -> Roles | None:
    """Read brackets behind names: whoever follows a lead in brackets without any of their own helps."""
    parts: list[tuple[bool, str]] = []
    rest = text
    while found := min(
        (one for one in (_LED.match(rest), _HELPED.match(rest)) if one is not None),
        key=lambda one: one.end(),
        default=None,
    ):
        leads = "lead" in found.groupdict()
        parts.append((leads, found["lead" if leads else "help"].strip(_ENDS)))
        rest = rest[found.end() :]
    if not parts:
        return None
    if rest.strip(_ENDS):
        parts.append(
            (not any(leads for leads, _ in parts), re.sub(r"^[\s,;]*(?:và\s)?", "", rest).strip(_ENDS))
        )
    return _joined(parts, most=sum(leads for leads, _ in parts))


def _by_verbs(text: str) -> Roles | None:
    for told in _TOLD:
        found = told.fullmatch(text)
        if found is not None:
            helpers = found.groupdict().get("help") or ""
            return Roles(found["lead"].strip(_ENDS), helpers.strip(_ENDS), most=1)
    return None


def _joined(parts: list[tuple[bool, str]], most: int = 0) -> Roles:
    leads, helpers = (
        "; ".join(text for is_lead, text in parts if is_lead is one and text) for one in (True, False)
    )
    return Roles(leads, helpers, most)
