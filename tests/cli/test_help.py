"""Help and usage errors are in one language, fit a terminal, and show commands that can be typed."""

import re
import shlex
import sys
from collections.abc import Callable
from typing import Any

import pytest

from ctscore.cli.app import Program, ended
from ctscore.cli.commands import SECTIONS, Command, Entry
from ctscore.cli.speaking import asked_lang

ENTRIES: dict[tuple[str, ...], Entry | None] = {(): None}
for _, group in SECTIONS:
    for entry in group:
        ENTRIES[entry.name,] = entry
        if not isinstance(entry, Command):
            ENTRIES.update({(entry.name, one.name): one for one in entry.commands})
EXAMPLES = [example for entry in ENTRIES.values() if entry is not None for example in entry.examples]
# Words that are no Vietnamese syllable, one of which any English sentence has.
ENGLISH = set(
    re.findall(
        r"\w+",
        """the of and or is are with without only from that what which who this these all each
        its write show use by for not where when how their our it be as has have than more
        most least every file files year years folder default required usage options commands
        arguments examples error missing invalid there option command value see choose too
        whole number""",
    )
)

Say = Callable[..., str]


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Return what the program prints for some words; it runs in this process."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("CTSCORE_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "_CTSCORE_COMPLETE"):
        monkeypatch.delenv(name, raising=False)

    def said(*words: str, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["ctscore", *words])
        assert ended(asked_lang(words)) == code, words
        printed = capsys.readouterr()
        return printed.err if code else printed.out

    return said


def prose(page: str) -> list[str]:
    """The lines of a page, without what is typed as it stands: commands, options, choices, examples."""
    typed = re.compile(
        r"`[^`]*`|ctscore .*|--?[\w-]+|<[^>]*>|\([\w-]+\)|[\w/.*-]+\.[\w/*]+|\w+[=/]\S*|^  [a-z-]+(?=  )",
        re.M,
    )
    return [line.strip() for line in typed.sub("", page).split("\n")]


def english_in(page: str) -> set[str]:
    return ENGLISH & {word.lower() for line in prose(page) for word in re.findall(r"[^\W\d_]+", line)}


@pytest.mark.parametrize("path", ENTRIES, ids=" ".join)
def test_a_page_is_in_one_language(path: tuple[str, ...], say: Say) -> None:
    vi, en = say(*path, "--help", "--lang", "vi"), say("--lang", "en", "help", *path)
    for page in (vi, en):
        assert max(map(len, page.split("\n"))) <= 80
    assert not english_in(vi)
    assert english_in(en)
    same = {line for line in prose(vi) if len(line.split()) > 2} & set(prose(en))
    assert not same
    entry = ENTRIES[path]
    if entry is not None:
        assert entry.examples
        for lang, page in (("vi", vi), ("en", en)):
            assert entry.line.say(lang) in " ".join(page.split())
            assert all(example in page for example in entry.examples)
            assert (lang == "vi") == ("Ví dụ:" in page)


def test_the_list_of_commands_has_five_groups_and_cuts_no_line(say: Say) -> None:
    assert len(SECTIONS) == 5
    for lang in ("vi", "en"):
        page = say("-h", "-l", lang)
        for head, group in SECTIONS:
            assert f"\n{head.say(lang)}:\n" in page
            for entry in group:
                assert re.search(rf"^  {entry.name} +{re.escape(entry.line.say(lang))}$", page, re.M)
        assert all(f"{code} " in page for code in range(4))
        assert "ctscore.yaml" in page


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_typed(example: str) -> None:
    """Each is parsed whole; nothing of it is run."""
    words = shlex.split(re.sub(r'^eval "\$\((.*)\)"$', r"\1", example))
    assert words.pop(0) == "ctscore"
    context: Any = Program("vi").make_context("ctscore", words)
    while context._protected_args:
        name, command, rest = context.command.resolve_command(
            context, [*context._protected_args, *context.args]
        )
        context = command.make_context(name, rest, parent=context)


WRONG = {
    "an unknown option": ["gaps", "2022", "--tpo", "3"],
    "an unknown letter": ["gaps", "-x"],
    "an option like no other": ["gaps", "--zzz"],
    "an unknown command": ["gasp"],
    "an unknown command of a group": ["new", "scorecrad"],
    "no command of that name to help with": ["help", "gasp"],
    "a missing argument": ["show"],
    "a missing argument of the usual import": ["import", "--explain"],
    "a missing option": ["annex", "2022"],
    "an option without its value": ["gaps", "--top"],
    "a letter without its value": ["gaps", "-n"],
    "a flag with a value": ["gaps", "--quiet=3"],
    "a word too many": ["gaps", "2022", "2023"],
    "no number": ["gaps", "--top", "x"],
    "no number in quotes": ["gaps", "--top", "it's"],
    "half a number": ["tree", "--depth", "1.5"],
    "a number too small": ["gaps", "--top", "0"],
    "a number outside": ["sensitivity", "--draws", "5"],
    "a choice that is none": ["gaps", "--by", "agnecy"],
    "a choice in other words": ["gaps", "--by", "this is not so"],
    "a shell that is none": ["completion", "xsh"],
    "a language that is none": ["gaps", "--color", "xx"],
}


@pytest.mark.parametrize("name", WRONG)
def test_a_usage_error_is_in_one_language(name: str, say: Say) -> None:
    typed = set(re.findall(r"[^\W\d_]+", " ".join(WRONG[name])))
    vi, en = (say("--lang", lang, *WRONG[name], code=2) for lang in ("vi", "en"))
    assert vi.startswith("lỗi: ")
    assert en.startswith("error: ")
    assert english_in(vi) <= typed
    for page, words in (
        (vi, ("cách dùng: ctscore", "xem `ctscore help")),
        (en, ("usage: ctscore", "see `ctscore help")),
    ):
        assert all(word in page for word in words)
        assert "Traceback" not in page


def test_what_is_wrong_is_named(say: Say) -> None:
    def first(*words: str) -> str:
        return say(*words, "--lang", "vi", code=2).split("\n")[0]

    assert first("gaps", "--tpo") == "lỗi: không có tùy chọn --tpo; có phải là `--output`, `--top`?"
    assert first("tasks", "2026") == "lỗi: “2026” phải ghi sau --year: `ctscore tasks --year 2026`"
    assert first("gasp") == "lỗi: không có lệnh “gasp”; có phải là `gaps`?"
    assert first("gaps", "-n", "x") == "lỗi: -n, --top: “x” không phải số nguyên"
    assert first("gaps", "-n", "0") == "lỗi: -n, --top: 0 nhỏ quá; ghi từ 1"
    assert first("sensitivity", "--draws", "5") == "lỗi: --draws: 5 nằm ngoài khoảng từ 20 đến 100000"
    assert first("gaps", "--by", "agnecy") == (
        "lỗi: --by: không có “agnecy”; chọn một trong: criterion, field, agency, method; có phải là `agency`?"
    )
    assert first("gaps", "2022", "2023") == "lỗi: thừa “2023”"


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("gaps --lang vi", "vi"),
        ("--lang=vi gaps", "vi"),
        ("gaps -lvi", "vi"),
        ("-l VI gaps", "vi"),
        ("gaps -ql vi", "vi"),
        ("--lang vi gaps --lang en", "en"),
        ("show -- --lang vi", "en"),
        ("gaps --lang", "en"),
        ("gaps -l fr", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_seen_wherever_it_is_asked_for(
    words: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("CTSCORE_LANG", raising=False)
    assert asked_lang(words.split()) == lang


def test_a_language_before_a_command_reaches_its_answer(say: Say) -> None:
    before = {lang: say("--lang", lang, "explain", "CT305") for lang in ("vi", "en")}
    assert before["vi"] != before["en"]
    assert before == {lang: say("explain", "CT305", "--lang", lang) for lang in ("vi", "en")}


def test_the_version_tells_what_the_program_runs_on(say: Say) -> None:
    lines = say("--version").split("\n")
    assert re.fullmatch(r"ctscore \d+\.\d+\.\d+", lines[0])
    assert lines[1].startswith(f"Python {sys.version.split(' ')[0]}, ")
    named = {line.split(" ")[0].rstrip(":").lower() for line in lines[2:] if line}
    assert named >= {"typer", "pydantic", "pyyaml", "rich", "tabulate", "jinja2", "xlsxwriter", "python-docx"}
    assert "pytest" not in named
