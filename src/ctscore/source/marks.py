"""The content of a file as plain values, and where each key and value stands."""

import re
from collections.abc import Callable, Mapping

from ctscore.findings import Position, Route

LINE_BREAK = re.compile(r"\r\n?|\n")
"""What ends a line, for YAML and for editors."""

Value = str | list["Value"] | dict[str, "Value"]


class PlainText(str):
    """A scalar that stands without quotes in the file, so that other YAML readers may guess its type."""

    __slots__ = ()


class Marks:
    """Where each key and each value of a file stands.

    Most files have nothing wrong with them, and nobody asks where what stands: then it is not worked out.
    """

    __slots__ = ("_keys", "_late", "_values")

    def __init__(
        self,
        keys: Mapping[Route, Position] | None = None,
        values: Mapping[Route, Position] | None = None,
        late: "Callable[[], Marks] | None" = None,
    ) -> None:
        """Take the positions, or what works them out when the first one is asked for."""
        self._keys = keys or {}
        self._values = values or {}
        self._late = late

    @property
    def keys(self) -> Mapping[Route, Position]:
        """The position of each key, by its route."""
        self._work_out()
        return self._keys

    @property
    def values(self) -> Mapping[Route, Position]:
        """The position of each value, by its route."""
        self._work_out()
        return self._values

    def find(self, route: Route, *, at_key: bool = False) -> Position:
        """Return the position of `route`, or of the nearest enclosing place that the file has."""
        if at_key and route in self.keys:
            return self.keys[route]
        while route not in self.values and route:
            route = route[:-1]
        return self.values.get(route, Position(1, 1))

    def _work_out(self) -> None:
        if self._late is not None:
            found, self._late = self._late(), None
            self._keys, self._values = found.keys, found.values
