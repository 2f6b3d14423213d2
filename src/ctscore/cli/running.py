"""What the program runs on, as whoever looks into a report of a bug needs it."""

import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version

from ctscore.phrases import Words
from ctscore.version import __version__

_ABSENT = Words("chưa cài", "not installed")
_NAMED = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;.*extra == ['\"](?P<extra>\w+)['\"])?")


def versions(lang: str) -> str:
    """Return the version of the program, of Python and the system, and of the packages that it can use."""
    lines = [f"ctscore {__version__}", f"Python {platform.python_version()}, {platform.platform()}"]
    for name, extra in _packages():
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name}: {_ABSENT.say(lang)} (ctscore[{extra}])")
    return "".join(f"{line}\n" for line in lines)


def _packages() -> list[tuple[str, str]]:
    """Return the packages that the program asks for, and the extra that asks for each, as installed."""
    try:
        asked = requires("ctscore") or []
    except PackageNotFoundError:  # run from a copy of its sources
        return []
    found = [(one["name"], one["extra"] or "") for one in map(_NAMED.match, asked) if one]
    return [(name, extra) for name, extra in found if name != "ctscore" and extra not in ("all", "dev")]
