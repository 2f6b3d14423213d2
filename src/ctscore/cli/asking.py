"""From a list of options to a command: the options that commands share are taken out in one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_args, get_type_hints

from ctscore.cli.declared import Declared
from ctscore.cli.messages import explaining
from ctscore.cli.settings import destination, file_options, spoken_lang, table_options, work_options
from ctscore.render import Delivered

_OF_DESTINATION = ("format_", "output", "lang", "colour", "quiet", "force")
_OF_BOOK = ("stage", "borders", "merge")
_NOT_ASKED = (*_OF_DESTINATION, "data", *_OF_BOOK)
"""What is not part of the question: where its answer goes, and what book it is asked of."""


def asking(options: Callable[..., Any], question: str) -> Callable[..., None]:
    """Return the command with these `options` that asks a `question`, such as ``gaps.ask``.

    The body of `options` looks at nothing but what it is given, and raises `Refusal` where options exclude
    each other. It returns what is delivered, or nothing, which stands for tables. Unless it has a language of
    its own, the options that all such answers share come behind it.
    """
    parameters = _parameters(options)
    mine = tuple(parameters)
    if "lang" not in parameters:
        of_tables = get_type_hints(options)["return"] is type(None)
        parameters |= _parameters(table_options if of_tables else file_options)

    def command(**given: Any) -> None:
        own = {name: given[name] for name in mine}
        with explaining(spoken_lang(given["lang"])):
            delivered: Delivered = options(**own) or "tables"
            chosen = {name: given[name] for name in _OF_DESTINATION if name in given}
            goal = destination(delivered, **chosen, folder=given.get("all_agencies", False))
        asked = {name: value for name, value in own.items() if name not in _NOT_ASKED}
        from ctscore.cli.delivery import answer  # noqa: PLC0415 (a help page needs no answer)

        answer(question, asked, given["data"], goal, {name: given.get(name) for name in _OF_BOOK})

    return _called_like(options, command, parameters)


def doing(options: Callable[..., Any], work: str) -> Callable[..., None]:
    """Return the command with these `options` that does some `work`, such as ``editing.fmt``.

    Unless they have a language of their own, the options that all such work shares come behind them.
    """
    module, _, function = work.rpartition(".")
    parameters = _parameters(options)
    if "lang" not in parameters:
        parameters |= _parameters(work_options)

    def command(**given: Any) -> None:
        getattr(import_module(f"ctscore.cli.{module}"), function)(**given)

    return _called_like(options, command, parameters)


def in_language(command: Callable[..., None], lang: str) -> Callable[..., None]:
    """Return `command` with all that is declared of its parameters as typer takes it, in `lang`."""
    own = signature(command).parameters
    said = {name: one.replace(annotation=_said(one.annotation, lang)) for name, one in own.items()}
    return _called_like(command, partial(command), said)


def _said(annotation: Any, lang: str) -> Any:
    type_, *more = get_args(annotation) if hasattr(annotation, "__metadata__") else (annotation,)
    declared = next((one for one in more if isinstance(one, Declared)), None)
    return annotation if declared is None else Annotated[type_, declared.said(lang)]


def _called_like(
    options: Callable[..., Any], command: Callable[..., None], parameters: dict[str, Parameter]
) -> Callable[..., None]:
    """Return `command` with the name, the words and the parameters that typer reads."""
    command.__name__ = options.__name__
    command.__doc__ = options.__doc__
    command.__annotations__ = {name: parameter.annotation for name, parameter in parameters.items()}
    command.__signature__ = Signature(list(parameters.values()))  # type: ignore[attr-defined]
    return command


def _parameters(function: Callable[..., object]) -> dict[str, Parameter]:
    """Return the parameters of `function` with the types that their annotations name."""
    hints = get_type_hints(function, include_extras=True)
    own = signature(function).parameters
    return {name: parameter.replace(annotation=hints[name]) for name, parameter in own.items()}
