"""What the parser of options could not take, in words of ours: it has its own in English only."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

from typer._click import exceptions

from ctscore.cli.messages import tell
from ctscore.languages import OURS, either, meant
from ctscore.periods import read_period
from ctscore.phrases import Words
from ctscore.words import closest, fold

_UNKNOWN_OPTION = Words("không có tùy chọn {option}{suggestion}", "there is no option {option}{suggestion}")
_NEEDS_NO_OPTION = Words(
    "không có tùy chọn {option}: ghi thẳng {name} sau lệnh, như `{line}`",
    "there is no option {option}: write {name} behind the command, as in `{line}`",
)
_UNKNOWN_COMMAND = Words("không có lệnh “{given}”{suggestion}", "there is no command “{given}”{suggestion}")
_MISSING = Words("thiếu {name}: {help}", "{name} is missing: {help}")
_NEEDS_VALUE = Words("{option} cần một giá trị: {help}", "{option} needs a value: {help}")
_TAKES_NONE = Words("{option} không nhận giá trị", "{option} takes no value")
_TOO_MANY = Words("thừa “{given}”", "“{given}” is more than the command takes")
_NEEDS_OPTION = Words(
    "“{given}” phải ghi sau {option}: `{line}`", "“{given}” is written behind {option}: `{line}`"
)
_NOT_A_NUMBER = Words("{name}: “{given}” không phải số nguyên", "{name}: “{given}” is not a whole number")
_TOO_SMALL = Words(
    "{name}: {given} nhỏ quá; ghi từ {least}", "{name}: {given} is too small; write {least} or more"
)
_OUTSIDE = Words(
    "{name}: {given} nằm ngoài khoảng từ {least} đến {most}",
    "{name}: {given} is not between {least} and {most}",
)
_NOT_A_CHOICE = Words(
    "{name}: không có “{given}”; chọn một trong: {known}{suggestion}",
    "{name}: there is no “{given}”; choose one of: {known}{suggestion}",
)
_NOT_A_LANGUAGE = Words(
    "{name}: “{given}” không phải ngôn ngữ{suggestion}", "{name}: “{given}” is no language{suggestion}"
)
_NOT_SO = Words("gõ chưa đúng", "this cannot be understood: {message}")
_USAGE = Words("cách dùng: {usage}", "usage: {usage}")
_SEE = Words("xem `{help}`", "see `{help}`")

_PLAIN = {
    re.compile(r"No such command '(?P<given>.*)'\."): _UNKNOWN_COMMAND,
    re.compile(r"Got unexpected extra argument\(s\) \((?P<given>.*)\)"): _TOO_MANY,
}
"""What has no class of its own, by what the parser says of it."""

_PERIOD_CALLED = frozenset(("period", "year", "y", "nam", "ky"))

Told = tuple[Words, dict[str, str]]


def tell_usage(error: Any, lang: str) -> None:
    """Tell on stderr what is wrong with a command line, how it is written, and where more is said."""
    if isinstance(error, exceptions.NoArgsIsHelpError) or error.message == "Missing command.":
        sys.stderr.write(f"{error.ctx.get_help()}\n")
        return
    words, facts = _told(error)
    lines = [f"{either('lỗi', 'error', lang)}: {words.fill(lang, facts)}"]
    if error.ctx is not None:
        pieces = error.ctx.command.collect_usage_pieces(error.ctx)
        lines.append(_USAGE.say(lang).format(usage=" ".join([error.ctx.command_path, *pieces])))
        program, *names = error.ctx.command_path.split(" ")
        lines.append(_SEE.say(lang).format(help=" ".join([program, "help", *names])))
    tell(*lines)


def _told(error: Any) -> Told:
    """Return the words for `error`, and the facts that fill them."""
    kinds: tuple[tuple[type[Exception], Callable[[Any], Told]], ...] = (
        (exceptions.NoSuchOption, _unknown_option),
        (exceptions.BadOptionUsage, _bad_option),
        (exceptions.MissingParameter, _missing),
        (exceptions.BadParameter, _bad_value),
    )
    told = next((tell for kind, tell in kinds if isinstance(error, kind)), _plain)
    return told(error)


def _unknown_option(error: Any) -> Told:
    if (meant_argument := _argument_called(error)) is not None:
        name = _metavar(meant_argument, error.ctx)
        line = f"{error.ctx.command_path} {name}"
        return _NEEDS_NO_OPTION, {"option": error.option_name, "name": name, "line": line}
    return _UNKNOWN_OPTION, {
        "option": error.option_name,
        "near": "`, `".join(sorted(error.possibilities or ())),
    }


def _argument_called(error: Any) -> Any:
    """Return the argument that was written as an option: `--year` where a year stands alone."""
    if error.ctx is None:
        return None
    said = fold(error.option_name.lstrip("-"))
    for one in error.ctx.command.get_params(error.ctx):
        called = {one.name, one.name.removesuffix("s"), fold(_metavar(one, error.ctx))}
        if called & _PERIOD_CALLED:
            called |= _PERIOD_CALLED
        if one.param_type_name == "argument" and said in called:
            return one
    return None


def _bad_option(error: Any) -> Told:
    known = error.ctx.command.get_params(error.ctx) if error.ctx is not None else ()
    option = next((one for one in known if error.option_name in one.opts), None)
    if option is None or option.is_flag:
        return _TAKES_NONE, {"option": error.option_name}
    return _NEEDS_VALUE, {"option": error.option_name, "help": option.help}


def _missing(error: Any) -> Told:
    return _MISSING, {"name": _name(error), "help": error.param.help}


def _bad_value(error: Any) -> Told:
    facts = {"name": _name(error), "message": error.message}
    given, told, _ = error.message.rpartition(" is not ")
    facts["given"] = given.strip("'\"")
    if error.param is not None and "--lang" in error.param.opts:
        near = meant(error.message) or closest(error.message, OURS) or ""
        return _NOT_A_LANGUAGE, {**facts, "given": error.message, "near": near}
    type_ = error.param.type if error.param is not None else None
    choices = getattr(type_, "choices", None)
    if told and choices:
        known = [str(choice) for choice in choices]
        return _NOT_A_CHOICE, {
            **facts,
            "near": closest(facts["given"], known) or "",
            "known": ", ".join(known),
        }
    least, most = getattr(type_, "min", None), getattr(type_, "max", None)
    if " is not in the range " in error.message:
        return (_TOO_SMALL if most is None else _OUTSIDE), {**facts, "least": str(least), "most": str(most)}
    return (_NOT_A_NUMBER if told else _NOT_SO), facts


def _plain(error: Any) -> Told:
    for pattern, words in _PLAIN.items():
        found = pattern.fullmatch(error.message)
        if found:
            given = found.groupdict().get("given", "")
            if words is _TOO_MANY and (option := _option_of_period(error, given)):
                line = f"{error.ctx.command_path} {option} {given}"
                return _NEEDS_OPTION, {"given": given, "option": option, "line": line}
            known = getattr(error.ctx.command, "commands", ()) if error.ctx is not None else ()
            return words, {"given": given, "near": closest(given, known) or ""}
    return _NOT_SO, {"message": error.message}


def _option_of_period(error: Any, given: str) -> str:
    """Return the option of a command that takes the period `given`; nothing where it is none, or has none."""
    if read_period(given) is None or error.ctx is None:
        return ""
    known = error.ctx.command.get_params(error.ctx)
    return next(("--year" for one in known if "--year" in one.opts), "")


def _name(error: Any) -> str:
    """Return how the parameter is written that `error` is about."""
    if error.param is None:
        return "?"
    if error.param.param_type_name == "argument":
        return _metavar(error.param, error.ctx)
    return ", ".join(sorted(error.param.opts, key=len))


def _metavar(argument: Any, ctx: Any) -> str:
    return str(argument.make_metavar(ctx)).strip("[].")
