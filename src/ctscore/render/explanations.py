"""What rules mean, for people: the list of them, and each explained, as plain text or markdown."""

from collections.abc import Iterable

from ctscore.explained import Explanation, explanations
from ctscore.findings import Rule, Severity
from ctscore.findings.rule import Words

_SEVERITY = {
    Severity.ERROR: ("lỗi", "error"),
    Severity.WARNING: ("cảnh báo", "warning"),
    Severity.NOTE: ("ghi nhận", "note"),
}
_LABELS = {
    "says": ("Thông báo", "Says"),
    "mend": ("Cách sửa", "How to mend it"),
    "why": ("Vì sao", "Why"),
    "bad": ("Sai", "Bad"),
    "good": ("Đúng", "Good"),
    "noted": ("Khi có", "With it"),
    "clean": ("Khi không có", "Without"),
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
        (one.code, f"{_severity(one, lang):<8}", f"{one.name:<24}", _line(one.message, lang)) for one in rules
    )
    return "".join("  ".join(row) + "\n" for row in rows)


def explained(rules: Iterable[Rule], lang: str, *, markdown: bool) -> str:
    """Return each of `rules`: what it says, how to mend it, why it exists, an example of each side."""
    texts = [(rule, explanations().get(rule.code)) for rule in rules]
    if not markdown:
        return "\n".join(_text(rule, one, lang) for rule, one in texts)
    title, intro = _HEAD[lang]
    return "\n".join((f"# {title}\n\n{intro}\n", *(_markdown(rule, one, lang) for rule, one in texts)))


def _text(rule: Rule, one: Explanation | None, lang: str) -> str:
    lines = [f"{rule.code} {rule.name} ({_severity(rule, lang)})", ""]
    for label, words in _sentences(rule, one, lang):
        lines += [f"{label}: {words}"]
    for label, example in _examples(one, lang):
        lines += ["", f"{label}:", *(f"    {line}" for line in example.splitlines())]
    return "\n".join(lines) + "\n"


def _markdown(rule: Rule, one: Explanation | None, lang: str) -> str:
    lines = [f"## {rule.code} {rule.name}", "", f"*{_severity(rule, lang)}*", ""]
    for label, words in _sentences(rule, one, lang):
        lines += [f"- **{label}:** {words}"]
    for label, example in _examples(one, lang):
        lines += ["", f"{label}:", "", "```yaml", *example.splitlines(), "```"]
    return "\n".join(lines) + "\n"


def _sentences(rule: Rule, one: Explanation | None, lang: str) -> Iterable[tuple[str, str]]:
    yield _label("says", lang), _line(rule.message, lang)
    yield _label("mend", lang), _line(rule.hint, lang)
    if one is not None:
        yield _label("why", lang), _say(one.why, lang)
        for label, side in _sides(one, lang):
            if isinstance(side, Words):
                yield label, _say(side, lang)


def _examples(one: Explanation | None, lang: str) -> Iterable[tuple[str, str]]:
    if one is not None:
        where = f" ({one.file})" if one.file else ""
        for label, side in _sides(one, lang):
            if isinstance(side, str):
                yield f"{label}{where}", side


def _sides(one: Explanation, lang: str) -> tuple[tuple[str, str | Words], ...]:
    """Return both sides with their labels; what a note tells of is nobody's fault."""
    known = one.rule.severity is Severity.NOTE
    bad, good = ("noted", "clean") if known else ("bad", "good")
    return (_label(bad, lang), one.bad), (_label(good, lang), one.good)


def _line(words: Words, lang: str) -> str:
    return " ".join(_say(words, lang).split())


def _say(words: Words, lang: str) -> str:
    return words.vi if lang == "vi" else words.en


def _severity(rule: Rule, lang: str) -> str:
    vi, en = _SEVERITY[rule.severity]
    return vi if lang == "vi" else en


def _label(key: str, lang: str) -> str:
    vi, en = _LABELS[key]
    return vi if lang == "vi" else en
