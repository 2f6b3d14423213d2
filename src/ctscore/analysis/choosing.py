"""Which of several things did the user mean? Full names first, then parts of names; accents are optional."""

import re
from collections.abc import Callable, Sequence

from ctscore.findings import Refusal, Rule
from ctscore.findings.usage_rules import AMBIGUOUS, EMPTY_QUESTION
from ctscore.records import dataclass
from ctscore.words import closest, fold, nfc

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be meant.

    `names` are matched in whole or in part, `codes` (ids, initials such as STP) in whole only; `shown` is
    how it appears in a list of candidates.
    """

    key: str
    names: tuple[str, ...]
    shown: str
    codes: tuple[str, ...] = ()


def names_of(*names: str | None) -> tuple[str, ...]:
    """Return those of `names` that there are."""
    return tuple(name for name in names if name)


def choose(
    asked: str,
    choices: Sequence[Choice],
    unknown: Rule,
    *,
    preferred: frozenset[str] = frozenset(),
    **facts: str,
) -> str:
    """Return the key of the one of `choices` that `asked` means.

    Where a part of a name fits several, accents that were typed decide, then beginnings of words, then
    `preferred` keys. Raises `Refusal` where nothing matches, with the nearest name, or where several things
    still match, with all of them.
    """
    if not fold(asked):
        raise Refusal(EMPTY_QUESTION)
    found = _whole(asked, choices) or _partly(asked, choices, preferred)
    keys = list(dict.fromkeys(choice.key for choice in found))
    if len(keys) == 1:
        return keys[0]
    if not keys:
        near = closest(asked, [name for choice in choices for name in choice.names])
        raise Refusal(unknown, given=asked, near=near or "", **facts)
    raise ambiguous(asked, [choice.shown for choice in found])


def ambiguous(asked: str, candidates: Sequence[str]) -> Refusal:
    """Return the refusal that lists what `asked` could mean."""
    shown = [f"  {candidate}" for candidate in candidates[:_MOST_SHOWN]]
    if len(candidates) > _MOST_SHOWN:
        shown.append(f"  … (+{len(candidates) - _MOST_SHOWN})")
    return Refusal(AMBIGUOUS, given=asked, candidates="\n".join(shown))


def _squeezed(text: str) -> str:
    """Return `text` folded and without signs and spaces: "Sở TT&TT" and "so tttt" are the same."""
    return re.sub(r"\W", "", fold(text))


def is_whole(asked: str, choice: Choice) -> bool:
    """Return whether `asked` is a whole name or code of `choice`, and not merely part of one."""
    wanted = _squeezed(asked)
    return any(_squeezed(name) == wanted for name in (*choice.names, *choice.codes))


def _whole(asked: str, choices: Sequence[Choice]) -> list[Choice]:
    return [choice for choice in choices if is_whole(asked, choice)]


def _partly(asked: str, choices: Sequence[Choice], preferred: frozenset[str]) -> list[Choice]:
    wanted, typed = fold(asked), nfc(asked).casefold().strip()
    found = [c for c in choices if any(wanted in fold(name) for name in c.names)]
    word_start = re.compile(rf"\b{re.escape(wanted)}")
    narrower: tuple[Callable[[Choice], bool], ...] = (
        lambda c: typed != wanted and any(typed in nfc(name).casefold() for name in c.names),
        lambda c: any(word_start.search(fold(name)) for name in c.names),
        lambda c: c.key in preferred,
    )
    for keep in narrower:
        found = [choice for choice in found if keep(choice)] or found
    return found
