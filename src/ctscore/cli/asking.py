"""From a question to a command: the options that all table commands share are added in one place."""

from collections.abc import Callable
from inspect import Signature, signature
from typing import Any

from ctscore.book import Book
from ctscore.cli.output import answer, fail
from ctscore.cli.settings import default_lang, settings
from ctscore.document import Document
from ctscore.findings import Refusal

Question = Callable[[Book, str], Document]
"""From the book and a language to the answer."""


def table_command(ask: Callable[..., Question]) -> Callable[..., None]:
    """Return `ask` as a command that puts out the answer to the question it returns.

    The command takes the parameters of `ask` and, behind them, those of `settings` (format, output, language,
    data, colour); typer reads both from its signature.
    """
    shared = signature(settings).parameters

    def command(**given: Any) -> None:
        own = {name: value for name, value in given.items() if name not in shared}
        try:
            chosen = settings(**{name: given[name] for name in shared})
        except Refusal as refusal:
            fail(refusal, given["lang"] or default_lang())
        else:
            answer(chosen, ask(**own))

    parameters = [*signature(ask).parameters.values(), *shared.values()]
    command.__name__ = ask.__name__
    command.__doc__ = ask.__doc__
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return command
