"""What libraries print never reaches stdout, and stdout is given back as it was."""

import subprocess
import sys

import pytest

LIBRARY = "import os; from ctscore.streams import answers, apart, silenced\n"


def run(program: str, closed: str = "") -> subprocess.CompletedProcess[str]:
    """Run `program` with stdout or stderr collected, or `closed` as a shell does it."""
    command = ["sh", "-c", f'exec "$0" -c "$1" {closed}', sys.executable, LIBRARY + program]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_what_is_silenced_is_not_seen_and_what_surrounds_it_is() -> None:
    done = run(
        "print('before')\n"
        "with silenced(): os.write(1, b'banner'); print('ours', flush=True)\n"
        "os.write(1, b'after')"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "before\nafter", "")


@pytest.mark.skipif(sys.platform == "win32", reason="C's library has another name there")
def test_what_c_keeps_back_is_silenced_too() -> None:
    done = run(
        "import ctypes; c = ctypes.CDLL(None)\n"
        "c.printf(b'before ')\n"
        "with silenced(): c.printf(b'banner')\n"
        "c.printf(b'after')"
    )
    assert (done.returncode, done.stdout) == (0, "before after")


def test_only_answers_reach_stdout_and_the_rest_is_told() -> None:
    done = run(
        "with apart():\n"
        "    os.write(1, b'from C '); print('from Python ', end='', flush=True)\n"
        "    with apart(): answers().write('answer ')\n"
        "print('later', end='')"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "answer later", "from C from Python ")


def test_an_error_inside_turns_stdout_back() -> None:
    for way in ("silenced", "apart"):
        done = run(f"try:\n    with {way}(): raise KeyError\nexcept KeyError: print('back', flush=True)")
        assert (done.returncode, done.stdout) == (0, "back\n")


@pytest.mark.parametrize("way", ["silenced", "apart"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_stay_closed(way: str, closed: str) -> None:
    """No file that is opened inside gets a number that a library prints to."""
    done = run(
        f"with {way}():\n"
        "    opened = os.open(os.devnull, os.O_RDONLY); assert opened > 1, opened\n"
        "    os.write(1, b'banner'); os.close(opened)\n"
        "def is_open(n):\n"
        "    try: os.fstat(n)\n"
        "    except OSError: return False\n"
        "    return True\n"
        f"os._exit(10 + 2 * is_open(1) + is_open(2))",
        closed,
    )
    assert done.returncode == 10 + 2 * (">&-" not in closed.split()) + ("2>&-" not in closed.split())
    assert done.stdout == ""
