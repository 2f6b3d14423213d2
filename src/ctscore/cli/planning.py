"""The options of the questions about what is to come: paths, plans, tasks, targets; see `questions`."""

from pathlib import Path
from typing import Annotated

from ctscore.analysis import Role, TaskGrouping
from ctscore.cli.declared import (
    AGENCY,
    CODE,
    CODE_POINTS,
    COUNT,
    PERIOD,
    POINTS,
    YEAR,
    agency_option,
    argument,
    flag,
    new_year_option,
    option,
    plan_option,
    year_option,
)
from ctscore.cli.questions import SCENARIO, IndexOption, StageOption, UnitOption, YearArgument
from ctscore.phrases import Words
from ctscore.questions import ByDue, TaskKind

PlanOption = Annotated[
    str | None,
    plan_option(
        "-p",
        vi="Chỉ kế hoạch này: số hiệu (121), mã hay một phần tên.",
        en="Only this plan: number (121), id or part of its title.",
    ),
]
AnyAgencyOption = Annotated[
    str | None,
    agency_option(
        vi="Chỉ cơ quan này: tên, tên tắt hay một phần tên.", en="Only this agency: name, short name or part."
    ),
]
GroupsOption = Annotated[
    bool,
    option(
        "--groups",
        vi="Cùng --agency: cả việc giao cho nhóm có cơ quan ấy.",
        en="With --agency: also what is given to groups that include it.",
    ),
]


def whatif(
    period: YearArgument = None,
    set_: list[str] | None = option(
        "--set",
        "-s",
        metavar=CODE_POINTS,
        vi="5.4=1.5, 5.4=+0.3, 5.4=-0.3 hay 5.4=max (trọn điểm).",
        en="5.4=1.5, 5.4=+0.3, 5.4=-0.3 or 5.4=max.",
    ),
    file: Path | None = option(
        "--file",
        metavar=SCENARIO,
        vi="Một kịch bản: tệp, hoặc tên của tệp trong data/scenarios/.",
        en="A scenario: a file, or one in data/scenarios/.",
    ),
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None: ...


def path(
    period: YearArgument = None,
    to: str | None = option(
        "--to",
        metavar=POINTS,
        vi="Đạt tổng điểm này, hay phần trăm ấy của điểm tối đa: 90%.",
        en="Reach this total, or percent of the maximum: 90%.",
    ),
    rank: int | None = option(
        "--rank",
        metavar=Words("HẠNG", "R"),
        min=1,
        vi="Đạt hạng này; cần bảng số liệu của mọi nơi.",
        en="Reach this rank; needs a panel.",
    ),
    gain: str | None = option(
        "--gain",
        metavar=POINTS,
        vi="Thêm chừng ấy điểm, hay phần trăm ấy của điểm tối đa.",
        en="Win so many points, or percent of the maximum.",
    ),
    index: IndexOption = None,
    most: int | None = option(
        "--max-criteria",
        metavar=COUNT,
        min=1,
        vi="Chỉ sửa nhiều nhất chừng ấy tiêu chí.",
        en="Use at most N criteria.",
    ),
    exclude: list[str] | None = option(
        "--exclude",
        metavar=CODE,
        complete="codes",
        vi="Không dùng tiêu chí, hay lĩnh vực, này.",
        en="Not this criterion, or field.",
    ),
    only_agency: str | None = option(
        "--only-agency",
        metavar=AGENCY,
        complete="agencies",
        vi="Chỉ những gì cơ quan này chủ trì.",
        en="Only what this agency leads.",
    ),
    no_survey: bool = flag(
        "--no-survey", vi="Không tính điểm điều tra xã hội học.", en="Without survey points."
    ),
    survey_cap: str | None = option(
        "--survey-cap",
        metavar=Words("PHẦN-TRĂM", "PERCENT"),
        vi="Điểm điều tra đã mất lấy lại được nhiều nhất bao nhiêu phần trăm. [mặc định: 30]",
        en="Most of a survey loss that is won back. [default: 30]",
    ),
    ceiling: list[str] | None = option(
        "--ceiling",
        metavar=CODE_POINTS,
        vi="Điểm cao nhất có thể đạt, như 5.4=0.75.",
        en="The most it can have, such as 5.4=0.75.",
    ),
    beyond_best: bool = flag(
        "--beyond-best",
        vi="Tính cả điểm cao hơn nơi cao nhất đang có.",
        en="Count on more than the best unit has.",
    ),
    effort: Path | None = option(
        "--effort",
        metavar=Words("CÔNG-SỨC", "EFFORT"),
        vi="Mỗi điểm tốn bao nhiêu công: tệp, hoặc tên của tệp trong data/efforts/.",
        en="What points cost: a file, or one in data/efforts/.",
    ),
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None: ...


def sensitivity(
    period: YearArgument = None,
    index: IndexOption = None,
    draws: int = option(
        "--draws",
        default=1000,
        metavar=COUNT,
        min=20,
        max=100_000,
        vi="Số lần thử trọng số ngẫu nhiên.",
        en="Random weightings.",
    ),
    seed: int = option(
        "--seed",
        default=1,
        metavar=COUNT,
        vi="Số khởi đầu của việc thử: cùng số, cùng kết quả.",
        en="Seed of the random weightings: the same again, the same answer.",
    ),
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None: ...


def tasks(
    plan: PlanOption = None,
    agency: AnyAgencyOption = None,
    role: Role = option(
        "--role",
        "-r",
        default=Role.ANY,
        vi="Cơ quan làm gì trong nhiệm vụ: chủ trì (lead), thực hiện, phối hợp (helper), bất kỳ (any).",
        en="What the agency is in the task.",
    ),
    index: IndexOption = None,
    criterion: str | None = option(
        "--criterion",
        "-c",
        metavar=CODE,
        complete="codes",
        vi="Chỉ nhiệm vụ cho tiêu chí này hay các phần của nó.",
        en="Only tasks for this criterion or its parts.",
    ),
    period: str | None = new_year_option(
        complete="years_of_plans",
        vi="Chỉ kế hoạch có hiệu lực trong năm này.",
        en="Only plans in force in this year.",
    ),
    due: str | None = option(
        "--due",
        metavar=PERIOD,
        vi="Chỉ việc đến hạn trong kỳ: 2022-Q1, hoặc cả năm.",
        en="Only what falls due then: 2022-Q1, or a whole year.",
    ),
    by: TaskGrouping = option(
        "--by",
        default=TaskGrouping.PLAN,
        vi="Xếp theo kế hoạch (plan), cơ quan (agency), chỉ số (index) hay thời hạn (timing).",
        en="Group by.",
    ),
    kind: TaskKind = option(
        "--kind",
        default=TaskKind.TASKS,
        vi="Nhiệm vụ (tasks), trách nhiệm ở phần tổ chức thực hiện (duties), hay cả hai (all).",
        en="Tasks, duties of the sections on implementation, or all.",
    ),
    groups: GroupsOption = False,
    unit: UnitOption = None,
) -> None: ...


def plans() -> None: ...


def coverage(
    period: YearArgument = None,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None: ...


def targets(
    period: str | None = year_option(vi="Chỉ mục tiêu của năm này.", en="Only targets due in this year."),
    index: IndexOption = None,
    plan: PlanOption = None,
    stage: StageOption = None,
) -> None: ...


def calendar(
    period: str | None = argument(
        metavar=YEAR,
        complete="years_of_plans",
        vi="Năm của lịch, hoặc 2022-2023, 2023-Q3. [mặc định: năm mới nhất mà kế hoạch nêu]",
        en="Year of the calendar, or 2022-2023, 2023-Q3. [default: the latest that a plan names]",
    ),
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
    by: ByDue = option(
        "--by", default=ByDue.DATE, vi="Xếp theo ngày (date) hay cơ quan (agency).", en="Group by."
    ),
    groups: GroupsOption = False,
    dated: bool = flag(
        "--dated",
        vi="Chỉ việc có quý, kỳ báo cáo hay ngày, không chỉ có năm.",
        en="Only what has a quarter, a report or a day, not just the year.",
    ),
    unit: UnitOption = None,
) -> None: ...


def progress(
    period: str | None = argument(
        metavar=YEAR,
        complete="years_of_reports",
        vi="Năm, hoặc một phần: 2023-Q3. [mặc định: năm của báo cáo mới nhất]",
        en="Year, or part of it: 2023-Q3. [default: that of the latest report]",
    ),
    quarter: int | None = option(
        "--quarter",
        metavar=Words("QUÝ", "Q"),
        min=1,
        max=4,
        vi="Chỉ báo cáo của quý này.",
        en="Only reports of this quarter.",
    ),
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
    stage: StageOption = None,
) -> None: ...
