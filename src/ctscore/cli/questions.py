"""The options of the questions that are answered with tables; `ctscore.questions` has the questions."""

from pathlib import Path
from typing import Annotated

from ctscore.analysis import Role, TaskGrouping
from ctscore.cli.declared import (
    AGENCY,
    CODE,
    CODE_POINTS,
    COUNT,
    INDEX,
    PERIOD,
    PLAN,
    POINTS,
    RULE,
    STAGE,
    UNIT,
    YEAR,
    argument,
    option,
)
from ctscore.findings.rule import Words
from ctscore.questions import WHOLE_TREE, By, ByDue, RankBy, TaskKind

SCENARIO = Words("KỊCH-BẢN", "SCENARIO")
REFERENCE = Words("MỐC", "REFERENCE")

YearArgument = Annotated[
    str | None,
    argument(
        metavar=YEAR,
        complete="periods",
        vi="Năm của bảng điểm, hoặc 2026-H1, 2026-Q3, 2026-M08. [mặc định: mới nhất của từng chỉ số]",
        en="Year of the scores, or 2026-H1, 2026-Q3, 2026-M08. [default: the latest of each index]",
    ),
]
IndexOption = Annotated[
    str | None,
    option(
        "--index",
        "-i",
        metavar=INDEX,
        complete="indexes",
        vi="Chỉ chỉ số này: PAR-INDEX, SIPAS, PAPI.",
        en="Only this index: PAR-INDEX, SIPAS, PAPI.",
    ),
]
AgencyOption = Annotated[
    str | None,
    option(
        "--agency",
        "-a",
        metavar=AGENCY,
        complete="agencies",
        vi="Chỉ cơ quan chủ trì này: tên, tên tắt hay một phần tên.",
        en="Only this lead agency: name, short name or part of it.",
    ),
]
UnitOption = Annotated[
    str | None,
    option(
        "--unit",
        "-u",
        metavar=UNIT,
        complete="units",
        vi="Đơn vị khác, không phải đơn vị mình: tên hay một phần tên.",
        en="Another unit than ours: name or part of it.",
    ),
]
StageOption = Annotated[
    str | None,
    option(
        "--stage",
        metavar=STAGE,
        complete="stages",
        vi="Ở giai đoạn này: self (tự chấm), appraised (thẩm định), published (công bố), … "
        "hoặc latest (mới nhất, lẫn lộn). [mặc định: của từng tệp]",
        en="At this stage: self, appraised, published, … or latest (mixed). [default: that of the files]",
    ),
]
BordersOption = Annotated[
    str | None,
    option(
        "--borders",
        metavar=Words("NGÀY", "DAY"),
        vi="Gộp số liệu theo địa giới của ngày này: 2025-07-01; cần --merge.",
        en="Merge figures to the borders of this day: 2025-07-01; needs --merge.",
    ),
]
MergeOption = Annotated[
    str | None,
    option(
        "--merge",
        metavar=RULE,
        vi="Cách gộp số liệu: mean (trung bình từng tiêu chí).",
        en="How figures are merged: mean, of each criterion.",
    ),
]
PlanOption = Annotated[
    str | None,
    option(
        "--plan",
        "-p",
        metavar=PLAN,
        complete="plans",
        vi="Chỉ kế hoạch này: số hiệu (121), mã hay một phần tên.",
        en="Only this plan: number (121), id or part of its title.",
    ),
]
AnyAgencyOption = Annotated[
    str | None,
    option(
        "--agency",
        "-a",
        metavar=AGENCY,
        complete="agencies",
        vi="Chỉ cơ quan này: tên, tên tắt hay một phần tên.",
        en="Only this agency: name, short name or part.",
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
YearOption = Annotated[
    str | None,
    option(
        "--year",
        "-y",
        metavar=YEAR,
        complete="years_of_plans",
        vi="Chỉ kế hoạch có hiệu lực trong năm này.",
        en="Only plans in force in this year.",
    ),
]


def totals(
    period: YearArgument = None,
    depth: Annotated[
        int,
        option(
            "--depth",
            metavar=COUNT,
            min=0,
            vi="Xuống mấy cấp: 0 chỉ chỉ số, 1 đến lĩnh vực.",
            en="How deep to go: 0 the index only, 1 fields.",
        ),
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
    by: Annotated[
        By,
        option(
            "--by",
            vi="Cộng theo tiêu chí (criterion), lĩnh vực (field), cơ quan (agency) hay cách đo (method).",
            en="Add up by.",
        ),
    ] = By.CRITERION,
    top: Annotated[
        int | None,
        option(
            "--top",
            "-n",
            metavar=COUNT,
            min=1,
            vi="Chỉ chừng ấy chỗ mất điểm nhiều nhất.",
            en="Only the N largest losses.",
        ),
    ] = None,
    min_loss: Annotated[
        str | None,
        option(
            "--min-loss",
            metavar=POINTS,
            vi="Chỉ chỗ mất từ chừng ấy ĐIỂM.",
            en="Only losses of at least POINTS.",
        ),
    ] = None,
    agency: AgencyOption = None,
    field: Annotated[
        str | None,
        option(
            "--field",
            metavar=Words("LĨNH-VỰC", "FIELD"),
            complete="fields",
            vi="Chỉ lĩnh vực này: mã hay một phần tên.",
            en="Only this field: code or part of its name.",
        ),
    ] = None,
    against: Annotated[
        str | None,
        option(
            "--against",
            metavar=REFERENCE,
            complete="references",
            vi="Tính điểm mất so với max (điểm chuẩn), best (cao nhất), median (trung vị), top:20, "
            "target (mục tiêu) hay unit:TÊN. [mặc định: max, và nơi cao nhất bên cạnh]",
            en="Measure losses to max, best, median, top:20, target or unit:NAME. "
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
        str | None,
        option(
            "--from",
            metavar=STAGE,
            complete="stages",
            vi="Giai đoạn trước. [mặc định: đầu tiên]",
            en="The earlier stage. [default: the first]",
        ),
    ] = None,
    last: Annotated[
        str | None,
        option(
            "--to",
            metavar=STAGE,
            complete="stages",
            vi="Giai đoạn sau. [mặc định: cuối cùng]",
            en="The later stage. [default: the last]",
        ),
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
) -> None:
    """What did each stage give, what was cut between two of them, and whose is it?"""


def agencies(
    period: Annotated[
        str | None,
        argument(
            metavar=YEAR,
            complete="periods",
            vi="Năm của bảng điểm. [mặc định: kể mọi cơ quan trong danh mục]",
            en="Year of the scores. [default: list all agencies]",
        ),
    ] = None,
    agency: AgencyOption = None,
    index: IndexOption = None,
    stage: StageOption = None,
) -> None:
    """What does each lead agency owe? With --agency: its own page. Without YEAR: all agencies on file."""


def show(
    what: Annotated[
        str,
        argument(
            metavar=Words("MỤC", "WHAT"),
            complete="codes_and_agencies",
            vi="Mã hay một phần tên của tiêu chí, hoặc một cơ quan (có dấu hay không đều được).",
            en="Code or part of the name of a criterion, or an agency (accents not needed).",
        ),
    ],
    period: Annotated[
        str | None,
        option(
            "--year",
            "-y",
            metavar=YEAR,
            complete="periods",
            vi="Năm. [mặc định: năm mới nhất có tiêu chí]",
            en="Year. [default: the latest with criteria]",
        ),
    ] = None,
    index: IndexOption = None,
    stage: StageOption = None,
) -> None:
    """Everything about one criterion, down to the source row; or about one agency, in every plan."""


def tree(
    period: YearArgument = None,
    depth: Annotated[
        int,
        option(
            "--depth",
            metavar=COUNT,
            min=0,
            show_default=False,
            vi="Xuống mấy cấp. [mặc định: hết]",
            en="How deep to go. [default: all]",
        ),
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
        argument(
            metavar=Words("[NĂM]...", "[YEAR]..."),
            complete="periods",
            vi="Hai năm; hoặc một năm, cùng --unit hay --scenario. "
            "[mặc định: hai năm mới nhất so được; cùng --unit là năm mới nhất]",
            en="Two years; or one, with --unit or --scenario. "
            "[default: the latest two that can be compared; with --unit the latest]",
        ),
    ] = None,
    index: IndexOption = None,
    unit: Annotated[
        list[str] | None,
        option(
            "--unit",
            "-u",
            metavar=UNIT,
            complete="units",
            vi="So với đơn vị này; ghi hai lần: so hai đơn vị với nhau.",
            en="Another unit than ours; twice: two units.",
        ),
    ] = None,
    top: Annotated[
        int,
        option(
            "--top",
            "-n",
            metavar=COUNT,
            min=1,
            vi="Kể bao nhiêu chỗ giảm, tăng nhiều nhất.",
            en="How many falls and gains to list.",
        ),
    ] = 5,
    scenario: Annotated[
        Path | None,
        option(
            "--scenario",
            metavar=SCENARIO,
            vi="So với kết quả của một kịch bản: tệp hay tên.",
            en="What a scenario makes of it: a file or name.",
        ),
    ] = None,
    depth: Annotated[
        int,
        option(
            "--depth",
            metavar=COUNT,
            min=0,
            show_default=False,
            vi="Bảng đầu xuống mấy cấp. [mặc định: hết]",
            en="How deep the first table goes. [default: all]",
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
        option(
            "--dimension",
            metavar=CODE,
            complete="codes",
            vi="Xếp hạng ở nội dung này: mã hay một phần tên.",
            en="Rank at this dimension: code or part of its name.",
        ),
    ] = None,
    unit: UnitOption = None,
    around: Annotated[
        int,
        option(
            "--around",
            metavar=COUNT,
            min=0,
            vi="Kể bao nhiêu đơn vị ở mỗi phía.",
            en="How many units to show on either side.",
        ),
    ] = 5,
    by: Annotated[
        RankBy | None,
        option(
            "--by",
            show_default=False,
            vi="Xếp theo điểm (points) hay tỷ lệ phần trăm (percent). [mặc định: như bảng số liệu ghi]",
            en="Rank by. [default: as the panel says]",
        ),
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
        option(
            "--code",
            "-c",
            metavar=CODE,
            complete="codes",
            vi="Một nội dung hay tiêu chí: mã hay một phần tên.",
            en="A dimension or criterion: code or part of its name.",
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
        option(
            "--set",
            "-s",
            metavar=CODE_POINTS,
            vi="5.4=1.5, 5.4=+0.3, 5.4=-0.3 hay 5.4=max (trọn điểm).",
            en="5.4=1.5, 5.4=+0.3, 5.4=-0.3 or 5.4=max.",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        option(
            "--file",
            metavar=SCENARIO,
            vi="Một kịch bản: tệp, hoặc tên của tệp trong data/scenarios/.",
            en="A scenario: a file, or one in data/scenarios/.",
        ),
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None:
    """If these criteria improve, what is the total, the rank, and whose work is it?"""


def path(
    period: YearArgument = None,
    to: Annotated[
        str | None, option("--to", metavar=POINTS, vi="Đạt tổng điểm này.", en="Reach this total.")
    ] = None,
    rank: Annotated[
        int | None,
        option(
            "--rank",
            metavar=Words("HẠNG", "R"),
            min=1,
            vi="Đạt hạng này; cần bảng số liệu của mọi nơi.",
            en="Reach this rank; needs a panel.",
        ),
    ] = None,
    gain: Annotated[
        str | None, option("--gain", metavar=POINTS, vi="Thêm chừng ấy điểm.", en="Win so many points.")
    ] = None,
    index: IndexOption = None,
    most: Annotated[
        int | None,
        option(
            "--max-criteria",
            metavar=COUNT,
            min=1,
            vi="Chỉ sửa nhiều nhất chừng ấy tiêu chí.",
            en="Use at most N criteria.",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        option(
            "--exclude",
            metavar=CODE,
            complete="codes",
            vi="Không dùng tiêu chí, hay lĩnh vực, này.",
            en="Not this criterion, or field.",
        ),
    ] = None,
    only_agency: Annotated[
        str | None,
        option(
            "--only-agency",
            metavar=AGENCY,
            complete="agencies",
            vi="Chỉ những gì cơ quan này chủ trì.",
            en="Only what this agency leads.",
        ),
    ] = None,
    no_survey: Annotated[
        bool, option("--no-survey", vi="Không tính điểm điều tra xã hội học.", en="Without survey points.")
    ] = False,
    survey_cap: Annotated[
        str | None,
        option(
            "--survey-cap",
            metavar=Words("PHẦN-TRĂM", "PERCENT"),
            vi="Điểm điều tra đã mất lấy lại được nhiều nhất bao nhiêu phần trăm. [mặc định: 30]",
            en="Most of a survey loss that is won back. [default: 30]",
        ),
    ] = None,
    ceiling: Annotated[
        list[str] | None,
        option(
            "--ceiling",
            metavar=CODE_POINTS,
            vi="Điểm cao nhất có thể đạt, như 5.4=0.75.",
            en="The most it can have, such as 5.4=0.75.",
        ),
    ] = None,
    beyond_best: Annotated[
        bool,
        option(
            "--beyond-best",
            vi="Tính cả điểm cao hơn nơi cao nhất đang có.",
            en="Count on more than the best unit has.",
        ),
    ] = False,
    effort: Annotated[
        Path | None,
        option(
            "--effort",
            metavar=Words("CÔNG-SỨC", "EFFORT"),
            vi="Mỗi điểm tốn bao nhiêu công: tệp, hoặc tên của tệp trong data/efforts/.",
            en="What points cost: a file, or one in data/efforts/.",
        ),
    ] = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None:
    """What is the least we must fix to reach a total or a rank, and who must fix it?"""


def sensitivity(
    period: YearArgument = None,
    index: IndexOption = None,
    draws: Annotated[
        int,
        option(
            "--draws",
            metavar=COUNT,
            min=20,
            max=100_000,
            vi="Số lần thử trọng số ngẫu nhiên.",
            en="Random weightings.",
        ),
    ] = 1000,
    seed: Annotated[
        int,
        option(
            "--seed",
            metavar=COUNT,
            vi="Số khởi đầu của việc thử: cùng số, cùng kết quả.",
            en="Seed of the random weightings: the same again, the same answer.",
        ),
    ] = 1,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None:
    """How much hangs on each criterion, and on how criteria are weighted?"""


def tasks(
    plan: PlanOption = None,
    agency: AnyAgencyOption = None,
    role: Annotated[
        Role,
        option(
            "--role",
            "-r",
            vi="Cơ quan làm gì trong nhiệm vụ: chủ trì (lead), thực hiện, phối hợp (helper), bất kỳ (any).",
            en="What the agency is in the task.",
        ),
    ] = Role.ANY,
    index: IndexOption = None,
    criterion: Annotated[
        str | None,
        option(
            "--criterion",
            "-c",
            metavar=CODE,
            complete="codes",
            vi="Chỉ nhiệm vụ cho tiêu chí này hay các phần của nó.",
            en="Only tasks for this criterion or its parts.",
        ),
    ] = None,
    period: YearOption = None,
    due: Annotated[
        str | None,
        option(
            "--due",
            metavar=PERIOD,
            vi="Chỉ việc đến hạn trong kỳ: 2022-Q1, hoặc cả năm.",
            en="Only what falls due then: 2022-Q1, or a whole year.",
        ),
    ] = None,
    by: Annotated[
        TaskGrouping,
        option(
            "--by",
            vi="Xếp theo kế hoạch (plan), cơ quan (agency), chỉ số (index) hay thời hạn (timing).",
            en="Group by.",
        ),
    ] = TaskGrouping.PLAN,
    kind: Annotated[
        TaskKind,
        option(
            "--kind",
            vi="Nhiệm vụ (tasks), trách nhiệm ở phần tổ chức thực hiện (duties), hay cả hai (all).",
            en="Tasks, duties of the sections on implementation, or all.",
        ),
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
        str | None,
        option(
            "--year",
            "-y",
            metavar=YEAR,
            complete="periods",
            vi="Chỉ mục tiêu của năm này.",
            en="Only targets due in this year.",
        ),
    ] = None,
    index: IndexOption = None,
    plan: PlanOption = None,
    stage: StageOption = None,
) -> None:
    """Did we reach what we promised?"""


def calendar(
    period: Annotated[
        str | None,
        argument(
            metavar=YEAR,
            complete="years_of_plans",
            vi="Năm của lịch, hoặc một phần: 2023-Q3. [mặc định: năm mới nhất mà kế hoạch nêu]",
            en="Year of the calendar, or part of it: 2023-Q3. [default: the latest that a plan names]",
        ),
    ] = None,
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
    by: Annotated[
        ByDue, option("--by", vi="Xếp theo ngày (date) hay cơ quan (agency).", en="Group by.")
    ] = ByDue.DATE,
    groups: GroupsOption = False,
    dated: Annotated[
        bool,
        option(
            "--dated",
            vi="Chỉ việc có quý, kỳ báo cáo hay ngày, không chỉ có năm.",
            en="Only what has a quarter, a report or a day, not just the year.",
        ),
    ] = False,
) -> None:
    """What falls due when? With --format ics: a file for Outlook or Google Calendar."""


def progress(
    period: Annotated[
        str | None,
        argument(
            metavar=YEAR,
            complete="years_of_reports",
            vi="Năm, hoặc một phần: 2023-Q3. [mặc định: năm của báo cáo mới nhất]",
            en="Year, or part of it: 2023-Q3. [default: that of the latest report]",
        ),
    ] = None,
    quarter: Annotated[
        int | None,
        option(
            "--quarter",
            metavar=Words("QUÝ", "Q"),
            min=1,
            max=4,
            vi="Chỉ báo cáo của quý này.",
            en="Only reports of this quarter.",
        ),
    ] = None,
    agency: AnyAgencyOption = None,
    plan: PlanOption = None,
    stage: StageOption = None,
) -> None:
    """What is done, late, or not reported, and how many points are at stake?"""
