"""Files that a command is given: by their path, or by the name that they have in the data folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from ctscore.analysis.choosing import ambiguous
from ctscore.book import Book, Filed, make_book
from ctscore.checks import refuse_unfit_effort
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_FILE
from ctscore.load import load_one, shown
from ctscore.model import Effort, Scenario
from ctscore.words import listed

T = TypeVar("T", Scenario, Effort)


def chosen_scenario(book: Book, given: Path) -> Filed[Scenario]:
    """Return the scenario in a file, or the one of the data folder that has this name."""
    if given.is_file():
        return Filed(shown(given), load_one(given, Scenario)[0])
    facts = {"what_vi": "kịch bản", "what_en": "scenario", "folder": "scenarios"}
    return _named(book, book.scenarios, Scenario, str(given), **facts)


def chosen_effort(book: Book, given: Path) -> Filed[Effort]:
    """Return the effort in a file, or the one of the data folder that has this name.

    Raises `DataProblems` where it does not fit the rest of the data.
    """
    if given.is_file():
        effort, marks = load_one(given, Effort)
        filed = Filed(shown(given), effort)
        book = book.joined(make_book((filed,), {filed.file: marks}))
    else:
        facts = {"what_vi": "tệp công sức", "what_en": "effort file", "folder": "efforts"}
        filed = _named(book, book.efforts, Effort, str(given), **facts)
    refuse_unfit_effort(book, filed.file)
    return filed


def _named(book: Book, files: Sequence[Filed[T]], kind: type[T], asked: str, **facts: str) -> Filed[T]:
    """Return the one of `files` whose path ends in `asked`, with or without its suffix.

    Raises `DataProblems` where that is a file that `book` withholds.
    """

    def bare(path: str) -> str:
        return "/" + path.removesuffix(".yaml").removesuffix(".yml").lstrip("./")

    found = [filed for filed in files if bare(filed.file).endswith(bare(asked))]
    if len(found) > 1:
        raise ambiguous(asked, [filed.file for filed in found])
    if not found:
        for one in book.withheld:
            if bare(one.file).endswith(bare(asked)):
                book.left_out.discard(one)
                load_one(Path(one.file), kind)
        known = listed([filed.file for filed in files]) or "–"
        raise Refusal(NO_SUCH_FILE, given=asked, known=known, **facts)
    return found[0]
