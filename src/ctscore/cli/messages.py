"""Why there is no answer: what is told on stderr then, and how the program ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from ctscore.findings import DataProblems, Refusal, Report
from ctscore.languages import either, ours
from ctscore.streams import apart
from ctscore.words import printable

MISSED = 1
WRONG_USAGE = 2


def tell(*lines: str) -> None:
    """Write `lines` to stderr, each safe to print; all that is told beside an answer goes this way."""
    sys.stderr.write("".join(f"{printable(line)}\n" for line in lines))


@contextmanager
def explaining(lang: str, *, importing: bool = False) -> Iterator[None]:
    """Tell on stderr why what happens inside cannot be had, and exit; `importing`: data was to come in.

    What libraries print inside does not reach stdout.
    """
    try:
        with apart():
            yield
    except Refusal as refusal:
        fail(refusal, lang)
    except DataProblems as trouble:
        tell_of_data(trouble, lang, importing=importing)


def fail(refusal: Refusal, lang: str) -> None:
    """Tell why a question cannot be answered, and exit."""
    message, hint = refusal.text(lang).rsplit("\n", 1)
    first, *more = (line if line.strip() == line else f"  {line}" for line in message.split("\n"))
    tell(f"{either('lỗi', 'error', lang)}: {first}", *more, hint)
    raise typer.Exit(WRONG_USAGE)


def tell_of_data(trouble: DataProblems, lang: str, *, importing: bool = False) -> None:
    """Tell all that keeps the data from being read or added up (or brought in), and exit."""
    from ctscore.render.findings import render_findings  # noqa: PLC0415 (most data can be used)

    vi, en = "chưa trả lời được vì dữ liệu có lỗi:", "there is no answer while the data has these errors:"
    if importing:
        vi, en = "chưa ghi gì, vì những lỗi sau:", "nothing is written, because of these errors:"
    files = len({finding.file for finding in trouble.findings})
    # What a table holds that was to come in, `validate` does not know.
    report = Report(trouble.findings, files, all_by="" if importing else "ctscore validate --all")
    tell(either(vi, en, lang))
    sys.stderr.write(render_findings(report, "text", ours(lang)))
    raise typer.Exit(WRONG_USAGE)
