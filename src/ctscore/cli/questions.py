"""The options of the questions that are answered with tables; `ctscore.questions` has the questions."""

from pathlib import Path
from typing import Annotated

import typer

from ctscore.analysis import Role, TaskGrouping
from ctscore.questions import WHOLE_TREE, By, ByDue, RankBy, TaskKind

YearArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="YEAR",
        help="Year of the scores, or 2026-H1, 2026-Q3, 2026-M08. [default: the latest of each index]",
        show_default=False,
    ),
]
IndexOption = Annotated[
    str | None,
    typer.Option("--index", "-i", metavar="INDEX", help="Only this index: PAR-INDEX, SIPAS, PAPI."),
]
AgencyOption = Annotated[
    str | None,
    typer.Option(
        "--agency", "-a", metavar="AGENCY", help="Only this lead agency: name, short name or part of it."
    ),
]
UnitOption = Annotated[
    str | None,
    typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours: name or part of it."),
]
StageOption = Annotated[
    str | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        help="At this stage: self, appraised, published, … or latest (mixed). [default: that of the files]",
    ),
]
BordersOption = Annotated[
    str | None,
    typer.Option(
        "--borders",
        metavar="DAY",
        help="Merge figures to the borders of this day: 2025-07-01; needs --merge.",
    ),
]
MergeOption = Annotated[
    str | None,
    typer.Option("--merge", metavar="RULE", help="How figures are merged: mean, of each criterion."),
]
PlanOption = Annotated[
    str | None,
    typer.Option(
        "--plan", "-p", metavar="PLAN", help="Only this plan: number (121), id or part of its title."
    ),
]
AnyAgencyOption = Annotated[
    str | None,
    typer.Option("--agency", "-a", metavar="AGENCY", help="Only this agency: name, short name or part."),
]
CalendarYear = Annotated[
    str,
    typer.Argument(metavar="YEAR", help="Year of the calendar, or part of it: 2023-Q3.", show_default=False),
]
GroupsOption = Annotated[
    bool, typer.Option("--groups", help="With --agency: also what is given to groups that include it.")
]
YearOption = Annotated[
    str | None, typer.Option("--year", "-y", metavar="YEAR", help="Only plans in force in this year.")
]


def totals(
    period: YearArgument = None,
    depth: Annotated[
        int, typer.Option("--depth", min=0, help="How deep to go: 0 the index only, 1 fields.")
    ] = 1,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None:
    """What did we score, per index and field, and does it agree with what was published?"""


def gaps(
    period: YearArgument = None,
    by: Annotated[By, typer.Option("--by", help="Add up by.")] = By.CRITERION,
    top: Annotated[
        int | None, typer.Option("--top", "-n", metavar="N", min=1, help="Only the N largest losses.")
    ] = None,
    min_loss: Annotated[
        str | None, typer.Option("--min-loss", metavar="POINTS", help="Only losses of at least POINTS.")
    ] = None,
    agency: AgencyOption = None,
    field: Annotated[
        str | None,
        typer.Option("--field", metavar="FIELD", help="Only this field: code or part of its name."),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REFERENCE",
            help="Measure losses to max, best, median, top:20, target or unit:NAME. "
            "[default: max, and the best unit beside it]",
        ),
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None:
    """Which criteria lost the most points, and who leads each?"""


def stages(
    period: YearArgument = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="STAGE", help="The earlier stage. [default: the first]")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="STAGE", help="The later stage. [default: the last]")
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
) -> None:
    """What did each stage give, what was cut between two of them, and whose is it?"""


def agencies(
    period: Annotated[
        str | None, typer.Argument(metavar="YEAR", help="Year of the scores. [default: list all agencies]")
    ] = None,
    agency: AgencyOption = None,
    index: IndexOption = None,
    stage: StageOption = None,
) -> None:
    """What does each lead agency owe? With --agency: its own page. Without YEAR: all agencies on file."""


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="Code or part of the name of a criterion, or an agency (accents not needed)."
        ),
    ],
    period: Annotated[
        str | None,
        typer.Option("--year", "-y", metavar="YEAR", help="Year. [default: the latest with criteria]"),
    ] = None,
    index: IndexOption = None,
    stage: StageOption = None,
) -> None:
    """Everything about one criterion, down to the source row; or about one agency, in every plan."""


def tree(
    period: YearArgument = None,
    depth: Annotated[
        int, typer.Option("--depth", min=0, help="How deep to go. [default: all]", show_default=False)
    ] = WHOLE_TREE,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None:
    """The criteria tree with points and losses."""


def compare(
    periods: Annotated[
        list[str] | None,
        typer.Argument(metavar="[YEAR]...", help="Two years; or one, with --unit or --scenario."),
    ] = None,
    index: IndexOption = None,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours; twice: two units."),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", "-n", metavar="N", min=1, help="How many falls and gains to list.")
    ] = 5,
    scenario: Annotated[
        Path | None,
        typer.Option("--scenario", metavar="SCENARIO", help="What a scenario makes of it: a file or name."),
    ] = None,
    depth: Annotated[
        int,
        typer.Option(
            "--depth", min=0, help="How deep the first table goes. [default: all]", show_default=False
        ),
    ] = WHOLE_TREE,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None:
    """What changed between two years? Or, with --unit: what sets us apart from another unit, or two units?"""


def rank(
    period: YearArgument = None,
    index: IndexOption = None,
    dimension: Annotated[
        str | None,
        typer.Option("--dimension", metavar="CODE", help="Rank at this dimension: code or part of its name."),
    ] = None,
    unit: UnitOption = None,
    around: Annotated[
        int, typer.Option("--around", metavar="N", min=0, help="How many units to show on either side.")
    ] = 5,
    by: Annotated[
        RankBy | None,
        typer.Option("--by", help="Rank by. [default: as the panel says]", show_default=False),
    ] = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None:
    """Where do we stand among the others, and what does the next rank cost?"""


def trend(
    index: IndexOption = None,
    code: Annotated[
        str | None,
        typer.Option(
            "--code", "-c", metavar="CODE", help="A dimension or criterion: code or part of its name."
        ),
    ] = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None:
    """How did an index, or one criterion of it, go over the years?"""


def profile(
    period: YearArgument = None,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None:
    """Where are we strong and weak: rank, percentile, best and median at each dimension?"""


def whatif(
    period: YearArgument = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", "-s", metavar="CODE=POINTS", help="5.4=1.5, 5.4=+0.3, 5.4=-0.3 or 5.4=max."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="SCENARIO", help="A scenario: a file, or one in data/scenarios/."),
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None:
    """If these criteria improve, what is the total, the rank, and whose work is it?"""


def path(
    period: YearArgument = None,
    to: Annotated[str | None, typer.Option("--to", metavar="POINTS", help="Reach this total.")] = None,
    rank: Annotated[
        int | None,
        typer.Option("--rank", metavar="R", min=1, help="Reach this rank; needs a panel."),
    ] = None,
    gain: Annotated[str | None, typer.Option("--gain", metavar="POINTS", help="Win so many points.")] = None,
    index: IndexOption = None,
    most: Annotated[
        int | None, typer.Option("--max-criteria", metavar="N", min=1, help="Use at most N criteria.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="CODE", help="Not this criterion, or field.")
    ] = None,
    only_agency: Annotated[
        str | None, typer.Option("--only-agency", metavar="AGENCY", help="Only what this agency leads.")
    ] = None,
    no_survey: Annotated[bool, typer.Option("--no-survey", help="Without survey points.")] = False,
    survey_cap: Annotated[
        str | None,
        typer.Option(
            "--survey-cap", metavar="PERCENT", help="Most of a survey loss that is won back. [default: 30]"
        ),
    ] = None,
    ceiling: Annotated[
        list[str] | None,
        typer.Option("--ceiling", metavar="CODE=POINTS", help="The most it can have, such as 5.4=0.75."),
    ] = None,
    beyond_best: Annotated[
        bool, typer.Option("--beyond-best", help="Count on more than the best unit has.")
    ] = False,
    effort: Annotated[
        Path | None,
        typer.Option("--effort", metavar="EFFORT", help="What points cost: a file, or one in data/efforts/."),
    ] = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None:
    """What is the least we must fix to reach a total or a rank, and who must fix it?"""


def sensitivity(
    period: YearArgument = None,
    index: IndexOption = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", min=20, max=100_000, help="Random weightings.")
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="SEED", help="Seed of the random weightings.")] = 1,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None:
    """How much hangs on each criterion, and on how criteria are weighted?"""


def tasks(
    plan: PlanOption = None,
    agency: AnyAgencyOption = None,
    role: Annotated[Role, typer.Option("--role", "-r", help="What the agency is in the task.")] = Role.ANY,
    index: IndexOption = None,
    criterion: Annotated[
        str | None,
        typer.Option("--criterion", "-c", metavar="CODE", help="Only tasks for this criterion or its parts."),
    ] = None,
    period: YearOption = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="PERIOD", help="Only what falls due then: 2022-Q1, or a whole year."),
    ] = None,
    by: Annotated[TaskGrouping, typer.Option("--by", help="Group by.")] = TaskGrouping.PLAN,
    kind: Annotated[
        TaskKind, typer.Option("--kind", help="Tasks, duties of the sections on implementation, or all.")
    ] = TaskKind.TASKS,
    groups: GroupsOption = False,
) -> None:
    """Who must do what, by when, for which criterion?"""


def plans() -> None:
    """Which plans and programmes are on file, and what does each hold?"""


def coverage(
    period: YearArgument = None,
    index: IndexOption = None,
    stage: StageOption = None,
) -> None:
    """Do our plans cover what we lost? Points with a task and a lead, and points without."""


def targets(
    period: Annotated[
        str | None, typer.Option("--year", "-y", metavar="YEAR", help="Only targets due in this year.")
    ] = None,
    index: IndexOption = None,
    plan: PlanOption = None,
    stage: StageOption = None,
) -> None:
    """Did we reach what we promised?"""


def calendar(
    period: CalendarYear,
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
    by: Annotated[ByDue, typer.Option("--by", help="Group by.")] = ByDue.DATE,
    groups: GroupsOption = False,
    dated: Annotated[
        bool, typer.Option("--dated", help="Only what has a quarter, a report or a day, not just the year.")
    ] = False,
) -> None:
    """What falls due when? With --format ics: a file for Outlook or Google Calendar."""


def progress(
    period: CalendarYear,
    quarter: Annotated[
        int | None,
        typer.Option("--quarter", "-q", metavar="Q", min=1, max=4, help="Only reports of this quarter."),
    ] = None,
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
    stage: StageOption = None,
) -> None:
    """What is done, late, or not reported, and how many points are at stake?"""
