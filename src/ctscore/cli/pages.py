"""Help pages and the parser's messages in one language; commands are built when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from ctscore.cli.asking import asking, doing
from ctscore.cli.commands import Command, Entry, Group
from ctscore.cli.settings import group_options
from ctscore.cli.speaking import ASKS_LANG
from ctscore.phrases import Words

_CONTEXT = {"help_option_names": ["-h", "--help"]}
_USAGE = Words("Cách dùng: ", "Usage: ")
_OPTIONS = Words("[TÙY-CHỌN]", "[OPTIONS]")
_COMMAND = Words("LỆNH [THAM-SỐ]...", "COMMAND [ARGS]...")
_ARGUMENT_HEAD, _OPTION_HEAD = Words("Tham số", "Arguments"), Words("Tùy chọn", "Options")
_COMMAND_HEAD, _EXAMPLE_HEAD = Words("Các lệnh", "Commands"), Words("Ví dụ", "Examples")
_HELP = Words("Cho xem trang này.", "Show this page.")
_DEFAULT, _REQUIRED = Words("mặc định: {value}", "default: {value}"), Words("bắt buộc", "required")
_LEAST, _BETWEEN = Words("từ {least}", "{least} or more"), Words("từ {least} đến {most}", "{least} to {most}")


class _Page:
    """What help pages of commands and of groups have in common; mixed into what typer makes of them."""

    lang: str
    entry: Entry | None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse `args`; whatever cannot be taken is known to be about this command."""
        try:
            return cast(list[str], super().parse_args(ctx, args))  # type: ignore[misc]
        except UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option for help, in words of ours."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = _HELP.say(self.lang)
        return option

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what a command is called with: in brackets what may be left out, all else as it is."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is called."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_USAGE.say(self.lang))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command is for."""
        if self.entry is not None:
            about = (self.entry.line.say(self.lang), self.entry.more.say(self.lang))
            text = " ".join(_sentence(one) for one in about if one)
            self.paragraph(formatter, Words(text, text))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what each argument and option is for."""
        shown = [one for one in self.get_params(ctx) if not one.hidden]  # type: ignore[attr-defined]
        for kind, head in (("argument", _ARGUMENT_HEAD), ("option", _OPTION_HEAD)):
            rows = [_row(one, ctx, self.lang) for one in shown if one.param_type_name == kind]
            if rows:
                with formatter.section(head.say(self.lang)):
                    formatter.write_dl(rows)
        if isinstance(self, Commands):
            self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write examples, each as it is typed."""
        if self.entry is not None and self.entry.examples:
            with formatter.section(_EXAMPLE_HEAD.say(self.lang)):
                for example in self.entry.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")

    def paragraph(self, formatter: Any, words: Words) -> None:
        """Write `words` as lines of text."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(words.say(self.lang))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _row(param: Any, ctx: Any, lang: str) -> tuple[str, str]:
    """Return how a parameter is written, and what it is for, with its default and bounds."""
    if param.param_type_name == "argument":
        names = param.make_metavar(ctx)
    else:
        names = ", ".join(sorted(param.opts, key=len))
        names += "" if param.is_flag else f" {param.make_metavar(ctx)}"
    least, most = getattr(param.type, "min", None), getattr(param.type, "max", None)
    facts = []
    if param.show_default and param.default not in (None, False):
        facts.append(_DEFAULT.say(lang).format(value=getattr(param.default, "value", param.default)))
    if least is not None:
        facts.append((_LEAST if most is None else _BETWEEN).say(lang).format(least=least, most=most))
    if param.required:
        facts.append(_REQUIRED.say(lang))
    return names, f"{param.help} [{'; '.join(facts)}]" if facts else param.help


class Page(_Page, TyperCommand):
    """A command that speaks one language."""


class Commands(_Page, TyperGroup):
    """Commands, each built when it is asked for: a start of the program pays for one, not for all."""

    def __init__(
        self,
        name: str,
        sections: tuple[tuple[Words, tuple[Entry, ...]], ...],
        lang: str,
        entry: Group | None = None,
        options: Callable[..., None] = group_options,
    ) -> None:
        """Take the commands under their headings, all to be told of in `lang`."""
        self.lang, self.entry, self._sections = lang, entry, sections
        self._entries = {one.name: one for _, group in sections for one in group}
        # By name and line only: what suggestions and a shell's completion are made from.
        named: dict[str, Any] = {
            one.name: TyperCommand(one.name, short_help=one.line.say(lang)) for one in self._entries.values()
        }
        super().__init__(
            name=name,
            commands=named,
            params=parameters(options, lang),
            no_args_is_help=True,
            suggest_commands=False,  # they are made with the message
            context_settings=_CONTEXT,
            rich_markup_mode=None,
            options_metavar=_OPTIONS.say(lang),
            subcommand_metavar=_COMMAND.say(lang),
        )

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the usual command in front where none is given."""
        usual = self.entry.usual if isinstance(self.entry, Group) else None
        if args and usual and _first_word(args) not in (*self.commands, *ctx.help_option_names):
            args = [usual(args), *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of this name, built now."""
        entry = self._entries.get(cmd_name)
        if isinstance(entry, Group):
            return Commands(entry.name, ((_COMMAND_HEAD, entry.commands),), self.lang, entry)
        return None if entry is None else built(entry, self.lang)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is meant; a language asked for before its name is asked of it too."""
        name, command, rest = super().resolve_command(ctx, args)
        asked = ctx.params.get("lang")
        return name, command, rest if asked is None else ["--lang", asked, *rest]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands under their headings, each with its line."""
        room = max(map(len, self._entries))
        for head, group in self._sections:
            with formatter.section(head.say(self.lang)):
                formatter.write_dl([(one.name.ljust(room), one.line.say(self.lang)) for one in group])

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return names of commands and options with what they are for; nothing is built for that."""
        named = TyperGroup(name=self.name, commands=dict(self.commands), params=self.params)
        return named.shell_complete(named.make_context(self.name, [], resilient_parsing=True), incomplete)


def built(entry: Command, lang: str) -> Page:
    """Return the command of `entry`, in `lang`."""
    module, _, attribute = entry.options.partition(".")
    options = getattr(import_module(f"ctscore.cli.{module}"), attribute)
    command = asking(options, entry.ask, lang) if entry.ask else doing(options, entry.work, lang)
    # A figure to be taken away, such as -0.3, is not an option of `set`.
    page = _made(command, lang, ignore_unknown_options=entry.name == "set")
    page.name, page.lang, page.entry = entry.name, lang, entry
    return page


def parameters(options: Callable[..., None], lang: str) -> list[Any]:
    """Return what `options` declare as parameters of a group, in `lang`."""
    return _made(doing(options, "", lang), lang).params


def _made(command: Callable[..., None], lang: str, **context: Any) -> Page:
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {**_CONTEXT, **context}
    single.command(cls=Page, context_settings=settings, options_metavar=_OPTIONS.say(lang))(command)
    return cast(Page, get_command(single))


def _first_word(args: list[str]) -> str:
    """Return the first of `args` that does not ask for a language."""
    words = iter(args)
    for word in words:
        found = ASKS_LANG.fullmatch(word)
        if found is None:
            return word
        if not found["lang"]:
            next(words, None)
    return ""
