"""The words that a shell offers when Tab is pressed."""

import sys

import pytest

from ctscore.cli.app import ended
from tests.conftest import REPOSITORY

OFFERED = {
    "ctscore ga": {"gaps"},
    "ctscore gaps 20": {"2022", "2024"},
    "ctscore gaps --agency so-t": {"so-tu-phap", "so-tai-chinh"},
    "ctscore gaps --by ": {"criterion", "field", "agency", "method"},
    "ctscore gaps --to": {"--top"},
    "ctscore show 2.4": {"2.4.1"},
    "ctscore rank --unit dong-": {"dong-thap", "dong-nai"},
    "ctscore trend --index PA": {"PAPI", "PAR-INDEX"},
    "ctscore tasks --plan 121": {"121-KH-UBND-2023"},
    "ctscore gaps --stage ap": {"appraised"},
    "ctscore import ": {"annex", "panel", "update"},
    "ctscore help import p": {"panel"},
    "ctscore explain CT30": {"CT305"},
    "ctscore --lang vi gap": {"gaps"},
    "ctscore gaps --data no/such/folder --agency so": set(),
    "ctscore gaps --period x --agency so-t": {"so-tu-phap"},
}


@pytest.mark.parametrize("typed", OFFERED)
def test_what_bash_is_offered(
    typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setattr(sys, "argv", ["ctscore"])
    monkeypatch.setenv("_CTSCORE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split(" ")) - 1))
    with pytest.raises(SystemExit) as end:
        ended("vi")
    said = capsys.readouterr()
    assert (end.value.code, said.err) == (0, "")
    found = set(said.out.split())
    assert found >= OFFERED[typed] if OFFERED[typed] else not found
    begun = typed.rpartition(" ")[2]
    assert all(word.startswith(begun) for word in found)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_asks_the_program(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ctscore", "completion", shell])
    assert ended("vi") == 0
    script = capsys.readouterr().out
    assert f"_CTSCORE_COMPLETE=complete_{shell}" in script
