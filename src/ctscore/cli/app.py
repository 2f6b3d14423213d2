"""The program: how it starts, and what happens when something goes wrong on our side."""

import gc
import os
import sys
from typing import Any

import typer
from typer._click.exceptions import UsageError

from ctscore.cli.commands import ABOUT, NOTES, SECTIONS
from ctscore.cli.declared import COMPLETING, flag
from ctscore.cli.messages import WRONG_USAGE, fail, tell
from ctscore.cli.pages import Commands
from ctscore.cli.settings import LangOption
from ctscore.cli.speaking import asked_lang
from ctscore.findings import Refusal
from ctscore.findings.reasons import reason_of
from ctscore.languages import either
from ctscore.phrases import Words
from ctscore.streams import prepare

INTERNAL_ERROR = 3
STOPPED = 1

_BUG = Words(
    "ctscore: lỗi của chương trình: {trouble}\n"
    "Đây là lỗi của ctscore, không phải của dữ liệu. Xin báo lại, kèm lệnh đã gõ, kết quả của\n"
    "`ctscore --version`, và những gì lệnh ấy in ra khi đặt CTSCORE_DEBUG=1.\n",
    "ctscore: internal error: {trouble}\n"
    "This is a bug in ctscore, not in your data. Please report it with the command, the output of\n"
    "`ctscore --version`, and what the same command prints with CTSCORE_DEBUG=1 set.\n",
)
_STOPPED = Words("đã dừng", "stopped")


def _version(ctx: typer.Context, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from ctscore.cli.running import versions  # noqa: PLC0415 (hardly any start asks for them)

        sys.stdout.write(versions(asked_lang(sys.argv[1:])))
        raise typer.Exit


def top(
    version: bool = flag(
        "--version",
        callback=_version,
        is_eager=True,
        vi="Cho xem phiên bản của chương trình và của những gì nó dùng.",
        en="Show the version, and those of what it runs on.",
    ),
    lang: LangOption = None,
) -> None:
    """The parameters are the options of the program itself."""


class Program(Commands):
    """All commands, in `lang`."""

    def __init__(self, lang: str) -> None:
        """Take the language of help and messages."""
        super().__init__("ctscore", SECTIONS, lang, options=top)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the program is for."""
        self.paragraph(formatter, ABOUT)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write what all commands have in common."""
        for note in NOTES:
            self.paragraph(formatter, note)


def run() -> None:
    """Run the program; no traceback reaches a user unless CTSCORE_DEBUG is set."""
    gc.freeze()  # what is loaded by now stays to the end, and need not be looked through there
    prepare()
    lang = asked_lang(sys.argv[1:])
    try:
        try:
            sys.exit(ended(lang))
        finally:
            sys.stdout.flush()
    except Refusal as refusal:  # about standard output: no command can be asked what it has left to print
        _end(refusal, lang)
    except OSError as trouble:
        # A path that the system will not even look at: too long, or in a folder that may not be searched.
        head = either("lỗi", "error", lang)
        tell(f"{head}: {trouble.filename or ''}: {reason_of(trouble).say(lang)}")
        sys.exit(WRONG_USAGE)
    except Exception as trouble:
        if os.environ.get("CTSCORE_DEBUG"):
            raise
        sys.stderr.write(_BUG.say(lang).format(trouble=f"{type(trouble).__name__}: {trouble}"))
        sys.exit(INTERNAL_ERROR)


def ended(lang: str) -> int:
    """Run the command that is asked for; return the code with which it ends."""
    if COMPLETING in os.environ:
        from typer._completion_classes import completion_init  # noqa: PLC0415 (only a shell asks for words)

        completion_init()
    try:
        return Program(lang).main(prog_name="ctscore", standalone_mode=False) or 0
    except typer.Abort:
        tell(_STOPPED.say(lang))
        return STOPPED
    except UsageError as error:
        from ctscore.cli.usage import tell_usage  # noqa: PLC0415 (most command lines can be understood)

        tell_usage(error, lang)
        return WRONG_USAGE


def _end(refusal: Refusal, lang: str) -> None:
    try:
        fail(refusal, lang)
    except typer.Exit as end:
        sys.exit(end.exit_code)
