"""The options of what is done to data files: checking, explaining, editing, sealing.

`--lang`, `--data` and `--quiet` are added to lists that do not say which of them they have.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ctscore.cli.declared import (
    PATHS,
    RULE,
    argument,
    flag,
    index_option,
    option,
    stage_option,
    year_option,
)
from ctscore.cli.settings import AnotherUnitOption, LangOption, OutputOption, QuietOption
from ctscore.phrases import Words
from ctscore.render.findings import FINDING_FORMATS

if TYPE_CHECKING:
    FindingFormat = str
else:  # the choices are what findings can be rendered in
    FindingFormat = StrEnum("FindingFormat", {name.upper(): name for name in FINDING_FORMATS})


def validate(
    paths: list[Path] | None = argument(
        metavar=PATHS,
        vi="Thư mục hay tệp dữ liệu. [mặc định: thư mục dữ liệu]",
        en="Data folders or files. [default: the data folder]",
    ),
    format_: FindingFormat | None = option(
        "--format",
        "-f",
        case_sensitive=False,
        vi="Định dạng kết quả. [mặc định: theo đuôi tệp; github khi chạy trong Actions; còn lại là text]",
        en="Output format. [default: that of the file's suffix; github in its Actions; else text]",
    ),
    select: list[str] | None = option(
        "--select",
        metavar=RULE,
        complete="rules",
        vi="Chỉ những quy tắc này: CT409, CT4, known-erratum.",
        en="Only these rules: CT409, CT4, known-erratum.",
    ),
    ignore: list[str] | None = option(
        "--ignore",
        metavar=RULE,
        complete="rules",
        vi="Không xét những quy tắc này.",
        en="Without these rules.",
    ),
    strict: bool = flag(
        "--strict", vi="Có cảnh báo cũng kết thúc với mã 1.", en="Exit with 1 where there are warnings."
    ),
    exit_zero: bool = flag(
        "--exit-zero", vi="Luôn kết thúc với mã 0, dù thấy gì.", en="Exit with 0 whatever is found."
    ),
    every: bool = flag(
        "--all",
        vi="Kể từng lỗi giống nhau, không chỉ mười lỗi đầu.",
        en="Tell equal findings one by one, not only the first ten.",
    ),
    since: str | None = option(
        "--since",
        metavar=Words("BẢN", "REV"),
        vi="Kể số liệu đã đổi những gì từ một bản trong git.",
        en="Tell what changed in the numbers since a git revision.",
    ),
    drop: str | None = option(
        "--fail-if-drop",
        metavar=Words("X", "X"),
        vi="Kết thúc với mã 1 nếu có tổng điểm giảm quá X.",
        en="Exit with 1 if a total fell by more than X.",
    ),
    jobs: str = option(
        "--jobs",
        "-j",
        default="auto",
        metavar=Words("SỐ|auto", "N|auto"),
        vi="Bao nhiêu tiến trình cùng xét một thư mục lớn.",
        en="How many processes look at a large folder.",
    ),
    output: OutputOption = None,
) -> None: ...


def explain(
    rule: str | None = argument(
        metavar=RULE,
        complete="rules",
        vi="Mã hay tên của quy tắc; không ghi thì kể tất cả.",
        en="Code or name of a rule; without it, the list.",
    ),
    every: bool = flag("--all", vi="Giải thích mọi quy tắc.", en="Explain all rules."),
    markdown: bool = flag("--markdown", vi="Viết bằng markdown.", en="As markdown."),
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None: ...


def schema(
    kind: str | None = argument(
        metavar=Words("LOẠI", "KIND"),
        complete="kinds",
        vi="Loại tệp dữ liệu; không ghi thì kể tất cả.",
        en="Kind of data file; without it, the list.",
    ),
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None: ...


def set_(
    changes: list[str] = argument(
        default=...,
        metavar=Words("MÃ GIÁ-TRỊ | MÃ=GIÁ-TRỊ…", "CODE VALUE | CODE=VALUE…"),
        complete="codes",
        vi="Mã của tiêu chí như 5.4; của nhóm, là tổng in trong nguồn; của chỉ số, là điểm công bố. Giá "
        "trị: 1.5, +0.3, -0.3, max (trọn điểm), =-1.5 nếu là điểm trừ, chữ của một câu trả lời, hoặc n/a "
        "(không áp dụng; ở nhóm là mọi tiêu chí của nhóm).",
        en="The code of a criterion, such as 5.4; of a group, for its printed sum; of the index, for the "
        "printed score. Points: 1.5, +0.3, -0.3, max, =-1.5 for a deduction, the word of an answer, or "
        "n/a (does not apply; of a group, all that is in it).",
    ),
    period: str | None = year_option(
        vi="Năm của bảng điểm. [mặc định: kỳ duy nhất có bảng điểm]",
        en="Year of the scores. [default: the only period with a scorecard]",
    ),
    index: str | None = index_option(
        vi="Chỉ số, khi nhiều chỉ số có MÃ này.", en="The index, where several have CODE."
    ),
    unit: AnotherUnitOption = None,
    stage: str | None = stage_option(
        vi="Của giai đoạn nào. [mặc định: của tệp]", en="Of which stage. [default: that of the file]"
    ),
    rank: int | None = option(
        "--rank",
        metavar=Words("HẠNG", "RANK"),
        min=1,
        vi="Hạng công bố, cùng điểm của cả chỉ số.",
        en="The published rank, with the score of the whole index.",
    ),
    why: str | None = option(
        "--why",
        metavar=Words("LÝ-DO", "REASON"),
        vi="Vì sao không áp dụng (n/a).",
        en="Why it does not apply (n/a).",
    ),
    how: Literal["shrink", "full", "zero", "unscored"] | None = option(
        "--how",
        vi="Không áp dụng thì tính thế nào: bỏ khỏi điểm chuẩn (shrink), trọn điểm (full), 0 điểm "
        "(zero), không chấm (unscored). [mặc định: shrink]",
        en="What becomes of the maximum of what does not apply: it leaves the whole (shrink), full "
        "marks, zero, or not scored. [default: shrink]",
    ),
    force: bool = flag("--force", vi="Cứ ghi, dù có thêm lỗi.", en="Write even where that makes new errors."),
    dry_run: bool = flag(
        "--dry-run", vi="Cho xem thay đổi, không ghi gì.", en="Show the change and write nothing."
    ),
) -> None: ...


def fmt(
    paths: list[Path] | None = argument(
        metavar=PATHS,
        vi="Tệp hay thư mục. [mặc định: thư mục dữ liệu]",
        en="Files or folders. [default: the data folder]",
    ),
    check: bool = flag(
        "--check",
        vi="Không ghi gì; kết thúc với mã 1 nếu có tệp chưa gọn.",
        en="Write nothing; exit with 1 where a file is not tidy.",
    ),
    raise_: bool = flag(
        "--raise",
        vi="Nâng tệp lên phiên bản mới nhất của định dạng: nội dung vẫn vậy.",
        en="Also raise files to the newest version of their format: they say the same.",
    ),
) -> None: ...


def seal(
    paths: list[Path] | None = argument(
        metavar=PATHS,
        vi="Tệp hay thư mục. [mặc định: cả thư mục dữ liệu]",
        en="Files or folders. [default: all of the data folder]",
    ),
) -> None: ...
