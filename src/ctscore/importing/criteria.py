"""Which criterion of an index a heading or row of a plan is about: by its name, else by its number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from ctscore.analysis.panels import card_of
from ctscore.book import Book
from ctscore.findings import Finding
from ctscore.findings.import_rules import CRITERIA_TO_COME
from ctscore.findings.scenario_rules import UNKNOWN_CRITERION_CODE
from ctscore.importing.review import CRITERION_BY_NAME, CRITERION_BY_NUMBER, Remark
from ctscore.importing.tables import Place
from ctscore.model.scorecard import every
from ctscore.periods import Period
from ctscore.words import ROMANS, closest, fold, listed

_MOST_NAMED = 8
_MUCH_ALIKE = 0.8
"""How alike words are to one of all names of an index: many have half their words in common."""
_CALLED = (
    r"\b(?:(?:tieu chi|chi so)(?: thanh phan| con)?|tctp|tc|criteri(?:on|a)|criteres?|indicat(?:or|eur)s?)"
)
_NO_RANGE = r"(?!\s*(?:-|–|—|den|to)\s*[0-9])"  # which lies between “1.1 – 1.4” nobody says


class Criteria:
    """The criteria that an index is known to have, by code: as its register says, and the card to answer."""

    def __init__(self, book: Book, index: str, unit: str, period: Period) -> None:
        card = card_of(book, index, unit, period) if index else None
        registered = book.indexes.get(index)
        self.index = index
        self._names = {one.code: one.name.own for one in every(card.value.criteria)} if card else {}
        self._names |= {one.code: one.name.own for one in every(registered.criteria)} if registered else {}
        self._codes = {_bare(code): code for code in self._names}
        written = (
            re.sub(r"(?<=[a-z])(?=[0-9])", r"\\.?", re.escape(code))
            for code in sorted(self._codes, key=len, reverse=True)
            if re.search(r"[0-9]", code)  # “indicator a …” does not mean section A
        )
        codes = "|".join(written) or r"(?!)"
        self._known = re.compile(rf"(?<![\w.])({codes})(?!\.?\w)")
        several = rf"(?:{codes})(?:(?:[,;&\s]|\bva\b|\band\b|\bet\b)+(?:{codes})(?!\.?\w))*(?!\.?\w)"
        self._said = re.compile(rf"{_CALLED}\W{{0,2}}\s*(?:so |no\.? )?({several}){_NO_RANGE}")
        self._bracketed = re.compile(rf"[(\[]\s*({several})\s*[)\]]")
        self._leading = re.compile(rf"({codes})(?:[.:)]?\s+|[:)]\s*)")

    @property
    def are_known(self) -> bool:
        """Whether any are on file."""
        return bool(self._names)

    def said_in(self, text: str) -> tuple[str, ...]:
        """Return the codes that words name as such: 1.4 of “… (tiêu chí 1.4)”."""
        words = fold(text)
        if not self._names:
            return ()
        found = [*self._said.findall(words), *(one for one in self._bracketed.findall(words) if "." in one)]
        return tuple(
            dict.fromkeys(self._codes[_bare(code)] for one in found for code in self._known.findall(one))
        )

    def of_row(
        self, title: str, number: str, within: str | None, place: Place, *, is_criterion: bool
    ) -> tuple[tuple[str, ...], Remark | None]:
        """Return the codes of the criteria that the words or the `number` of a row name, and why these.

        A number of the row alone is none: rows are counted. `is_criterion` says that the words are those of
        a column of criteria, which may begin with a code. What lies below `within` comes first.
        """
        if not self._names:
            return (), None
        codes, words = self.said_in(title), title
        leading = self._leading.match(fold(title))
        if leading and not codes:
            first = self._codes[_bare(leading[1])]
            words = title[leading.end() :]
            codes = (first,) if (is_criterion and not first.isdigit()) or self._agrees(first, words) else ()
        if codes:
            bare = re.sub(r"[(\[][^()]*[)\]]", "", words)
            fits = len(codes) > 1 or self._agrees(codes[0], bare) or not is_criterion
            return codes, None if fits else Remark(place, CRITERION_BY_NUMBER, {"code": codes[0]})
        number = self._codes.get(_bare(number), number)
        same = [code for code, name in self._names.items() if fold(name) == fold(words)]
        below = [code for code in same if within and code.startswith(f"{within}.")]
        for sure in ([code for code in same if code == number], below, same):
            if len(sure) == 1:
                return (sure[0],), None
        if number in self._names and self._agrees(number, words):
            return (number,), Remark(place, CRITERION_BY_NAME, {"code": number})
        return ((), None) if same else self._alike(words, within, place)

    def _alike(self, words: str, within: str | None, place: Place) -> tuple[tuple[str, ...], Remark | None]:
        """Return the code of the one criterion, below `within` if given, that is called much like `words`."""
        names = {
            code: fold(name)
            for code, name in self._names.items()
            if not within or code.startswith(f"{within}.")
        }
        near = get_close_matches(fold(words), names.values(), n=1, cutoff=_MUCH_ALIKE)
        codes = [code for code, name in names.items() if name in near]
        if len(codes) != 1:
            return (), None
        return (codes[0],), Remark(place, CRITERION_BY_NAME, {"code": codes[0]})

    def _agrees(self, code: str, words: str) -> bool:
        """Return whether `words` are probably the name of the criterion."""
        return closest(words.strip(" .:–-"), [self._names[code]]) is not None

    def of_heading(
        self, title: str, number: str, within: str | None, place: Place
    ) -> tuple[tuple[str, ...], Remark | None]:
        """Return the code of the criterion that a heading is about, right below `within` if given, and why.

        Its `number` (II, or 3) counts where no name fits.
        """
        names = dict(self._below(within))
        near = closest(re.sub(r"^[0-9]+\.\s*", "", title), names.values())
        if near is not None:
            code = next(code for code, name in names.items() if name == near)
            same = fold(near) == fold(title)
            return (code,), None if same else Remark(place, CRITERION_BY_NAME, {"code": code})
        counted = str(ROMANS.get(number.upper(), number))
        code = f"{within}.{counted}" if within else counted
        return ((code,), Remark(place, CRITERION_BY_NUMBER, {"code": code})) if code in names else ((), None)

    def _below(self, within: str | None) -> Iterator[tuple[str, str]]:
        depth = within.count(".") + 1 if within else 0
        for code, name in self._names.items():
            if code.count(".") == depth and (not within or code.startswith(f"{within}.")):
                yield code, name


def _bare(code: str) -> str:
    """Return a code as it is compared: A.1 may be printed as A1."""
    return re.sub(r"(?<=[a-z])\.(?=[0-9])", "", fold(code))


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
