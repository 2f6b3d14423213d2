"""A list of options fits what it is for: names, types and defaults are those of the question or the work."""

from collections.abc import Callable, Mapping
from importlib import import_module
from inspect import signature
from typing import Any, get_type_hints

import pytest

from ctscore.cli import app, files, importing, settings
from ctscore.cli.asking import asking, doing
from ctscore.periods import Period
from ctscore.questions import templates
from ctscore.questions.inputs import OF_TIME

SHARED = {"output", "format_", "lang", "data", "colour", "quiet", "force", "stage", "borders", "merge"}
GROUPED: Mapping[Callable[..., Any], Callable[..., Any]] = {
    files.scorecard: templates.scorecard,
    files.plan: templates.plan,
}


def found(package: str, place: str) -> Any:
    module, _, function = place.partition(".")
    return getattr(import_module(f"ctscore.{package}.{module}"), function)


def parameters(function: Callable[..., Any]) -> Mapping[str, tuple[Any, Any]]:
    hints = get_type_hints(function)
    return {name: (hints[name], one.default) for name, one in signature(function).parameters.items()}


@pytest.mark.parametrize("place", app.QUESTIONS)
def test_a_question_takes_what_its_command_is_given(place: str) -> None:
    fits(found("cli", place), found("questions", app.QUESTIONS[place]))


@pytest.mark.parametrize("options", GROUPED, ids=lambda options: options.__name__)
def test_a_template_takes_what_its_command_is_given(options: Callable[..., Any]) -> None:
    fits(options, GROUPED[options])


def fits(options: Callable[..., Any], ask: Callable[..., Any]) -> None:
    given = {name: _understood(name, one) for name, one in parameters(options).items() if name not in SHARED}
    taken = parameters(ask)
    assert given == {name: one for name, one in taken.items() if name != "book"}


def _understood(name: str, one: tuple[Any, Any]) -> tuple[Any, Any]:
    """What is typed as a period reaches the question as one."""
    typed = {str: Period, str | None: Period | None, list[str] | None: list[Period] | None}
    return (typed[one[0]], one[1]) if name in OF_TIME else one


@pytest.mark.parametrize("place", [place for place, work in app.WORK.items() if work])
def test_work_takes_what_its_command_is_given(place: str) -> None:
    work = app.WORK[place]
    same(parameters(doing(found("cli", place), work)), parameters(found("cli", work)))


@pytest.mark.parametrize("name", ["annex", "update", "panel"])
def test_bringing_in_takes_what_its_command_is_given(name: str) -> None:
    work = f"importing.{name}"
    same(parameters(doing(found("cli", f"data.{name}"), work)), parameters(getattr(importing, name)))


def same(given: Mapping[str, tuple[Any, Any]], taken: Mapping[str, tuple[Any, Any]]) -> None:
    assert list(given) == list(taken)
    for name, (type_, default) in given.items():
        # A choice among words reaches the work as a word.
        assert taken[name][1] == default, name
        assert taken[name][0] in (type_, str | None), name


def test_tables_share_their_options() -> None:
    def nothing() -> None:
        """Ask nothing."""

    assert list(signature(asking(nothing, "plans.ask")).parameters) == list(
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
    command = asking(found("cli", "questions.gaps"), "gaps.ask")
    command(**{name: one[1] for name, one in parameters(command).items()} | options)
    assert goals[0]["all_rows"] is all_rows
