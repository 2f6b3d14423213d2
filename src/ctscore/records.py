"""Dataclasses that are quick to define: their methods are written when they are first called.

Half of the time in which the program starts would go into the methods of classes that an answer never makes.
`dataclass` takes the place of that of the standard library, and type checkers take it for that one.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """Return what makes a dataclass with the `options` of the standard library.

        Only classes that are frozen are made in the quick way.
        """
        if not options.get("frozen"):
            return dataclasses.dataclass(**options)
        return lambda plain: _late(plain, options)


__all__ = ["dataclass"]

Fields = tuple[dataclasses.Field[Any], ...]
_TOGETHER = {
    "init": ("__init__",),
    "repr": ("__repr__",),
    "eq": ("__eq__", "__hash__"),
    "order": ("__lt__", "__le__", "__gt__", "__ge__"),
}
"""The methods of a class by the option that asks for them; those side by side are written at once."""


def _late(plain: type, options: dict[str, bool]) -> type:
    """Return `plain` as a frozen dataclass of which no method of its own is written yet."""
    said = {name: value for name, value in vars(plain).items() if name not in ("__dict__", "__weakref__")}
    # Only what inherits from a frozen class needs to be made as one; otherwise its two methods come from
    # here.
    inherits = any(map(dataclasses.is_dataclass, plain.__bases__))
    shape = {name: options.get(name, False) for name in ("slots", "kw_only")}
    layout: Any = dataclasses.dataclass(init=False, repr=False, eq=False, frozen=inherits, **shape)
    made: Any = layout(plain)
    made.__dataclass_params__.frozen = True  # what inherits from it is told so
    fields = dataclasses.fields(made)
    # What these mean is left to the standard library.
    special = hasattr(made, "__post_init__") or not all(field.init for field in fields)

    def write(methods: tuple[str, ...]) -> None:
        if methods == ("__init__",) and not special:
            made.__init__ = _init_of(made, fields)
            return
        # A twin without slots: only its methods are wanted, and they do not depend on where values are kept.
        chosen = {option: names == methods for option, names in _TOGETHER.items()}
        chosen["eq"] |= chosen["order"]  # what is ordered must be equal or not, too
        whole: Any = dataclasses.dataclass(**{**options, "slots": False, **chosen})
        twin = whole(type(plain.__name__, plain.__bases__, said))
        for name in methods:
            setattr(made, name, vars(twin)[name])

    def first_call(name: str, methods: tuple[str, ...]) -> Callable[..., Any]:
        def call(self: Any, /, *values: Any, **named: Any) -> Any:
            write(methods)
            return getattr(self, name)(*values, **named)

        return call

    for option, methods in _TOGETHER.items():
        if options.get(option, option != "order"):
            for name in methods:
                setattr(made, name, first_call(name, methods))
    state = _state_of(made, fields) if shape["slots"] else ()
    for name, method in (("__setattr__", _refuse), ("__delattr__", _refuse), *state):
        setattr(made, name, method)
    return cast("type", made)


def _refuse(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r} of a frozen {type(self).__name__}")


class _Factory:
    """Stands in a signature for a default that is made anew each time."""

    def __repr__(self) -> str:
        return "<factory>"


_NEW = _Factory()


def _init_of(made: type, fields: Fields) -> Callable[..., None]:
    """Return the `__init__` that the standard library would write for `made`.

    Nearly every class that is used at all needs this method and no other, and there it would come with three
    more functions and a class.
    """
    names: dict[str, Any] = {"__name__": made.__module__, "__put__": object.__setattr__, "__new__": _NEW}
    taken: dict[bool, list[str]] = {False: [], True: []}  # by whether it must be named
    lines: list[str] = []
    for field in fields:
        name, default, value = f"__default_{field.name}__", "", field.name
        if field.default is not dataclasses.MISSING:
            names[name], default = field.default, f"={name}"
        elif field.default_factory is not dataclasses.MISSING:
            names[name], default = field.default_factory, "=__new__"
            value = f"{name}() if {field.name} is __new__ else {field.name}"
        taken[bool(field.kw_only)].append(f"{field.name}{default}")
        lines.append(f"\n    __put__(__self__, {field.name!r}, {value})")
    star = ["*"] if taken[True] else []
    parameters = ", ".join(("__self__", *taken[False], *star, *taken[True]))
    exec(f"def __init__({parameters}):{''.join(lines) or ' pass'}", names)  # noqa: S102 (as there)
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    return init


def _state_of(made: Any, fields: Fields) -> tuple[tuple[str, Callable[..., Any]], ...]:
    """Return the methods by which copies and pickles are made of an object with these `fields`."""
    # Thousands of objects are read from a cache: those of slots themselves are the quickest way to fill them.
    setters = tuple(getattr(made, field.name).__set__ for field in fields)
    names = tuple(field.name for field in fields)

    def values(self: object) -> list[Any]:
        return [getattr(self, name) for name in names]

    def set_values(self: object, values: list[Any]) -> None:
        for set_value, value in zip(setters, values, strict=True):
            set_value(self, value)

    return ("__getstate__", values), ("__setstate__", set_values)
