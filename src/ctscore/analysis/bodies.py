"""Which body an id means on which day: units and agencies that were merged, got other borders, or ended."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ctscore.book import Book
from ctscore.model import Agency, Scorecard, Unit
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """What a body was formed of, as it was on an earlier day: ids, and whether all of each went into it."""

    units: tuple[str, ...]
    whole: bool


def same_body(book: Book, then: Scorecard, now: Scorecard) -> bool:
    """Return whether two scorecards of one unit are about the same body; those of two units are as asked."""
    return then.unit != now.unit or lived_on(book, now.unit, then.day, now.day)


def lived_on(book: Book, id_: str, day: date, other: date) -> bool:
    """Return whether the same body bore the id of a unit on both days."""
    unit = book.units.get(id_)
    return unit is None or unit.same_body(day, other)


def others_moved(book: Book, index: str, unit: str, then: date, now: date) -> bool:
    """Return whether units that `unit` is ranked among were other bodies on one day than on another.

    They are those with a row in a panel of `index`; without a panel those of the same kind.
    """
    moved = {id_ for id_, one in book.units.items() if one.spans and _moved(one, then, now)} - {unit}
    if not moved:
        return False
    panels = [filed.value for key, filed in book.panels.items() if key.index == index]
    if panels:
        return any(row.split(maxsplit=1)[0] in moved for panel in panels for row in panel.rows)
    own = book.units.get(unit)
    return own is not None and any(book.units[id_].kind == own.kind for id_ in moved)


def _moved(unit: Unit, then: date, now: date) -> bool:
    both = unit.body_on(then), unit.body_on(now)
    return both != (None, None) and not unit.same_body(then, now)


def origin(units: Mapping[str, Unit], id_: str, now: date, then: date) -> Origin | None:
    """Return what the body of `id_` on the day `now` was made of on the earlier day `then`.

    A body that is the same on both days is made of itself. None where no body bore the id, or nothing tells
    what it was formed of.
    """
    unit = units.get(id_)
    body = unit.body_on(now) if unit else None
    if unit is None or body is None:
        return None
    if body.holds(then):
        return Origin((id_,), whole=True)
    if body.since is None or body.since <= then or not (body.formed_of or body.partly_of):
        return None
    before = body.since - timedelta(days=1)
    parts = [origin(units, part, before, then) for part in (*body.formed_of, *body.partly_of)]
    found = dict.fromkeys(part for one in parts if one is not None for part in one.units)
    whole = not body.partly_of and all(one is not None and one.whole for one in parts)
    return Origin(tuple(found), whole)


def successors(entries: Mapping[str, Unit] | Mapping[str, Agency], id_: str) -> tuple[str, ...]:
    """Return what the body of an id last went into, what that went into later, and so on to the end.

    None where it lives, or nothing says so. Of what was shared out several bodies have a part: they are
    `heirs_in_part`.
    """
    found: list[str] = []
    here: str | None = id_
    while here is not None:
        here = next((one for one in _heirs(entries, here, whole=True) if one not in (id_, *found)), None)
        found += [here] if here is not None else []
    return tuple(found)


def heirs_in_part(entries: Mapping[str, Unit] | Mapping[str, Agency], id_: str) -> tuple[str, ...]:
    """Return which bodies got a part of the body of an id when it ended."""
    return tuple(_heirs(entries, id_, whole=False))


def _heirs(entries: Mapping[str, Unit] | Mapping[str, Agency], id_: str, *, whole: bool) -> Iterator[str]:
    entry = entries.get(id_)
    end = entry.spans[-1].until if entry is not None and entry.spans else None
    since = None if end is None else end + timedelta(days=1)
    for other in entries.values() if since is not None else ():
        for span in other.spans:
            if span.since == since and id_ in (span.formed_of if whole else span.partly_of):
                yield other.id


def made_of(book: Book, unit: str, then: date) -> tuple[str, ...]:
    """Return the older bodies of which the figures of `unit` were merged; none where they are its own."""
    if book.merging is None:
        return ()
    found = origin(book.units, unit, book.merging.day, then)
    return found.units if found is not None and len(found.units) > 1 else ()
