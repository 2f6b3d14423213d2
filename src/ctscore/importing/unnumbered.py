"""Tables of points without any numbers: their rows are counted, and sums among them are told by the figures.

Rows are counted in their order. That one of them stands above others is taken only where sums prove it; where
the figures allow both, or a row may be a step of a scale, nobody guesses.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.decimals import ONE, scaled, total
from ctscore.importing.figures import Figure
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.pages import may_be_sum
from ctscore.importing.points import Points, has_words
from ctscore.importing.review import NUMBERED_IN_ORDER, SUM_LEFT_OUT, Remark
from ctscore.importing.subrows import begins_with_mark, is_condition
from ctscore.words import fold

_FEWEST = 2  # rows that make a sum
_SHORTEST_WORD = 4  # letters: a code has fewer
_AVERAGE = re.compile(r"\b(trung binh|binh quan|average|mean|moyenne)\b")


def without_sums(annex: Annex, points: Points) -> tuple[Annex, tuple[Remark, ...]]:
    """Return an annex without the rows that are sums by their name and their figures, and what is told of it.

    “Tổng số văn bản” may be a criterion: a row is a sum where it has no number and its figures are those of
    the rows right above it, two or all of them, or of the sums in the table. The last row is one whatever it
    is called (“Overall”), where all of its figures are those of all rows; and so is one called an average,
    with a number or without, that is the mean of all rows. Parts of rows (1.1 of 1) do not count beside
    these.
    """
    has_tops = any(entry.number and "." not in entry.number and points.of(entry) for entry in annex.entries)
    last = next((one for one in reversed(annex.entries) if Role.MAX in points.of(one)), None)
    sums: list[Entry] = []
    means: list[Entry] = []
    above: list[dict[Role, Decimal]] = []
    for entry in annex.entries:
        figures = points.of(entry)
        if Role.MAX not in figures or (has_tops and "." in entry.number):
            continue
        named = not entry.number and may_be_sum(entry.text(Role.NAME))
        ways = [above[place:] for place in range(len(above))]
        ways.append([points.of(one) for one in sums])
        is_all = entry is last and _has_no_code(entry) and len(figures) > 1 and _adds_up(figures, above)
        if entry is last and _AVERAGE.search(fold(entry.text(Role.NAME))) and _is_mean(figures, above):
            mean = entry.without({Role.MAX})  # which is that of a row, and not of the whole
            points.move(entry, mean)
            points.by_entry[id(mean)].pop(Role.MAX)
            means.append(mean)
        elif is_all or (named and any(_adds_up(figures, rows) for rows in ways)):
            sums.append(entry)
        else:
            above.append(figures)
    places = {one.place for one in (*sums, *means)}
    rest = tuple(entry for entry in annex.entries if entry.place not in places)
    sums += means
    told = tuple(
        Remark(one.place, SUM_LEFT_OUT, {"given": (one.text(Role.NAME) or one.number)[:60]}) for one in sums
    )
    return replace(annex, entries=rest, sums=(*annex.sums, *sums)), told


def _has_no_code(entry: Entry) -> bool:
    """Return whether a row has no number, or a word where that stands and no name: “Summe | | 100 | 78”."""
    return not entry.number or (
        len(entry.number) >= _SHORTEST_WORD and entry.number.isalpha() and not entry.text(Role.NAME)
    )


def _is_mean(figures: Mapping[Role, Decimal], rows: Sequence[Mapping[Role, Decimal]]) -> bool:
    """Return whether there are points, and each figure is the mean of those in all `rows`."""
    return (
        len(figures) > 1
        and len(rows) >= _FEWEST
        and all(
            all(role in row for row in rows)
            and Figure(figure).is_near(scaled(total(row[role] for row in rows), ONE, Decimal(len(rows))))
            for role, figure in figures.items()
        )
    )


def _adds_up(figures: Mapping[Role, Decimal], rows: Sequence[Mapping[Role, Decimal]]) -> bool:
    """Return whether each figure is the sum of those in `rows`, as far as these all have one."""
    return len(rows) >= _FEWEST and all(
        total(row[role] for row in rows) == figure
        for role, figure in figures.items()
        if role is Role.MAX or all(role in row for row in rows)
    )


def numbered(annex: Annex, points: Points, limit: Decimal | None) -> tuple[Annex, tuple[Remark, ...]]:
    """Return an annex with numbers for its rows with points, where none has any and all are clear.

    `limit` is the maximum of the index, if known. What is not clear stays without numbers, and is refused.
    """
    scored = [entry for entry in annex.entries if points.of(entry) or _says_points(entry)]
    maxima = [most for entry in scored if (most := points.of(entry).get(Role.MAX)) is not None]
    if any(entry.number for entry in annex.entries) or len(maxima) < len(scored) or not scored:
        return annex, ()
    if not all(entry.text(Role.NAME) for entry in scored) or _may_be_scale(scored, points):
        return annex, ()
    totals = {most for one in annex.sums if (most := points.of(one).get(Role.MAX)) is not None}
    totals |= set() if limit is None else {limit}
    parents = _parents(maxima, [_is_bold(entry) for entry in scored], totals)
    if parents is None:
        return annex, ()
    codes = dict(zip(map(id, scored), _codes(parents), strict=True))
    entries = tuple(with_number(one, codes[id(one)]) if id(one) in codes else one for one in annex.entries)
    for old, new in zip(annex.entries, entries, strict=True):
        points.move(old, new)
    facts = {"first": codes[id(scored[0])], "last": codes[id(scored[-1])]}
    heads = {Role.NUMBER: annex.heads[Role.NAME], **annex.heads}
    return replace(annex, entries=entries, heads=heads), (Remark(scored[0].place, NUMBERED_IN_ORDER, facts),)


def _says_points(entry: Entry) -> bool:
    return has_words(entry.cells.get(Role.MAX))


def _is_bold(entry: Entry) -> bool:
    return entry.cells[Role.NAME].bold


def _may_be_scale(scored: Sequence[Entry], points: Points) -> bool:
    """Return whether rows may belong to those above them: marked so, or conditions without points."""
    marks = [begins_with_mark(entry.text(Role.NAME)) for entry in scored]
    steps = (
        is_condition(entry.text(Role.NAME)) and not points.of(entry).keys() - {Role.MAX} for entry in scored
    )
    return any(marks) or any(steps)


def _parents(maxima: Sequence[Decimal], bold: Sequence[bool], totals: set[Decimal]) -> list[int] | None:
    """Return how many rows below each one make up its maximum; None where the figures do not tell."""
    below = list(_below(maxima))
    flat = [0] * len(maxima)
    if not any(below):
        return flat if len(set(bold)) < _FEWEST or total(maxima) in totals else None
    covered = sum(below)
    inner = {place + step for place, count in enumerate(below) for step in range(1, count + 1)}
    top = [most for place, most in enumerate(maxima) if place not in inner]
    as_flat, as_tree = total(maxima) in totals, total(top) in totals
    if as_flat != as_tree:
        return flat if as_flat else below
    by_bold = covered and [count > 0 for count in below] == list(bold)
    return below if by_bold and not as_flat else None


def _below(maxima: Sequence[Decimal]) -> Iterator[int]:
    """Yield for each row how many of those after it make up its maximum: two or more, or none."""
    place = 0
    while place < len(maxima):
        end, rest = place + 1, maxima[place]
        while end < len(maxima) and rest > 0:
            rest -= maxima[end]
            end += 1
        count = end - place - 1
        if rest == 0 and count >= _FEWEST and maxima[place] > 0:
            yield count
            yield from [0] * count
            place = end
        else:
            yield 0
            place += 1


def _codes(below: Sequence[int]) -> Iterator[str]:
    """Yield the codes of rows in order: 1, 1.1, 1.2, 2."""
    number, inside, left = 0, 0, 0
    for count in below:
        if left:
            inside, left = inside + 1, left - 1
            yield f"{number}.{inside}"
        else:
            number, inside, left = number + 1, 0, count
            yield str(number)


def with_number(entry: Entry, code: str) -> Entry:
    """Return a row with a number, as if that stood where its name does."""
    cell = replace(entry.cells[Role.NAME], text=code)
    return replace(entry, cells={**entry.cells, Role.NUMBER: cell})
