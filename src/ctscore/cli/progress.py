"""A bar for what takes longer than anybody likes to wait without a sign: on stderr, in a terminal only."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ctscore.languages import either

_PATIENCE = 2.0  # seconds without a bar


@contextmanager
def progress(lang: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Yield what is to be told how much was done, of how much; nothing is drawn before two seconds."""
    begun = time.monotonic()
    if quiet or not sys.stderr.isatty():
        yield lambda done, all_: None
        return
    from rich.console import Console  # noqa: PLC0415 (most tables are read before it would be loaded)
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(either("đọc bảng", "reading", lang), total=None)

    def tick(done: int, all_: int) -> None:
        if time.monotonic() - begun >= _PATIENCE:
            bar.start()
            bar.update(task, completed=done, total=all_)

    try:
        yield tick
    finally:
        bar.stop()
