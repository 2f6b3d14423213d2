"""The options of what writes files: pages, workbooks, papers, and data files to be filled in."""

from pathlib import Path
from typing import Annotated

from ctscore.cli.declared import (
    PERIOD,
    PLAN,
    YEAR,
    against_option,
    agency_option,
    argument,
    flag,
    from_option,
    index_option,
    new_year_option,
    option,
    output_option,
    plan_option,
    top_option,
)
from ctscore.cli.questions import IndexOption, StageOption, UnitOption, YearArgument
from ctscore.cli.settings import AnotherUnitOption, DataOption, LangOption, QuietOption
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import CHANGES_IN_WORD, NOT_TOGETHER
from ctscore.periods import FIRST_YEAR, LAST_YEAR
from ctscore.phrases import Words
from ctscore.render import Delivered

FileOption = Annotated[
    Path | None, output_option(vi="Ghi vào TỆP, một tệp mới.", en="Write to FILE, a new one.")
]
_FirstIndexOption = Annotated[
    str | None, index_option(vi="Chỉ số. [mặc định: chỉ số đầu tiên]", en="Its index. [default: the first]")
]


def report(
    output: Path = option(
        "--output",
        "-o",
        default=...,
        metavar=Words("TỆP.html", "FILE.html"),
        vi="Tệp để ghi; cùng --all-agencies thì là thư mục.",
        en="The file to write; with --all-agencies a folder.",
    ),
    period: str | None = argument(
        metavar=YEAR,
        complete="periods",
        vi="Năm của bảng điểm, hoặc 2025-2026, 2026-Q3. [mặc định: mới nhất có kế hoạch]",
        en="Year of the scores, or 2025-2026, 2026-Q3. [default: the latest that a plan answers]",
    ),
    index: IndexOption = None,
    agency: str | None = agency_option(
        vi="Phiếu giao việc của cơ quan này; TỆP cũng có thể là .docx.",
        en="The assignment sheet of this agency; FILE may be a .docx too.",
    ),
    all_agencies: bool = flag(
        "--all-agencies",
        vi="Phiếu của mọi cơ quan, cùng một trang kể tên.",
        en="The sheets of all agencies, with a page that lists them.",
    ),
    against: str | None = against_option(
        vi="Tính điểm mất so với max (điểm chuẩn), best (cao nhất), median (trung vị), top:20, "
        "target (mục tiêu) hay unit:TÊN. [mặc định: max]",
        en="Measure losses to max, best, median, top:20, target or unit:NAME. [default: max]",
    ),
    summary: bool = flag(
        "--summary",
        vi="Bản tóm tắt một trang A4: đứng đâu, mất gì, ai chủ trì, việc sắp đến hạn.",
        en="A summary on one page of A4: where we stand, what cost most, who leads it, what is due.",
    ),
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> Delivered:
    sheets = {"--agency": agency is not None, "--all-agencies": all_agencies}
    for_all = {"--against": against is not None, "--summary": summary}  # a sheet is about tasks only
    first, second, *_ = [*(name for name, is_given in sheets.items() if is_given), None, None]
    other = second or next((name for name, is_given in for_all.items() if is_given), None)
    if first and other:
        raise Refusal(NOT_TOGETHER, first=first, second=other)
    return "report" if agency is None else "sheet"


def workbook(
    output: Path = option(
        "--output",
        "-o",
        default=...,
        metavar=Words("TỆP.xlsx", "FILE.xlsx"),
        vi="Tệp để ghi, một tệp mới.",
        en="The file to write, a new one.",
    ),
    period: YearArgument = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> Delivered:
    return "workbook"


def annex(
    output: Path = output_option(
        default=..., vi="Ghi vào TỆP: .docx, .md hoặc .xlsx.", en="Write to FILE: .docx, .md or .xlsx."
    ),
    period: YearArgument = None,
    index: str | None = index_option(
        vi="Chỉ số. [mặc định: chỉ số đầu tiên có tiêu chí]",
        en="Its index. [default: the first with criteria]",
    ),
    unit: UnitOption = None,
    plan: str | None = plan_option(
        vi="Chỉ lấy nhiệm vụ của kế hoạch này. [mặc định: kế hoạch mới nhất có tiêu chí ấy]",
        en="Take tasks from this plan only. [default: for each criterion the last that has it]",
    ),
    year_of_plan: int | None = option(
        "--year-of-plan",
        metavar=YEAR,
        min=FIRST_YEAR,
        max=LAST_YEAR,
        vi="Năm của kế hoạch sắp lập: không xét các kế hoạch sau đó.",
        en="Year of the plan to come: later plans are left out.",
    ),
    against: Path | None = option(
        "--against",
        metavar=Words("TỆP.docx", "FILE.docx"),
        vi="Dự thảo trước, có thể đã sửa tay: ghi lại tệp ấy với mọi thay đổi được đánh dấu trong Word.",
        en="An earlier draft, edited or not: write it again with all that changed marked in Word.",
    ),
    stage: StageOption = None,
) -> Delivered:
    if against is not None and (output.suffix.lower() != ".docx" or _is_same(against, output)):
        raise Refusal(CHANGES_IN_WORD, path=str(output))
    return "annex"


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def minutes(
    output: Path = output_option(
        default=..., vi="Ghi vào TỆP: .docx hoặc .md.", en="Write to FILE: .docx or .md."
    ),
    period: YearArgument = None,
    index: IndexOption = None,
    top: int | None = top_option(
        vi="Bao nhiêu dòng của mỗi chỉ số trong một bảng. [mặc định: 10; khi có nhiều chỉ số: 5]",
        en="How many rows of each index a table has. [default: 10; of several indexes 5]",
    ),
    unit: UnitOption = None,
    stage: StageOption = None,
) -> Delivered:
    return "minutes"


def report_template(
    plan: str = argument(
        default=...,
        metavar=PLAN,
        complete="plans",
        vi="Kế hoạch: số hiệu (121), mã hay một phần tên.",
        en="The plan: number (121), id or part of its title.",
    ),
    agency: str = agency_option(default=..., vi="Cơ quan báo cáo.", en="The agency that reports."),
    period: str = option(
        "--period",
        default=...,
        metavar=PERIOD,
        vi="2023-Q3 (quý), 2023-H1 (6 tháng), 2023-9M (9 tháng), 2023 (năm) hay 2023-M05 (tháng).",
        en="2023-Q3, 2023-H1, 2023-9M, 2023 or 2023-M05.",
    ),
    output: Path | None = output_option(
        vi="Ghi vào TỆP, một tệp mới, tốt nhất là trong data/progress/.",
        en="Write to FILE, a new one, best in data/progress/.",
    ),
) -> Delivered:
    return "data"


def scorecard(
    period: str = new_year_option(
        default=...,
        vi="Năm mới, năm học (2026-2027), hoặc kỳ mới: 2026-Q3.",
        en="The new year, school year (2026-2027), or period: 2026-Q3.",
    ),
    from_: str | None = from_option(
        vi="Lấy cây của năm này. [mặc định: cây ví dụ]", en="Year whose tree it takes. [default: an example]"
    ),
    index: _FirstIndexOption = None,
    unit: AnotherUnitOption = None,
    output: FileOption = None,
) -> Delivered:
    return "data"


def plan(
    from_: str | None = from_option(
        vi="Năm của kết quả cần khắc phục. [mặc định: mới nhất]",
        en="Year of the scores that it answers. [default: the latest]",
    ),
    index: _FirstIndexOption = None,
    unit: AnotherUnitOption = None,
    output: FileOption = None,
) -> Delivered:
    return "data"
