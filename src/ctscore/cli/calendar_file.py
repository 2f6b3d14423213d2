"""A calendar file that replaces an earlier one is its next version, so that calendars see what changed."""

import sys
from pathlib import Path

_SHOWN = 10


def next_version(calendar: str, output: Path) -> tuple[str, tuple[str, ...]]:
    """Return `calendar` as the next version of the file at `output`, and what only that file has."""
    from datetime import UTC, datetime

    from ctscore.render.ics import continued

    try:
        earlier = output.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return calendar, ()  # there is none, or writing will tell why it cannot be replaced
    return continued(calendar, earlier, datetime.now(UTC).replace(microsecond=0))


def tell_gone(events: tuple[str, ...], lang: str) -> None:
    """Tell on stderr which events of the file just replaced are not in the new one."""
    if not events:
        return
    vi = "chú ý: {count} mục của tệp cũ không có trong tệp mới; nhập tệp mới không xóa chúng khỏi lịch:"
    en = "warning: in the earlier file but not in the new one: {count}; importing that deletes none of them:"
    lines = [(vi if lang == "vi" else en).format(count=len(events)), *(f"  {one}" for one in events[:_SHOWN])]
    sys.stderr.write("\n".join([*lines, *(["  …"] if len(events) > _SHOWN else [])]) + "\n")
