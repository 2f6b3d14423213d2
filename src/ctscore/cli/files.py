"""The options of what writes files: pages, workbooks, papers, and data files to be filled in."""

from pathlib import Path
from typing import Annotated

import typer

from ctscore.cli.asking import asking
from ctscore.cli.questions import IndexOption, StageOption, UnitOption, YearArgument
from ctscore.cli.settings import AnotherUnitOption, DataOption, LangOption, QuietOption
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NOT_TOGETHER
from ctscore.periods import FIRST_YEAR, LAST_YEAR
from ctscore.render import Delivered

new = typer.Typer(
    help="Start a data file: a scorecard, or the plan that answers one.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="YEAR", help="Year whose tree it takes. [default: an example]"),
]
AnsweredOption = Annotated[
    str | None,
    typer.Option("--from", metavar="YEAR", help="Year of the scores that it answers. [default: the latest]"),
]
FileOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, a new one.")
]
_FirstIndexOption = Annotated[
    str | None, typer.Option("--index", "-i", metavar="INDEX", help="Its index. [default: the first]")
]


def report(
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE.html", help="The file to write; with --all-agencies a folder."
        ),
    ],
    period: Annotated[
        str | None,
        typer.Argument(metavar="YEAR", help="Year of the scores. [default: the latest that a plan answers]"),
    ] = None,
    index: IndexOption = None,
    agency: Annotated[
        str | None,
        typer.Option("--agency", "-a", metavar="AGENCY", help="The one-page sheet of this agency."),
    ] = None,
    all_agencies: Annotated[
        bool, typer.Option("--all-agencies", help="The sheets of all agencies, with a page that lists them.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REFERENCE",
            help="Measure losses to max, best, median, top:20, target or unit:NAME. [default: max]",
        ),
    ] = None,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
    stage: StageOption = None,
) -> Delivered:
    """A year on one page, in pictures, for any browser; or the sheet that an agency is given."""
    given = {"--agency": agency is not None, "--all-agencies": all_agencies, "--against": against is not None}
    first, second, *_ = [*(name for name, is_given in given.items() if is_given), None, None]
    if first and second:  # a sheet is about tasks, not about other units
        raise Refusal(NOT_TOGETHER, first=first, second=second)
    return "report"


def workbook(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help="The file to write, a new one.")
    ],
    period: YearArgument = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> Delivered:
    """One Excel file of a year, its totals as live formulas; and gaps, agencies, tasks, sources."""
    return "workbook"


def annex(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: .docx, .md or .xlsx.")
    ],
    period: YearArgument = None,
    index: Annotated[
        str | None,
        typer.Option("--index", "-i", metavar="INDEX", help="Its index. [default: the first with criteria]"),
    ] = None,
    year_of_plan: Annotated[
        int | None,
        typer.Option(
            "--year-of-plan",
            metavar="YEAR",
            min=FIRST_YEAR,
            max=LAST_YEAR,
            help="Year of the plan to come: later plans are left out.",
        ),
    ] = None,
    stage: StageOption = None,
) -> Delivered:
    """Draft the annex of the next plan: what lost points, with the tasks and leads of the last plan."""
    return "annex"


def minutes(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE: .docx or .md.")
    ],
    period: YearArgument = None,
    index: IndexOption = None,
    top: Annotated[
        int, typer.Option("--top", "-n", metavar="N", min=1, help="How many of the largest losses.")
    ] = 10,
    stage: StageOption = None,
) -> Delivered:
    """Write the notes for a meeting: results, largest losses, who leads them, targets, open questions."""
    return "minutes"


def report_template(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="The plan: number (121), id or part of its title.")
    ],
    agency: Annotated[str, typer.Option("--agency", "-a", metavar="AGENCY", help="The agency that reports.")],
    period: Annotated[
        str, typer.Option("--period", metavar="PERIOD", help="2023-Q3, 2023-H1, 2023-9M, 2023 or 2023-M05.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE, a new one, best in data/progress/.",
        ),
    ] = None,
) -> Delivered:
    """Write the progress report that an agency fills in: its tasks of a plan, for one period."""
    return "data"


def scorecard(
    period: Annotated[
        str, typer.Option("--year", "-y", metavar="YEAR", help="The new year, or period: 2026-Q3.")
    ],
    from_: FromOption = None,
    index: _FirstIndexOption = None,
    unit: AnotherUnitOption = None,
    output: FileOption = None,
) -> Delivered:
    """A scorecard to be filled in: an example of a tree, or that of an earlier year without its points."""
    return "data"


def plan(
    from_: AnsweredOption = None,
    index: _FirstIndexOption = None,
    unit: AnotherUnitOption = None,
    output: FileOption = None,
) -> Delivered:
    """A plan with an item for each criterion that lost points, to be filled in."""
    return "data"


@new.callback()
def _top() -> None:
    """Start a data file: a scorecard, or the plan that answers one."""


new.command("scorecard")(asking(scorecard, "templates.scorecard"))
new.command("plan")(asking(plan, "templates.plan"))
