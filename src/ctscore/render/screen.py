"""What of long tables a screen shows first: the rest is a word away, but the answer is seen at once."""

from collections.abc import Container, Sequence
from dataclasses import replace

from ctscore.document import Row, Section, Series
from ctscore.languages import ours
from ctscore.words import counted

_FEW = 2
"""So few more rows are shown at once: the line that tells of them takes room too."""
LEAST_ROWS = 4
"""So many rows of a table are shown however low the screen is."""
FEWEST_ROWS = 2
"""So many are, where with more of each one screen does not hold what is of one index, or two the rest."""


def first_rows(section: Section, most: int) -> Section:
    """Return `section` with about `most` of its rows; all of them where hardly any would be left out.

    Of a tree its upper levels, of a series its latest rows, else the first; sums that close a table stay.
    Quiet rows are left out before.
    """
    rows = tuple(row for row in section.rows if not row.quiet)
    if not any(not row.strong or row.depth for row in rows) or len(section.rows) - len(rows) <= _FEW:
        rows = section.rows
    section = replace(section, rows=rows)
    if len(rows) <= most + _FEW:
        return section
    upper = _upper_levels(rows, most + _FEW) if section.layout == "tree" else ()
    if len(upper) > 1:
        return replace(section, rows=upper)
    if isinstance(section.chart, Series):
        return replace(section, rows=rows[-most:])
    return _of_rows(section, most)


def lower(
    wholes: Sequence[Section],
    sections: Sequence[Section],
    heights: Sequence[Sequence[int]],
    too_much: int,
    least: int,
) -> tuple[Section, ...]:
    """Return `sections`, of `wholes`, with so few rows that together they are `too_much` lines lower.

    If they can be with at least `least` rows each: a series and what is read downwards stay as they are. The
    highest gives way first. `heights` are those of their rows in lines.
    """
    left = [list(rows) for rows in heights]
    while too_much > 0:
        lower_ones = [
            place
            for place, (whole, section) in enumerate(zip(wholes, sections, strict=True))
            if _fewer(whole, section, len(left[place])) >= least
        ]
        if not lower_ones:
            break
        highest = max(lower_ones, key=lambda place: sum(left[place]))
        fewer = _fewer(wholes[highest], sections[highest], len(left[highest]))
        too_much += len(left[highest]) == len(wholes[highest].rows)  # the line that tells of the others
        sums = len(_closing(sections[highest].rows))
        too_much -= sum(left[highest][fewer - sums : len(left[highest]) - sums])
        del left[highest][fewer - sums : len(left[highest]) - sums]
    return tuple(
        _of_rows(section, len(kept)) if len(kept) < len(section.rows) else section
        for section, kept in zip(sections, left, strict=True)
    )


def _fewer(whole: Section, section: Section, kept: int) -> int:
    """Return the next lower number of rows of `section`; 0 where it stays as it is."""
    if section.layout == "record" or isinstance(section.chart, Series):
        return 0
    return kept - 1 if kept < len(whole.rows) else kept - 2  # the line that tells of it takes room too


def _of_rows(section: Section, count: int) -> Section:
    """Return `section` with its first rows, or those around the one it is about, and its closing sums."""
    sums = _closing(section.rows)
    rows, kept = section.rows[: len(section.rows) - len(sums)], count - len(sums)
    strong = [place for place, row in enumerate(rows) if row.strong]
    first = max(0, min(strong[0] - kept // 2, len(rows) - kept)) if len(strong) == 1 else 0
    return replace(section, rows=(*rows[first : first + kept], *sums))


def first_notes(section: Section, told: Container[str]) -> Section:
    """Return `section`, one of many, with the notes that a screen shows: what must not be missed, one more.

    That is what the table comes to, if it has such a note. Where there is no table they are the answer, and
    all are shown, but those whose ids are `told` above.
    """
    notes = tuple(one for one in section.notes if one.id not in told)
    if section.rows:
        others = sorted((one for one in notes if not one.strong), key=lambda one: not one.on_top)
        notes = (*[one for one in notes if one.strong], *others[:1])
    return replace(section, notes=notes)


def first_facts(section: Section, most: int) -> Section:
    """Return `section`, one that is read downwards, with the facts of a `drop_priority` of `most` or less."""
    if section.layout != "record":
        return section
    return replace(section, columns=tuple(one for one in section.columns if one.drop_priority <= most))


def in_a_line(sections: Sequence[Section]) -> tuple[Section, ...] | None:
    """Return `sections` with one more of them without its rows; None where only the first is left.

    Details of an index go before the tables of others, the last first. With the rows go notes, but those
    that are strong or say what the table comes to.
    """
    places = [place for place, section in enumerate(sections) if place and section.rows]
    if not places:
        return None
    goes = max(places, key=lambda place: ("/" in sections[place].id, place))
    told = tuple(one for one in sections[goes].notes if one.strong or one.on_top)
    return (*sections[:goes], replace(sections[goes], rows=(), notes=told), *sections[goes + 1 :])


def _upper_levels(rows: Sequence[Row], most: int) -> tuple[Row, ...]:
    """Return the rows of as many levels of a tree as `most` rows can hold."""
    found: tuple[Row, ...] = ()
    for depth in sorted({row.depth for row in rows}):
        level = tuple(row for row in rows if row.depth <= depth)
        if len(level) > most:
            break
        found = level
    return found


def _closing(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the sums at the end of a table; below another level stands none."""
    last = rows[-1:]
    return tuple(last) if last and last[0].strong and not last[0].depth else ()


def lines_of(text: str, width: int) -> int:
    """Return how many lines of `width` letters the words of `text` take."""
    lines, room = 1, width
    for word in text.split():
        if room < width and len(word) + 1 <= room:
            room -= len(word) + 1
        elif room == width and len(word) <= width:
            room -= len(word)
        else:
            more, rest = divmod(len(word), width)
            lines += more - (not rest) + (room < width)
            room = width - (rest or width)
    return lines


def more(lang: str, rows: int = 0, *, notes: int = 0, facts: int = 0, others: bool = True) -> str:
    """Return the line that tells how many rows, or notes and facts, are not shown, and how they are.

    Where no row is, there are no `others`.
    """
    if rows and ours(lang) == "vi":
        return f"{'còn ' if others else ''}{rows} dòng (thêm --all)"
    if rows:
        return f"{rows} more (add --all)" if others else f"{counted(rows, 'row')} (add --all)"
    if ours(lang) == "vi":
        left = ", ".join(f"{count} {what}" for count, what in ((facts, "mục"), (notes, "ghi chú")) if count)
        return f"còn {left} (thêm --all)"
    said = ((facts, "more detail"), (notes, "more note"))
    return f"{', '.join(counted(count, what) for count, what in said if count)} (add --all)"
