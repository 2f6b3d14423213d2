"""Options, exit codes, and the only printing and writing. Knows no arithmetic."""

import gc
import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the program; Ctrl-C ends it quietly, even while it is still being loaded or already done."""
    # A run is short and makes no rings of objects: the collector would only walk all models again and again.
    gc.disable()
    try:
        from ctscore.cli.app import run  # noqa: PLC0415 (Ctrl-C may come while it is loaded)

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        # So that the interpreter clears what rings there are before it takes its modules down: one holds the
        # parser of a workbook that stops in the middle, and cleared afterwards that crashes Python 3.12.1.
        gc.enable()
        signal.signal(signal.SIGINT, signal.SIG_DFL)


__all__ = ["main"]
