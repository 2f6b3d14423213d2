"""Sections of other views made fit for a report: fewer columns, bars, links to where a figure is from."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from ctscore.document import Card, Ref, Row, Section
from ctscore.model import Scorecard
from ctscore.views.labels import word
from ctscore.views.sources import criterion_anchor, to


def linked(section: Section, column: str, target: Callable[[Row], str | None]) -> Section:
    """Return `section` with its values in `column` linked to what `target` says of their row."""
    return replace(section, rows=tuple(_linked(row, column, target(row)) for row in section.rows))


def _linked(row: Row, column: str, name: str | None) -> Row:
    return replace(row, links={**row.links, column: to(name)}) if name else row


def to_tree(section: Section, card: Scorecard) -> Section:
    """Return `section` with its codes linked to the tree of `card`."""

    def target(row: Row) -> str | None:
        code = row.values.get("code")
        return criterion_anchor(card, str(code)) if code else None

    return linked(section, "code", target)


def only(section: Section, columns: Sequence[str]) -> Section:
    """Return `section` with those of its columns that are named, in the order of the names."""
    by_id = {column.id: column for column in section.columns}
    return replace(section, columns=tuple(by_id[id_] for id_ in columns if id_ in by_id))


def without(section: Section, columns: Collection[str]) -> Section:
    """Return `section` without those of its columns that are named."""
    return replace(section, columns=tuple(one for one in section.columns if one.id not in columns))


def with_bar(section: Section, id_: str) -> Section:
    """Return `section` with a bar beside the figures of one column."""
    columns = (replace(one, bar=True) if one.id == id_ else one for one in section.columns)
    return replace(section, columns=tuple(columns))


def led_or_not(row: Row) -> Row:
    """Return the row of a lost criterion; that nobody leads it, though others are led, is said."""
    leads = row.values["leads"] or (Ref("no-lead", word("no-lead")),)
    return replace(row, values={**row.values, "leads": leads})


def unlinked(section: Section) -> Section:
    """Return `section` without links: what they lead to is not on the page."""
    return replace(section, rows=tuple(replace(row, links={}) for row in section.rows))


def card_unlinked(card: Card) -> Card:
    """Return `card` without links."""
    return replace(card, link="", facts=tuple(replace(fact, link="") for fact in card.facts))
