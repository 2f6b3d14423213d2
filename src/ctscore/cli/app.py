"""The program: its commands, and what happens when something goes wrong on our side."""

import os
import sys
from typing import Annotated

import typer

from ctscore.cli import commands, editing, futures, importing, new, plans, standings, template, validate
from ctscore.cli.asking import table_command
from ctscore.cli.output import WRONG_USAGE

INTERNAL_ERROR = 3
INTERRUPTED = 130

app = typer.Typer(
    name="ctscore",
    help="Scorecards of Vietnam's governance indexes: totals, gaps, and who leads what.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for ask in (
    commands.totals,
    commands.gaps,
    commands.agencies,
    commands.show,
    commands.tree,
    standings.compare,
    standings.rank,
    standings.trend,
    standings.profile,
    futures.whatif,
    futures.path,
    futures.sensitivity,
    plans.tasks,
    plans.plans,
    plans.coverage,
    plans.targets,
    plans.calendar,
    plans.progress,
):
    app.command()(table_command(ask))
app.command()(template.report_template)
app.add_typer(importing.app, name="import")
app.add_typer(new.app, name="new")
# A figure to be taken away, such as -0.3, is not an option.
app.command(name="set", context_settings={"ignore_unknown_options": True})(editing.set_)
app.command()(editing.fmt)
app.command()(validate.validate)
app.command()(validate.explain)
app.command()(validate.schema)


def _version(asked: bool) -> None:
    if asked:
        from ctscore import __version__

        typer.echo(f"ctscore {__version__}")
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Scorecards of Vietnam's governance indexes: totals, gaps, and who leads what."""


def main() -> None:
    """Run the program; no traceback reaches a user unless CTSCORE_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Windows consoles in cp1252 or cp1258 cannot print Vietnamese otherwise; and the line ends of a
            # calendar file are its own.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        app(prog_name="ctscore")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as trouble:
        # A path that the system will not even look at: too long, or in a folder that may not be searched.
        sys.stderr.write(f"error: {trouble}\n")
        sys.exit(WRONG_USAGE)
    except Exception as trouble:
        if os.environ.get("CTSCORE_DEBUG"):
            raise
        _tell_of_our_bug(trouble)
        sys.exit(INTERNAL_ERROR)


def _tell_of_our_bug(trouble: Exception) -> None:
    sys.stderr.write(
        f"ctscore: internal error: {type(trouble).__name__}: {trouble}\n"
        "This is a bug in ctscore, not in your data. Please report it with the command, the output of\n"
        "`ctscore --version`, and what the same command prints with CTSCORE_DEBUG=1 set.\n"
    )
