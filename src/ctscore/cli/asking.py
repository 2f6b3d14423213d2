"""From a question to a command: the options that all table commands share are added in one place."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any, get_type_hints

from ctscore.cli.output import answer, explaining
from ctscore.cli.settings import default_lang, settings

if TYPE_CHECKING:
    from ctscore.book import Book
    from ctscore.document import Document

    Question = Callable[[Book], Document]
    """From the book to the answer."""


def table_command(ask: Callable[..., Question]) -> Callable[..., None]:
    """Return `ask` as a command that puts out the answer to the question it returns.

    The command takes the parameters of `ask` and, behind them, those of `settings` (format, output, language,
    data, colour); typer reads both from its signature.
    """
    shared = _parameters(settings)

    def command(**given: Any) -> None:
        own = {name: value for name, value in given.items() if name not in shared}
        with explaining(given["lang"] or default_lang()):
            chosen = settings(**{name: given[name] for name in shared})
        answer(chosen, ask(**own))

    parameters = [*_parameters(ask).values(), *shared.values()]
    command.__name__ = ask.__name__
    command.__doc__ = ask.__doc__
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return command


def _parameters(function: Callable[..., object]) -> dict[str, Parameter]:
    """Return the parameters of `function` with the types that their annotations name."""
    # What a question returns is named for type checkers only.
    hints = get_type_hints(function, localns={"Question": object}, include_extras=True)
    own = signature(function).parameters
    return {name: parameter.replace(annotation=hints[name]) for name, parameter in own.items()}
