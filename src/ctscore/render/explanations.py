"""What rules mean, for people: the list of them, and each explained, as plain text or markdown."""

import re
from collections import defaultdict
from collections.abc import Iterable

from ctscore.findings import Rule, Severity
from ctscore.languages import ours
from ctscore.phrases import Words
from ctscore.rule_docs import Explanation, explanations
from ctscore.words import Counted

_LABELS = {
    "says": Words("Thông báo", "Says"),
    "mend": Words("Cách sửa", "How to mend it"),
    "why": Words("Vì sao", "Why"),
    "bad": Words("Sai", "Bad"),
    "good": Words("Đúng", "Good"),
    "noted": Words("Khi có", "With it"),
    "clean": Words("Khi không có", "Without"),
    "fault": Words("Ví dụ{file}, dòng - sai, dòng + đúng", "Example{file}, - is wrong, + is right"),
    "case": Words("Ví dụ{file}, có dòng -, không có dòng +", "Example{file}, with it -, without it +"),
}
_HEAD = {
    "vi": (
        "Các quy tắc",
        "Những điều `ctscore validate`, `ctscore import` (CT6) và các câu hỏi bị từ chối (CT9) nói ra, "
        "vì sao, và viết đúng là thế nào. `ctscore explain MÃ` cho xem từng quy tắc.",
    ),
    "en": (
        "The rules",
        "What `ctscore validate`, `ctscore import` (CT6) and refused questions (CT9) say, why, and what "
        "right looks like. `ctscore explain CODE` shows one; `make checks` writes this page.",
    ),
}


def rule_list(rules: Iterable[Rule], lang: str) -> str:
    """Return a line for each rule: code, severity, name, and what it says."""
    rows = (
        (one.code, f"{one.severity.say(lang):<8}", f"{one.name:<24}", _with_gaps(_line(one.message, lang)))
        for one in rules
    )
    return "".join("  ".join(row) + "\n" for row in rows)


def explained(rules: Iterable[Rule], lang: str, *, markdown: bool) -> str:
    """Return each of `rules`: what it says, how to mend it, why it exists, an example with its mend."""
    texts = [(rule, explanations().get(rule.code)) for rule in rules]
    if not markdown:
        return "\n".join(_text(rule, one, lang) for rule, one in texts)
    title, intro = _HEAD[ours(lang)]
    return "\n".join((f"# {title}\n\n{intro}\n", *(_markdown(rule, one, lang) for rule, one in texts)))


def _text(rule: Rule, one: Explanation | None, lang: str) -> str:
    lines = [f"{rule.code} {rule.name} ({rule.severity.say(lang)})", ""]
    for label, words in _sentences(rule, one, lang):
        lines += [f"{label}: {_with_gaps(words)}"]
    if one is not None and one.example:
        lines += ["", f"{_title(one, lang)}:", *(f"  {line}".rstrip() for line in one.example.splitlines())]
    return "\n".join(lines) + "\n"


def _markdown(rule: Rule, one: Explanation | None, lang: str) -> str:
    lines = [f"## {rule.code} {rule.name}", "", f"*{rule.severity.say(lang)}*", ""]
    for label, words in _sentences(rule, one, lang):
        lines += [f"- **{label}:** {words}"]
    if one is not None and one.example:
        lines += ["", f"{_title(one, lang)}:", "", "```diff", *one.example.splitlines(), "```"]
    return "\n".join(lines) + "\n"


def _sentences(rule: Rule, one: Explanation | None, lang: str) -> Iterable[tuple[str, str]]:
    yield _LABELS["says"].say(lang), _line(rule.message, lang)
    yield _LABELS["mend"].say(lang), _line(rule.hint, lang)
    if one is not None:
        yield _LABELS["why"].say(lang), one.why.say(lang)
        for label, side in zip(_sides(one), (one.bad, one.good), strict=True):
            if side is not None:
                yield _LABELS[label].say(lang), side.say(lang)


def _title(one: Explanation, lang: str) -> str:
    label = "case" if one.rule.severity is Severity.NOTE else "fault"
    return _LABELS[label].fill(lang, {"file": f" ({one.file})" if one.file else ""})


def _sides(one: Explanation) -> tuple[str, str]:
    """Return the labels of both sides; what a note tells of is nobody's fault."""
    return ("noted", "clean") if one.rule.severity is Severity.NOTE else ("bad", "good")


def _with_gaps(message: str) -> str:
    """Return a message with a gap for each fact, whose name says nothing to those who do not program."""
    return re.sub("…+", "…", message.format_map(defaultdict(lambda: Counted("…"))))


def _line(words: Words, lang: str) -> str:
    return " ".join(words.say(lang).split())
