"""The content of a file as plain values, and where each key and value stands."""

from dataclasses import dataclass, field

from ctscore.findings import Position, Route

Value = str | list["Value"] | dict[str, "Value"]


class PlainText(str):
    """A scalar that stands without quotes in the file, so that other YAML readers may guess its type."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each key and each value of a file stands."""

    keys: dict[Route, Position] = field(default_factory=dict)
    values: dict[Route, Position] = field(default_factory=dict)

    def find(self, route: Route, *, at_key: bool = False) -> Position:
        """Return the position of `route`, or of the nearest enclosing place that the file has."""
        if at_key and route in self.keys:
            return self.keys[route]
        while route not in self.values and route:
            route = route[:-1]
        return self.values.get(route, Position(1, 1))
