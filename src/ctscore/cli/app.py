"""The program: its commands, and what happens when something goes wrong on our side."""

import gc
import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from ctscore.cli.asking import asking, doing
from ctscore.cli.messages import WRONG_USAGE, fail
from ctscore.cli.settings import default_lang
from ctscore.findings import Refusal
from ctscore.streams import prepare
from ctscore.version import __version__

INTERNAL_ERROR = 3

QUESTIONS = {
    "questions.totals": "totals.ask",
    "questions.gaps": "gaps.ask",
    "questions.stages": "totals.stages",
    "questions.agencies": "agencies.ask",
    "questions.show": "show.ask",
    "questions.tree": "totals.tree",
    "questions.compare": "compare.ask",
    "questions.rank": "standing.ask_rank",
    "questions.trend": "standing.ask_trend",
    "questions.profile": "standing.ask_profile",
    "questions.whatif": "whatif.ask",
    "questions.path": "path.ask",
    "questions.sensitivity": "sensitivity.ask",
    "questions.tasks": "tasks.ask_tasks",
    "questions.plans": "plans.ask_plans",
    "questions.coverage": "plans.ask_coverage",
    "questions.targets": "plans.ask_targets",
    "questions.calendar": "tasks.ask_calendar",
    "questions.progress": "plans.ask_progress",
    "files.report": "report.ask",
    "files.workbook": "papers.ask_workbook",
    "files.annex": "papers.ask_annex",
    "files.minutes": "papers.ask_minutes",
    "files.report_template": "templates.report",
}
"""Commands that are answered from the data: where their options are, and the question in `questions`."""

WORK = {
    "init.init": "beginning.init",
    "data.set_": "editing.set_",
    "data.fmt": "editing.fmt",
    "data.seal": "editing.seal",
    "data.validate": "validating.validate",
    "data.explain": "validating.explain",
    "data.schema": "validating.schema",
    "data.importing": "",
    "files.new": "",
}
"""Commands that do something to data files: where their options are, and what does it; groups have both."""

_NAMES = {"importing": "import"}
_CONTEXT = {"help_option_names": ["-h", "--help"]}


class Commands(TyperGroup):
    """The commands, each built when it is asked for: a start of the program pays for one, not for all."""

    def __init__(self, **facts: Any) -> None:
        """Take what typer says of the group; its commands are known by name only."""
        super().__init__(**facts)
        self._places = {_name(place): place for place in (*QUESTIONS, *WORK)}
        # The names are what suggestions for a mistyped one are made from.
        self.commands = dict.fromkeys(self._places, TyperCommand("known by name only"))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of this name, built now."""
        place = self._places.get(cmd_name)
        return None if place is None else _built(cmd_name, place)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with the first words of what each is for."""
        room = formatter.width - 6 - max(map(len, self._places))
        helps = ((name, TyperCommand(name, help=_about(place))) for name, place in self._places.items())
        rows = [(name, command.get_short_help_str(room)) for name, command in helps]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _name(place: str) -> str:
    name = place.rpartition(".")[2]
    return _NAMES.get(name, name.rstrip("_").replace("_", "-"))


def _found(place: str) -> Any:
    module, _, attribute = place.partition(".")
    return getattr(import_module(f"ctscore.cli.{module}"), attribute)


def _about(place: str) -> str:
    found = _found(place)
    return str(found.info.help if isinstance(found, typer.Typer) else found.__doc__)


def _built(name: str, place: str) -> Any:
    found = _found(place)
    if not isinstance(found, typer.Typer):
        single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        # A figure to be taken away, such as -0.3, is not an option of `set`.
        context = {**_CONTEXT, "ignore_unknown_options": name == "set"}
        command = asking(found, QUESTIONS[place]) if place in QUESTIONS else doing(found, WORK[place])
        single.command(name, context_settings=context)(command)
        found = single
    return get_command(found)


app = typer.Typer(
    name="ctscore",
    cls=Commands,
    help="Scorecards of Vietnam's governance indexes: totals, gaps, and who leads what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_CONTEXT,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"ctscore {__version__}")
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Scorecards of Vietnam's governance indexes: totals, gaps, and who leads what."""


def run() -> None:
    """Run the program; no traceback reaches a user unless CTSCORE_DEBUG is set."""
    gc.freeze()  # what is loaded by now stays to the end, and need not be looked through there
    prepare()
    try:
        try:
            app(prog_name="ctscore")
        finally:
            sys.stdout.flush()
    except Refusal as refusal:  # about standard output: no command can be asked what it has left to print
        _end(refusal)
    except OSError as trouble:
        # A path that the system will not even look at: too long, or in a folder that may not be searched.
        sys.stderr.write(f"error: {trouble}\n")
        sys.exit(WRONG_USAGE)
    except Exception as trouble:
        if os.environ.get("CTSCORE_DEBUG"):
            raise
        _tell_of_our_bug(trouble)
        sys.exit(INTERNAL_ERROR)


def _end(refusal: Refusal) -> None:
    try:
        fail(refusal, default_lang())
    except typer.Exit as end:
        sys.exit(end.exit_code)


def _tell_of_our_bug(trouble: Exception) -> None:
    sys.stderr.write(
        f"ctscore: internal error: {type(trouble).__name__}: {trouble}\n"
        "This is a bug in ctscore, not in your data. Please report it with the command, the output of\n"
        "`ctscore --version`, and what the same command prints with CTSCORE_DEBUG=1 set.\n"
    )
