"""Options, exit codes, and the only printing and writing. Knows no arithmetic."""

import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the program; Ctrl-C ends it quietly, even while it is still being loaded or already done."""
    try:
        from ctscore.cli.app import run  # noqa: PLC0415 (Ctrl-C may come while it is loaded)

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


__all__ = ["main"]
