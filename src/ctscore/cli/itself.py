"""Commands about the program itself: help, and completion of words in a shell."""

import sys
from typing import Literal

import typer

from ctscore.cli.declared import COMPLETING, argument
from ctscore.cli.settings import LangOption
from ctscore.phrases import Words


def help_(
    ctx: typer.Context,
    command: list[str] | None = argument(
        metavar=Words("[LỆNH]...", "[COMMAND]..."),
        complete="commands",
        vi="Lệnh, như `gaps` hay `import panel`. [mặc định: kể mọi lệnh]",
        en="A command, such as `gaps` or `import panel`. [default: list all]",
    ),
    lang: LangOption = None,
) -> None:
    """Show the page of a command, or of the program."""
    root = ctx.find_root()
    root.command.main([*(command or ()), "--help"], root.info_name, standalone_mode=False)


def completion(
    shell: Literal["bash", "zsh", "fish", "powershell"] = argument(
        default=...,
        metavar=Words("SHELL", "SHELL"),
        vi="bash, zsh, fish hay powershell.",
        en="bash, zsh, fish or powershell.",
    ),
    lang: LangOption = None,
) -> None:
    """Print what a shell runs at its start, so that the Tab key completes words of ctscore."""
    from typer._completion_shared import get_completion_script  # noqa: PLC0415 (a help page needs none)

    sys.stdout.write(get_completion_script(prog_name="ctscore", complete_var=COMPLETING, shell=shell) + "\n")
