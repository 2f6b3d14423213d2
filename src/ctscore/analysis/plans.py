"""The items of plans in their places: what a leaf inherits, and the one walk that everybody shares."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ctscore.book import Book, Filed
from ctscore.findings import Route
from ctscore.model import Cell, Item, Part, Plan, Related


@dataclass(frozen=True, slots=True)
class Task:
    """One item of a plan in its place: the items above it, from the top, and its route in the file."""

    filed: Filed[Plan]
    part: Part
    item: Item
    parents: tuple[Item, ...]
    route: Route

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.filed.value

    @property
    def file(self) -> str:
        """The file of the plan."""
        return self.filed.file

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other item: the document of its plan and its id there."""
        return self.plan.document, self.item.id

    @property
    def is_leaf(self) -> bool:
        """Whether this is something to be done, and not a heading over such things."""
        return not self.item.items

    @property
    def is_duty(self) -> bool:
        """Whether this stands in the section on implementation."""
        return self.part.holds == "duties"

    @property
    def _upwards(self) -> tuple[Item, ...]:
        return (self.item, *reversed(self.parents))

    @property
    def lead_cell(self) -> Cell | None:
        """The lead agencies: its own, else those of the nearest item above."""
        return next((item.leads for item in self._upwards if item.leads is not None), None)

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of the lead agencies."""
        return self.lead_cell.agencies if self.lead_cell else ()

    @property
    def helpers(self) -> tuple[str, ...]:
        """The ids of the agencies that carry out or coordinate."""
        return self.item.helpers.agencies if self.item.helpers else ()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The codes of the criteria it serves in the index of its part."""
        return next((item.criteria for item in self._upwards if item.criteria), ())

    @property
    def related(self) -> tuple[Related, ...]:
        """The criteria of other indexes that it touches."""
        return next((item.related for item in self._upwards if item.related), ())

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the targets of its plan that it serves."""
        return next((item.targets for item in self._upwards if item.targets), ())

    def printed(self, key: Literal["leads", "helpers", "timing"]) -> str | None:
        """Return what the source prints in a cell: its own text, or that of the cell it is merged with.

        None where the source prints nothing: no cell, or one that we inferred.
        """
        cell = self.lead_cell if key == "leads" else getattr(self.item, key)
        if cell is None or cell.merged_with is None:
            return cell.printed if cell else None
        rows = (task for task in plan_items(self.filed) if task.part is self.part)
        sources = (getattr(t.item, key) for t in rows if t.item.row == cell.merged_with)
        return next((source.printed for source in sources if source is not None), None)


def all_items(book: Book) -> Iterator[Task]:
    """Yield every item of every plan, headings included, in file order and parents first."""
    for filed in book.plans:
        yield from plan_items(filed)


def plan_items(filed: Filed[Plan]) -> Iterator[Task]:
    """Yield every item of one plan, headings included, in printed order."""

    def below(part: Part, items: tuple[Item, ...], parents: tuple[Item, ...], route: Route) -> Iterator[Task]:
        for place, item in enumerate(items):
            here = Task(filed, part, item, parents, (*route, "items", place))
            yield here
            yield from below(part, item.items, (*parents, item), here.route)

    for place, part in enumerate(filed.value.parts):
        yield from below(part, part.items, (), ("parts", place))


def all_tasks(book: Book) -> Iterator[Task]:
    """Yield everything that somebody has to do, duties included: the leaves of every plan, in file order."""
    return (task for task in all_items(book) if task.is_leaf)
