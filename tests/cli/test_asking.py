"""A list of options fits what it is for: names, types and defaults are those of the question or the work."""

from collections.abc import Callable, Mapping
from importlib import import_module
from inspect import Parameter, signature
from typing import Any, get_type_hints

import pytest

from ctscore.cli import settings
from ctscore.cli.asking import asking, doing
from ctscore.cli.commands import SECTIONS, Command
from ctscore.cli.declared import Declared
from ctscore.periods import Period
from ctscore.questions.inputs import OF_TIME

SHARED = {"output", "format_", "lang", "data", "colour", "quiet", "force", "stage", "borders", "merge"}
COMMANDS = [
    command
    for _, group in SECTIONS
    for entry in group
    for command in ((entry,) if isinstance(entry, Command) else entry.commands)
]
QUESTIONS = {one.options: one.ask for one in COMMANDS if one.ask}
WORK = {one.options: one.work for one in COMMANDS if one.work}


def found(package: str, place: str) -> Any:
    module, _, function = place.partition(".")
    return getattr(import_module(f"ctscore.{package}.{module}"), function)


def parameters(function: Callable[..., Any]) -> Mapping[str, tuple[Any, Any]]:
    hints = get_type_hints(function)
    return {name: (hints[name], _usual(one.default)) for name, one in signature(function).parameters.items()}


def _usual(default: Any) -> Any:
    """What a parameter is where nobody gives it: an option declared in its place says that itself."""
    if not isinstance(default, Declared):
        return default
    return Parameter.empty if default.default is ... else default.default


@pytest.mark.parametrize("place", QUESTIONS)
def test_a_question_takes_what_its_command_is_given(place: str) -> None:
    fits(found("cli", place), found("questions", QUESTIONS[place]))


def fits(options: Callable[..., Any], ask: Callable[..., Any]) -> None:
    given = {name: _understood(name, one) for name, one in parameters(options).items() if name not in SHARED}
    taken = parameters(ask)
    assert given == {name: one for name, one in taken.items() if name != "book"}


def _understood(name: str, one: tuple[Any, Any]) -> tuple[Any, Any]:
    """What is typed as a period reaches the question as one."""
    typed = {str: Period, str | None: Period | None, list[str] | None: list[Period] | None}
    return (typed[one[0]], one[1]) if name in OF_TIME else one


@pytest.mark.parametrize("place", WORK)
def test_work_takes_what_its_command_is_given(place: str) -> None:
    same(parameters(doing(found("cli", place), WORK[place], "en")), parameters(found("cli", WORK[place])))


def same(given: Mapping[str, tuple[Any, Any]], taken: Mapping[str, tuple[Any, Any]]) -> None:
    assert list(given) == list(taken)
    for name, (type_, default) in given.items():
        # A choice among words reaches the work as a word.
        assert taken[name][1] == default, name
        assert taken[name][0] in (type_, str | None), name


def test_tables_share_their_options() -> None:
    def nothing() -> None:
        """Ask nothing."""

    assert list(signature(asking(nothing, "plans.ask", "en")).parameters) == list(
        signature(settings.table_options).parameters
    )


@pytest.mark.parametrize(
    ("options", "all_rows"),
    [({}, False), ({"top": 15}, True), ({"all_rows": True}, True), ({"by": "x"}, False)],
)
def test_how_many_rows_are_asked_for_is_how_many_a_terminal_shows(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], all_rows: bool
) -> None:
    goals: list[dict[str, Any]] = []
    monkeypatch.setattr("ctscore.cli.asking.destination", lambda _, **given: goals.append(given))
    monkeypatch.setattr("ctscore.cli.delivery.answer", lambda *_: None)
    command = asking(found("cli", "questions.gaps"), "gaps.ask", "en")
    command(**{name: one[1] for name, one in parameters(command).items()} | options)
    assert goals[0]["all_rows"] is all_rows
