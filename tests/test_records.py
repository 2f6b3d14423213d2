"""Classes whose methods are written late behave as those of the standard library do."""

import copy
import dataclasses
import functools
import inspect
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from pydantic import TypeAdapter, ValidationError

from ctscore.records import dataclass

Make = Callable[..., Callable[[type], type]]


def _point(make: Any) -> Any:
    @make(frozen=True, slots=True)
    class Point:
        """A place."""

        x: int
        y: int = 0
        tags: tuple[str, ...] = ()
        facts: dict[str, int] = dataclasses.field(default_factory=dict)
        seen: int | None = dataclasses.field(default=None, compare=False)

        @property
        def far(self) -> bool:
            return self.x > 9

    Point.__qualname__ = "Point"
    return Point


LATE, STANDARD = _point(dataclass), _point(dataclasses.dataclass)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Known by the module, so that it can be pickled."""

    kind: ClassVar = "named"
    name: str
    parts: tuple["Named", ...] = ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda make: repr(make(3)),
        lambda make: repr(make(3, 4, ("a",), {"b": 1}, 5)),
        lambda make: make(3).far,
        lambda make: make(3) == make(3, 0, ()),
        lambda make: make(3) == make(4),
        lambda make: make(3) == 3,
        lambda make: make(3, seen=1) == make(3, seen=2),
        lambda make: hash(make(3, facts=())) == hash((3, 0, (), ())),
        lambda make: make(3).facts is make(3).facts,
        lambda make: repr(dataclasses.replace(make(3), y=7)),
        lambda make: dataclasses.asdict(make(3)),
        lambda make: [(field.name, field.default) for field in dataclasses.fields(make)],
        lambda make: str(inspect.signature(make(1) and make)),
        lambda make: make(1) and make.__init__.__module__,
        lambda make: make.__match_args__,
        lambda make: make.__slots__,
        lambda make: make.__doc__,
        lambda make: repr(copy.copy(make(3, 4))),
    ],
)
def test_it_does_what_the_standard_one_does(ask: Callable[[Any], object]) -> None:
    assert ask(_point(dataclass)) == ask(_point(dataclasses.dataclass))


@pytest.mark.parametrize("make", [LATE, STANDARD])
def test_nothing_can_be_changed(make: Any) -> None:
    point = make(3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 4
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    assert point.x == 3


@pytest.mark.parametrize("make", [LATE, STANDARD])
def test_wrong_arguments_are_refused(make: Any) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\) missing 1 required positional argument: 'x'"):
        make()


def test_it_is_pickled_and_read_again_before_any_method_was_called() -> None:
    whole = Named(name="a", parts=(Named(name="b"),))
    assert pickle.loads(pickle.dumps(whole)) == whole


def test_pydantic_reads_it() -> None:
    assert TypeAdapter(Named).validate_python({"name": "a", "parts": [{"name": "b"}]}) == Named(
        name="a", parts=(Named(name="b"),)
    )
    with pytest.raises(ValidationError, match="missing"):
        TypeAdapter(Named).validate_python({})


def test_other_kinds_are_those_of_the_standard_library() -> None:
    @dataclass(slots=True)
    class Open:
        rank: int

    made = Open(1)
    made.rank = 2
    assert made == Open(2)


def test_what_has_an_order_is_compared() -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Ranked:
        rank: int
        note: str = dataclasses.field(default="", compare=False)

    assert Ranked(1) < Ranked(2) >= Ranked(2, "a")
    assert Ranked(1) == Ranked(1, "b")
    assert max(Ranked(1), Ranked(3), Ranked(2)).rank == 3
    with pytest.raises(TypeError, match="not supported"):
        assert Ranked(1) < 2  # type: ignore[operator]


def test_without_slots_it_keeps_what_is_worked_out() -> None:
    @dataclass(frozen=True)
    class Kept:
        rank: int
        notes: list[str] = dataclasses.field(default_factory=list)

        @functools.cached_property
        def double(self) -> int:
            return 2 * self.rank

    made = Kept(2)
    assert (made.double, vars(made)["double"], made.notes) == (4, 4, [])
    assert copy.copy(made) == dataclasses.replace(made) == Kept(2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.rank = 3  # type: ignore[misc]


def test_what_it_does_not_know_is_left_to_the_standard_library() -> None:
    @dataclass(frozen=True, slots=True)
    class Doubled:
        one: int
        two: int = dataclasses.field(init=False, default=0)

        def __post_init__(self) -> None:
            object.__setattr__(self, "two", 2 * self.one)

    assert (Doubled(3).one, Doubled(3).two) == (3, 6)


def test_positions_and_names_are_taken_as_they_are_declared() -> None:
    @dataclass(frozen=True, slots=True)
    class Mixed:
        new: int
        put: list[int] = dataclasses.field(default_factory=list, kw_only=True)
        name: str = ""

    assert Mixed(1, "a") == Mixed(1, name="a", put=[])
    assert Mixed(1).put is not Mixed(1).put
    with pytest.raises(TypeError, match="positional"):
        Mixed(1, "a", [])  # type: ignore[call-arg]


def test_a_field_may_be_called_self() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Points:
        self: int

    assert (Points(self=1).self, Points(self=2)) == (1, Points(self=2))
