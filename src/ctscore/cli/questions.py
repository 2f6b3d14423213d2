"""The options of the questions about scores and comparisons; `ctscore.questions` has the questions."""

from pathlib import Path
from typing import Annotated

from ctscore.cli.declared import (
    CODE,
    COUNT,
    POINTS,
    RULE,
    STAGE,
    YEAR,
    against_option,
    agency_option,
    argument,
    depth_option,
    index_option,
    option,
    stage_option,
    top_option,
    unit_option,
    year_option,
)
from ctscore.phrases import Words
from ctscore.questions import WHOLE_TREE, By, RankBy

SCENARIO = Words("KỊCH-BẢN", "SCENARIO")

YearArgument = Annotated[
    str | None,
    argument(
        metavar=YEAR,
        complete="periods",
        vi="Năm của bảng điểm, hoặc 2025-2026, 2026-H1, 2026-Q3. [mặc định: mới nhất của từng chỉ số]",
        en="Year of the scores, or 2025-2026, 2026-H1, 2026-Q3. [default: the latest of each index]",
    ),
]
IndexOption = Annotated[
    str | None,
    index_option(
        vi="Riêng chỉ số này: PAR-INDEX, SIPAS, PAPI.", en="Only this index: PAR-INDEX, SIPAS, PAPI."
    ),
]
AgencyOption = Annotated[
    str | None,
    agency_option(
        vi="Chỉ cơ quan chủ trì này: tên, tên tắt hay một phần tên.",
        en="Only this lead agency: name, short name or part of it.",
    ),
]
UnitOption = Annotated[
    str | None,
    unit_option(
        vi="Đơn vị khác, không phải đơn vị mình: tên hay một phần tên.",
        en="Another unit than ours: name or part of it.",
    ),
]
StageOption = Annotated[
    str | None,
    stage_option(
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


def totals(
    period: YearArgument = None,
    depth: int = depth_option(
        default=1,
        vi="Xuống mấy cấp: 0 chỉ chỉ số, 1 đến lĩnh vực.",
        en="How deep to go: 0 the index only, 1 fields.",
    ),
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None: ...


def gaps(
    period: YearArgument = None,
    by: By = option(
        "--by",
        default=By.CRITERION,
        vi="Cộng theo tiêu chí (criterion), lĩnh vực (field), cơ quan (agency) hay cách đo (method).",
        en="Add up by.",
    ),
    top: int | None = top_option(vi="Chỉ chừng ấy chỗ mất điểm nhiều nhất.", en="Only the N largest losses."),
    min_loss: str | None = option(
        "--min-loss", metavar=POINTS, vi="Chỉ chỗ mất từ chừng ấy ĐIỂM.", en="Only losses of at least POINTS."
    ),
    agency: AgencyOption = None,
    field: str | None = option(
        "--field",
        metavar=Words("LĨNH-VỰC", "FIELD"),
        complete="fields",
        vi="Chỉ lĩnh vực này: mã hay một phần tên.",
        en="Only this field: code or part of its name.",
    ),
    against: str | None = against_option(
        vi="Tính điểm mất so với max (điểm chuẩn), best (cao nhất), median (trung vị), top:20, "
        "target (mục tiêu) hay unit:TÊN. [mặc định: max, và nơi cao nhất bên cạnh]",
        en="Measure losses to max, best, median, top:20, target or unit:NAME. "
        "[default: max, and the best unit beside it]",
    ),
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None: ...


def stages(
    period: YearArgument = None,
    first: str | None = option(
        "--from",
        metavar=STAGE,
        complete="stages",
        vi="Giai đoạn trước. [mặc định: đầu tiên]",
        en="The earlier stage. [default: the first]",
    ),
    last: str | None = option(
        "--to",
        metavar=STAGE,
        complete="stages",
        vi="Giai đoạn sau. [mặc định: cuối cùng]",
        en="The later stage. [default: the last]",
    ),
    top: int | None = top_option(vi="Chỉ chừng ấy chỗ bị cắt nhiều nhất.", en="Only the N largest cuts."),
    index: IndexOption = None,
    unit: UnitOption = None,
) -> None: ...


def agencies(
    period: str | None = argument(
        metavar=YEAR,
        complete="periods",
        vi="Năm của bảng điểm. [mặc định: kể mọi cơ quan trong danh mục]",
        en="Year of the scores. [default: list all agencies]",
    ),
    agency: AgencyOption = None,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None: ...


def show(
    what: str = argument(
        default=...,
        metavar=Words("MỤC", "WHAT"),
        complete="codes_and_agencies",
        vi="Mã hay một phần tên của tiêu chí, hoặc một cơ quan (có dấu hay không đều được).",
        en="Code or part of the name of a criterion, or an agency (accents not needed).",
    ),
    period: str | None = year_option(
        vi="Năm. [mặc định: năm mới nhất có tiêu chí]", en="Year. [default: the latest with criteria]"
    ),
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> None: ...


def tree(
    period: YearArgument = None,
    depth: int = depth_option(
        default=WHOLE_TREE,
        show_default=False,
        vi="Xuống mấy cấp. [mặc định: hết]",
        en="How deep to go. [default: all]",
    ),
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None: ...


def compare(
    periods: list[str] | None = argument(
        metavar=Words("[NĂM]...", "[YEAR]..."),
        complete="periods",
        vi="Hai năm; hoặc một năm, cùng --unit hay --scenario. "
        "[mặc định: hai năm mới nhất của từng chỉ số; cùng --unit là năm mới nhất]",
        en="Two years; or one, with --unit or --scenario. "
        "[default: the latest two of each index; with --unit the latest]",
    ),
    index: IndexOption = None,
    unit: list[str] | None = unit_option(
        vi="So với đơn vị này; ghi hai lần: so hai đơn vị với nhau.",
        en="Another unit than ours; twice: two units.",
    ),
    top: int = top_option(
        default=5, vi="Kể bao nhiêu chỗ giảm, tăng nhiều nhất.", en="How many falls and gains to list."
    ),
    scenario: Path | None = option(
        "--scenario",
        metavar=SCENARIO,
        vi="So với kết quả của một kịch bản: tệp hay tên.",
        en="What a scenario makes of it: a file or name.",
    ),
    depth: int = depth_option(
        default=WHOLE_TREE,
        show_default=False,
        vi="Bảng đầu xuống mấy cấp. [mặc định: hết]",
        en="How deep the first table goes. [default: all]",
    ),
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None: ...


def rank(
    period: YearArgument = None,
    index: IndexOption = None,
    dimension: str | None = option(
        "--dimension",
        metavar=CODE,
        complete="codes",
        vi="Xếp hạng ở nội dung này: mã hay một phần tên.",
        en="Rank at this dimension: code or part of its name.",
    ),
    unit: UnitOption = None,
    around: int = option(
        "--around",
        default=5,
        metavar=COUNT,
        min=0,
        vi="Kể bao nhiêu đơn vị ở mỗi phía.",
        en="How many units to show on either side.",
    ),
    by: RankBy | None = option(
        "--by",
        show_default=False,
        vi="Xếp theo điểm (points) hay tỷ lệ phần trăm (percent). [mặc định: như bảng số liệu ghi]",
        en="Rank by. [default: as the panel says]",
    ),
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None: ...


def trend(
    index: IndexOption = None,
    code: str | None = option(
        "--code",
        "-c",
        metavar=CODE,
        complete="codes",
        vi="Một nội dung hay tiêu chí: mã hay một phần tên.",
        en="A dimension or criterion: code or part of its name.",
    ),
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None: ...


def profile(
    period: YearArgument = None,
    index: IndexOption = None,
    unit: UnitOption = None,
    stage: StageOption = None,
    borders: BordersOption = None,
    merge: MergeOption = None,
) -> None: ...
