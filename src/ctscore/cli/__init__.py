"""Options, exit codes, and the only printing and writing. Knows no arithmetic."""

from ctscore.cli.app import main

__all__ = ["main"]
