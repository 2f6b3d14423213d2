"""The options of what writes files: pages, workbooks, papers, and data files to be filled in."""

from pathlib import Path
from typing import Annotated

from ctscore.cli.declared import (
    PERIOD,
    PLAN,
    YEAR,
    agency_option,
    argument,
    index_option,
    option,
    output_option,
    top_option,
)
from ctscore.cli.questions import REFERENCE, IndexOption, StageOption, UnitOption, YearArgument
from ctscore.cli.settings import AnotherUnitOption, DataOption, LangOption, QuietOption
from ctscore.findings import Refusal
from ctscore.findings.rule import Words
from ctscore.findings.usage_rules import CHANGES_IN_WORD, NOT_TOGETHER
from ctscore.periods import FIRST_YEAR, LAST_YEAR
from ctscore.render import Delivered

FromOption = Annotated[
    str | None,
    option(
        "--from",
        metavar=YEAR,
        complete="periods",
        vi="Lấy cây của năm này. [mặc định: cây ví dụ]",
        en="Year whose tree it takes. [default: an example]",
    ),
]
AnsweredOption = Annotated[
    str | None,
    option(
        "--from",
        metavar=YEAR,
        complete="periods",
        vi="Năm của kết quả cần khắc phục. [mặc định: mới nhất]",
        en="Year of the scores that it answers. [default: the latest]",
    ),
]
FileOption = Annotated[
    Path | None,
    output_option(vi="Ghi vào TỆP, một tệp mới.", en="Write to FILE, a new one."),
]
_FirstIndexOption = Annotated[
    str | None,
    index_option(vi="Chỉ số. [mặc định: chỉ số đầu tiên]", en="Its index. [default: the first]"),
]


def report(
    output: Annotated[
        Path,
        option(
            "--output",
            "-o",
            metavar=Words("TỆP.html", "FILE.html"),
            vi="Tệp để ghi; cùng --all-agencies thì là thư mục.",
            en="The file to write; with --all-agencies a folder.",
        ),
    ],
    period: Annotated[
        str | None,
        argument(
            metavar=YEAR,
            complete="periods",
            vi="Năm của bảng điểm, hoặc 2025-2026, 2026-Q3. [mặc định: mới nhất có kế hoạch]",
            en="Year of the scores, or 2025-2026, 2026-Q3. [default: the latest that a plan answers]",
        ),
    ] = None,
    index: IndexOption = None,
    agency: Annotated[
        str | None,
        agency_option(vi="Phiếu giao việc của cơ quan này.", en="The assignment sheet of this agency."),
    ] = None,
    all_agencies: Annotated[
        bool,
        option(
            "--all-agencies",
            vi="Phiếu của mọi cơ quan, cùng một trang kể tên.",
            en="The sheets of all agencies, with a page that lists them.",
        ),
    ] = False,
    against: Annotated[
        str | None,
        option(
            "--against",
            metavar=REFERENCE,
            complete="references",
            vi="Tính điểm mất so với max (điểm chuẩn), best (cao nhất), median (trung vị), top:20, "
            "target (mục tiêu) hay unit:TÊN. [mặc định: max]",
            en="Measure losses to max, best, median, top:20, target or unit:NAME. [default: max]",
        ),
    ] = None,
    summary: Annotated[
        bool,
        option(
            "--summary",
            vi="Bản tóm tắt một trang A4: đứng đâu, mất gì, ai chủ trì, việc sắp đến hạn.",
            en="A summary on one page of A4: where we stand, what cost most, who leads it, what is due.",
        ),
    ] = False,
    lang: LangOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> Delivered:
    """A year on one page, in pictures, for any browser; or the sheet that an agency is given."""
    sheets = {"--agency": agency is not None, "--all-agencies": all_agencies}
    for_all = {"--against": against is not None, "--summary": summary}  # a sheet is about tasks only
    first, second, *_ = [*(name for name, is_given in sheets.items() if is_given), None, None]
    other = second or next((name for name, is_given in for_all.items() if is_given), None)
    if first and other:
        raise Refusal(NOT_TOGETHER, first=first, second=other)
    return "report"


def workbook(
    output: Annotated[
        Path,
        option(
            "--output",
            "-o",
            metavar=Words("TỆP.xlsx", "FILE.xlsx"),
            vi="Tệp để ghi, một tệp mới.",
            en="The file to write, a new one.",
        ),
    ],
    period: YearArgument = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> Delivered:
    """One Excel file of a year, its totals as live formulas; and gaps, agencies, tasks, sources."""
    return "workbook"


def annex(
    output: Annotated[
        Path,
        output_option(vi="Ghi vào TỆP: .docx, .md hoặc .xlsx.", en="Write to FILE: .docx, .md or .xlsx."),
    ],
    period: YearArgument = None,
    index: Annotated[
        str | None,
        index_option(
            vi="Chỉ số. [mặc định: chỉ số đầu tiên có tiêu chí]",
            en="Its index. [default: the first with criteria]",
        ),
    ] = None,
    unit: UnitOption = None,
    plan: Annotated[
        str | None,
        option(
            "--plan",
            metavar=PLAN,
            complete="plans",
            vi="Chỉ lấy nhiệm vụ của kế hoạch này. [mặc định: kế hoạch mới nhất có tiêu chí ấy]",
            en="Take tasks from this plan only. [default: for each criterion the last that has it]",
        ),
    ] = None,
    year_of_plan: Annotated[
        int | None,
        option(
            "--year-of-plan",
            metavar=YEAR,
            min=FIRST_YEAR,
            max=LAST_YEAR,
            vi="Năm của kế hoạch sắp lập: không xét các kế hoạch sau đó.",
            en="Year of the plan to come: later plans are left out.",
        ),
    ] = None,
    against: Annotated[
        Path | None,
        option(
            "--against",
            metavar=Words("TỆP.docx", "FILE.docx"),
            vi="Dự thảo trước, có thể đã sửa tay: ghi lại tệp ấy với mọi thay đổi được đánh dấu trong Word.",
            en="An earlier draft, edited or not: write it again with all that changed marked in Word.",
        ),
    ] = None,
    stage: StageOption = None,
) -> Delivered:
    """Draft the annex of the next plan: what lost points, with the tasks and leads of the last plan."""
    if against is not None and (output.suffix.lower() != ".docx" or _is_same(against, output)):
        raise Refusal(CHANGES_IN_WORD, path=str(output))
    return "annex"


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def minutes(
    output: Annotated[
        Path,
        output_option(vi="Ghi vào TỆP: .docx hoặc .md.", en="Write to FILE: .docx or .md."),
    ],
    period: YearArgument = None,
    index: IndexOption = None,
    top: Annotated[
        int | None,
        top_option(
            vi="Bao nhiêu dòng của mỗi chỉ số trong một bảng. [mặc định: 10; khi có nhiều chỉ số: 5]",
            en="How many rows of each index a table has. [default: 10; of several indexes 5]",
        ),
    ] = None,
    unit: UnitOption = None,
    stage: StageOption = None,
) -> Delivered:
    """Write the notes for a meeting: conclusions, results, losses, who leads them, targets, what is open."""
    return "minutes"


def report_template(
    plan: Annotated[
        str,
        argument(
            metavar=PLAN,
            complete="plans",
            vi="Kế hoạch: số hiệu (121), mã hay một phần tên.",
            en="The plan: number (121), id or part of its title.",
        ),
    ],
    agency: Annotated[
        str,
        agency_option(vi="Cơ quan báo cáo.", en="The agency that reports."),
    ],
    period: Annotated[
        str,
        option(
            "--period",
            metavar=PERIOD,
            vi="2023-Q3 (quý), 2023-H1 (6 tháng), 2023-9M (9 tháng), 2023 (năm) hay 2023-M05 (tháng).",
            en="2023-Q3, 2023-H1, 2023-9M, 2023 or 2023-M05.",
        ),
    ],
    output: Annotated[
        Path | None,
        output_option(
            vi="Ghi vào TỆP, một tệp mới, tốt nhất là trong data/progress/.",
            en="Write to FILE, a new one, best in data/progress/.",
        ),
    ] = None,
) -> Delivered:
    """Write the progress report that an agency fills in: its tasks of a plan, for one period."""
    return "data"


def scorecard(
    period: Annotated[
        str,
        option(
            "--year",
            "-y",
            metavar=YEAR,
            vi="Năm mới, năm học (2026-2027), hoặc kỳ mới: 2026-Q3.",
            en="The new year, school year (2026-2027), or period: 2026-Q3.",
        ),
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
