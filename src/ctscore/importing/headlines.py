"""What the words above a table name: whose it is and of which years, held against what it is brought in as.

A table of another province or year reads as well as the one that is asked for: only its title tells.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from ctscore.analysis.period_names import names_term, part_of_year_in, years_of_two_in
from ctscore.analysis.unit_names import UnitNames
from ctscore.importing.proposals import is_other_number, named_document
from ctscore.importing.review import ABOVE_DIFFERS, DOCUMENT_DIFFERS, Remark
from ctscore.importing.tables import Place
from ctscore.model import Document
from ctscore.periods import Period, read_period
from ctscore.words import fold, listed, nfc

_LONGEST_TITLE = 250
"""Longer lines are sentences, which speak of much beside the table."""
_NEAREST_LINES = 20
_MOST_WORDS = 7
_WORD = re.compile(r"[^\W_]+(?:\.(?=\s*[^\W\d_]))?")
_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)[0-9]{2}(?![\w/-])(?!\.[0-9])")
_IN_FILE_NAME = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:-(?:Q[1-4]|H[12]|9M|M[01][0-9]|20[0-9]{2}))?(?![0-9])", re.IGNORECASE
)
_NO_YEARS_OF_IT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the day of a letter, filled in or not; a law or report by its number; the span of a programme
        r"(?:[^\W\d_]+ ){1,4}[^\W\d_]+, ngày\b[^,;()]{0,30}?\b[12][0-9]{3}",
        r"ngày\b[\s0-9.…_/-]*(?:tháng[\s0-9.…_/-]*)?(?:năm)?[\s.…]*[12][0-9]{3}",
        r"[0-9.…_]\s*[/.-]\s*[12][0-9]{3}",
        r"[0-9]+\s*/\s*[A-ZĐ]+(?:\s*-\s*[A-ZĐ]+)*,?\s+năm\s+[12][0-9]{3}",
        r"[12][0-9]{3}\s*(?:[-–—]|đến|to)\s*(?:năm\s*)?[12][0-9]{3}",
        r"(?:đến|từ|trước|sau|so với|until|since|before|compared with)\s+(?:năm\s+)?[12][0-9]{3}",
        r"(?:luật|nghị định|nghị quyết|thông tư|hiến pháp)\b[^;()]{0,80}?\b[12][0-9]{3}",
    )
)
_PART_BEFORE_YEAR = re.compile(
    r"(?<!\w)((?:q|quý|quarter|h|fy|t|tháng|month)\s?(?:[0-9]{1,2}|I{1,3}|IV)?)\s?[/-]?\s?((?:19|20)[0-9]{2})(?!\w)",
    re.IGNORECASE,
)
"""Q3/2025, FY2025: no number of a document, and no part of a word."""
_PLAN = re.compile(
    r"\b(ke hoach|kh|chuong trinh|nhiem vu|giai phap|phan cong|nang cao|cai thien|khac phuc)\b"
    r"|\b(plans?|actions?|tasks?|improve(ment)?s?|program(me)?s?)\b"
)
_GOVERNED = re.compile(
    r"(?:UBND|(?:ủy|uỷ)\s+ban\s+nhân\s+dân|của)\s+(?P<kind>tỉnh|thành phố|TP\.?)\s+", re.IGNORECASE
)
_ALONE = re.compile(r"(?:UBND|(?:ủy|uỷ) ban nhân dân) (?P<kind>tỉnh|thành phố) [^,.;:()0-9]+", re.IGNORECASE)


def told_of_another(
    above: Sequence[str],
    place: Place,
    names: UnitNames,
    asked: str,
    period: Period,
    after: Collection[int] = (),
) -> Iterator[Remark]:
    """Yield what is to be told where the words above a table at `place` name another unit or year.

    `after` are years that may stand there instead of that of the period, as plans for them may.
    """
    named = other_units(above, names, (asked,), period)
    years = other_years(above, {period.year, *after})
    part = period_told(above, "")
    # A plan may name the period right after, or any part of the year after: no half-year a year later.
    planned = part is not None and part.year in after and (part == period.after or part.kind != period.kind)
    planned &= part is None or not part.of_two or period.of_two  # who says 2025 may mean 2025-2026
    if part is not None and (part.kind != "year" or part.of_two) and part != period and not planned:
        years = (part.called,)
    if named or years:
        mine = [*([names.units[asked].short] if named else ()), *([period.called] if years else ())]
        facts = {"given": listed([*named, *years]), "wanted": ", ".join(mine)}
        yield Remark(place, ABOVE_DIFFERS, facts)


def told_of_document(document: Document | None, above: Sequence[str], place: Place) -> Iterator[Remark]:
    """Yield what is to be told where the words above a table say that it belongs to another document."""
    named = named_document(above)
    if document is not None and named is not None and is_other_number(named.number, document.number):
        facts = {"given": named.number, "document": document.id, "wanted": document.number}
        yield Remark(place, DOCUMENT_DIFFERS, facts)


def speaks_of_plan(line: str) -> bool:
    """Return whether a line above a table says that there is something to be done."""
    return _PLAN.search(fold(line)) is not None


def other_years(above: Sequence[str], right: Collection[int]) -> tuple[str, ...]:
    """Return the years that the words above a table name; none where one of the `right` ones is among them.

    Years of letters, laws and programmes that are cited say nothing of the table.
    """
    if any(re.search(rf"(?<![0-9]){year}(?![0-9])", line) for line in map(_uncited, above) for year in right):
        return ()
    years = (year for line in _titles(above) for year in _YEAR.findall(_uncited(line)))
    return tuple(dict.fromkeys(years))


def period_told(above: Sequence[str], name: str) -> Period | None:
    """Return the only period that the words above tables name, else the one in the `name` of their file."""
    titles = [_PART_BEFORE_YEAR.sub(r"\1 \2", nfc(line)) for line in _titles(above)]
    lines = [line if names_term(line) else _uncited(line) for line in titles]
    parts = [part_of_year_in(line) for line in lines]
    named = {period for period, _ in parts if period is not None}
    named = named or {period for line in titles for period in years_of_two_in(line)}
    years = set(other_years(titles, ()))
    if named or len(years) > 1:
        return named.pop() if len(named) == 1 else None
    if years:
        return None if any(speaks for _, speaks in parts) else Period(int(years.pop()))
    part, speaks = part_of_year_in(re.sub(r"[\W_]+", " ", name))
    if part is not None or speaks:
        return part
    written = set(_IN_FILE_NAME.findall(name))
    return read_period(written.pop().upper()) if len(written) == 1 else None


def other_units(
    above: Sequence[str], names: UnitNames, asked: Collection[str], period: Period
) -> tuple[str, ...]:
    """Return the units that the words above a table name, as they are called; none where one is `asked`.

    A body that went into a unit that is asked for, or that it belongs to, counts as that unit.
    """
    bodies = [names.units[id_].body_on(period.last) for id_ in asked if id_ in names.units]
    own = {
        *asked,
        *(
            id_
            for body in filter(None, bodies)
            for id_ in (*body.formed_of, *body.partly_of, *([body.parent] if body.parent else ()))
        ),
    }
    found: dict[str, None] = {}
    for line in _titles(above) if bodies else ():
        for ids, said in _named(_NO_YEARS_OF_IT[0].sub(" ", nfc(line)), names):
            if own.intersection(ids):
                return ()
            found[names.units[ids[0]].short if ids else said] = None
    called = "|".join(
        r"\s+".join(map(re.escape, nfc(name).split()))
        for one in (names.units[id_] for id_ in own if id_ in names.units)
        for name in (*one.name.all, one.short)
    )
    if found and any(re.search(rf"(?<!\w)(?:{called})(?!\w)", nfc(line), re.IGNORECASE) for line in above):
        return ()
    return tuple(found)


def _titles(above: Sequence[str]) -> Iterator[str]:
    return (line for line in above[-_NEAREST_LINES:] if len(line) <= _LONGEST_TITLE)


def _uncited(line: str) -> str:
    text = nfc(line)
    for pattern in _NO_YEARS_OF_IT:
        text = pattern.sub(" ", text)
    return text


def _named(line: str, names: UnitNames) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the ids that names in `line` can mean, longest first, and the name of a place that is unknown."""
    words = list(_WORD.finditer(line))
    start = 0
    while start < len(words):
        for end in range(min(start + _MOST_WORDS, len(words)), start, -1):
            said = line[words[start].start() : words[end - 1].end()]
            ids = names.find(said) if words[end - 1][0][:1].isupper() else ()
            if ids and _is_name(said, ids, names):
                yield ids, said
                start = end - 1
                break
        start += 1
    place = _unknown_place(line, names)
    if place:
        yield (), place


def _is_name(said: str, ids: Sequence[str], names: UnitNames) -> bool:
    """Return whether words are a name in a sentence: with its kind of place, or its short one in capitals."""
    folded = nfc(said).casefold()
    units = [names.units[id_] for id_ in ids]
    if any(folded == nfc(name).casefold() for one in units for name in (*one.name.all, one.short)):
        return said[:1].isupper() or len(said.split()) > 1
    return (
        re.match(r"(?:ubnd|uy ban nhan dan|tinh|thanh pho|tp\.?|quan|huyen|xa|phuong) ", fold(said))
        is not None
    )


def _unknown_place(line: str, names: UnitNames) -> str:
    """Return the province or city that a line says is its own, where no register has it; else nothing."""
    if line.isupper():
        alone = _ALONE.fullmatch(line.strip())
        said = line.strip()[alone.start("kind") :] if alone else ""
        said = " ".join(word.capitalize() for word in said.split())
    else:
        found = _GOVERNED.search(line)
        bare = takewhile(lambda word: word[:1].isupper(), line[found.end() :].split() if found else ())
        name = " ".join(bare).rstrip(".,;:)")
        said = f"{found['kind']} {name}" if found and name and "," not in name else ""
    return "" if names.find(said) else said
