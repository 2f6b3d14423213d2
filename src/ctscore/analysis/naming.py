"""How a command that the program prints says which scorecard it means, so that it means it as printed."""

from ctscore.book import Book
from ctscore.periods import Period


def options_naming(book: Book, index: str, unit: str, period: Period, stage: str | None = None) -> str:
    """Return the options that mean this scorecard to a command, in this folder.

    What a command takes for granted is left out: our own unit, the only index, the stage of the file. Ids are
    written, which need no quotes and mean one thing only.
    """
    said = {
        "--year": str(period),
        "--index": index if len(book.indexes) > 1 else "",
        "--unit": "" if unit == book.home_unit else unit,
        "--stage": stage or "",
    }
    return " ".join(f"{name} {value}" for name, value in said.items() if value)
