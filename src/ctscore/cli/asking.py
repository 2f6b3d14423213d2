"""From a list of options to a command: the options that commands share are taken out in one place."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

from ctscore.cli.declared import Declared
from ctscore.cli.messages import explaining
from ctscore.cli.settings import destination, file_options, table_options, work_options
from ctscore.cli.speaking import spoken_lang
from ctscore.render import Delivered

_OF_DESTINATION = ("format_", "output", "lang", "colour", "all_rows", "quiet", "force")
_OF_ROWS = ("top", "around", "depth")
"""What says how many rows are wanted: where it is asked for, a terminal shows as many."""
_OF_BOOK = ("stage", "borders", "merge")
_NOT_ASKED = (*_OF_DESTINATION, "data", *_OF_BOOK)
"""What is not part of the question: where its answer goes, and what book it is asked of."""


def asking(options: Callable[..., Any], question: str, lang: str) -> Callable[..., None]:
    """Return the command with these `options`, in `lang`, that asks a `question`, such as ``gaps.ask``.

    The body of `options` looks at nothing but what it is given, and raises `Refusal` where options exclude
    each other. It returns what is delivered, or nothing, which stands for tables. Unless it has a language of
    its own, the options that all such answers share come behind it.
    """
    parameters = _parameters(options, lang)
    mine = tuple(parameters)
    if "lang" not in parameters:
        of_tables = signature(options).return_annotation is None
        parameters |= _parameters(table_options if of_tables else file_options, lang)

    def command(**given: Any) -> None:
        own = {name: given[name] for name in mine}
        with explaining(spoken_lang(given["lang"])):
            delivered: Delivered = options(**own) or "tables"
            chosen = {name: given[name] for name in _OF_DESTINATION if name in given}
            if any(given[one] != parameters[one].default for one in _OF_ROWS if one in mine):
                chosen["all_rows"] = True
            goal = destination(delivered, **chosen, folder=given.get("all_agencies", False))
        asked = {name: value for name, value in own.items() if name not in _NOT_ASKED}
        from ctscore.cli.delivery import answer  # noqa: PLC0415 (a help page needs no answer)

        answer(question, asked, given["data"], goal, {name: given.get(name) for name in _OF_BOOK})

    return _called_like(options, command, parameters)


def doing(options: Callable[..., Any], work: str, lang: str) -> Callable[..., None]:
    """Return the command with these `options`, in `lang`, that does some `work`, such as ``editing.fmt``.

    Unless they have a language of their own, the options that all such work shares come behind them.
    """
    module, _, function = work.rpartition(".")
    parameters = _parameters(options, lang)
    if "lang" not in parameters:
        parameters |= _parameters(work_options, lang)

    def command(**given: Any) -> None:
        getattr(import_module(f"ctscore.cli.{module}"), function)(**given)

    return _called_like(options, command, parameters)


def _called_like(
    options: Callable[..., Any], command: Callable[..., None], parameters: dict[str, Parameter]
) -> Callable[..., None]:
    """Return `command` with the name and the parameters that typer reads."""
    command.__name__ = options.__name__
    command.__annotations__ = {name: parameter.annotation for name, parameter in parameters.items()}
    command.__signature__ = Signature(list(parameters.values()))  # type: ignore[attr-defined]
    return command


def _parameters(function: Callable[..., object], lang: str) -> dict[str, Parameter]:
    """Return the parameters of `function`, all that is declared of them as typer takes it, in `lang`."""
    own = signature(function).parameters
    return {name: _said(one, lang) for name, one in own.items()}


def _said(parameter: Parameter, lang: str) -> Parameter:
    origin, default = parameter.annotation, parameter.default
    declared: Declared | None
    if isinstance(default, Declared):
        declared, default = default, Parameter.empty if default.default is ... else default.default
    else:
        known = (one for one in getattr(origin, "__metadata__", ()) if isinstance(one, Declared))
        declared, origin = next(known, None), getattr(origin, "__origin__", origin)
    if declared is None:
        return parameter
    return parameter.replace(annotation=Annotated[origin, declared.said(lang)], default=default)
