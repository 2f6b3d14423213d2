"""The options of `import`: what brings tables of other programs in, or figures back from a workbook."""

from pathlib import Path
from typing import Annotated, Literal

from ctscore.cli.declared import (
    COUNT,
    FILE,
    FOLDER,
    argument,
    flag,
    index_option,
    new_year_option,
    option,
    output_option,
    sheet_option,
    stage_option,
)
from ctscore.cli.settings import AnotherUnitOption, LangOption, QuietOption
from ctscore.phrases import Words

TablesOption = Annotated[
    list[int] | None,
    option(
        "--table",
        "-t",
        metavar=COUNT,
        min=1,
        vi="Bảng thứ mấy, như --explain đếm; kế hoạch thì được nhiều bảng.",
        en="Which table, as --explain counts them; of a plan several.",
    ),
]
SheetOption = Annotated[
    str | None,
    sheet_option(
        vi="Trang của tệp Excel. [mặc định: mọi trang không ẩn]",
        en="Sheet of the Excel file. [default: all not hidden]",
    ),
]
DocumentOption = Annotated[
    str | None,
    option(
        "--document",
        metavar=Words("MÃ", "ID"),
        complete="documents",
        vi="Văn bản, theo mã của nó trong documents.yaml.",
        en="The document, by its id in documents.yaml.",
    ),
]
ListingOption = Annotated[
    Literal["full", "losses-only", "part"] | None,
    option(
        "--listing",
        vi="Bảng kể những gì: tất cả (full), chỉ chỗ mất điểm (losses-only), một phần (part). "
        "[mặc định: như điểm cho biết]",
        en="What the table lists. [default: as its points tell]",
    ),
]
PublishedOption = Annotated[
    str | None,
    option(
        "--published",
        metavar=Words("ĐIỂM", "POINTS"),
        vi="Tổng điểm công bố, nếu bảng không ghi.",
        en="The published score of the whole, where the table does not have it.",
    ),
]
RankOption = Annotated[
    int | None,
    option(
        "--rank",
        metavar=Words("HẠNG", "RANK"),
        min=1,
        vi="Hạng công bố, cùng --published.",
        en="The published rank, with --published.",
    ),
]
StageOption = Annotated[
    str | None,
    stage_option(
        vi="Giai đoạn của bảng điểm. [mặc định: của cột cuối]",
        en="Stage of the scorecard. [default: that of the last column]",
    ),
]
ColumnsOption = Annotated[
    list[str] | None,
    option(
        "--map",
        "-m",
        metavar=Words("VAI=CỘT", "ROLE=COLUMN"),
        vi="Chỉ một cột của bảng lạ: max=Tối đa.",
        en="Name a column of a strange table: max=Tối đa.",
    ),
]
AcceptOption = Annotated[
    bool,
    option(
        "--accept",
        vi="Nhận những gì có lẽ đã muốn nói: cơ quan, và văn bản nếu còn mới.",
        en="Take what was probably meant: agencies, and the document if it is new.",
    ),
]


def annex(
    file: Path = argument(
        default=...,
        metavar=FILE,
        vi="Phụ lục: .docx, .xlsx, .csv, .html, hoặc văn bản thô có bảng.",
        en="The annex: .docx, .xlsx, .csv, .html, or text with its table.",
    ),
    index: str | None = index_option(vi="Chỉ số mà bảng nói đến.", en="The index that it is about."),
    period: str | None = new_year_option(vi="Năm của bảng điểm.", en="Year of the scores."),
    unit: AnotherUnitOption = None,
    kind: Literal["scorecard", "plan", "both"] | None = option(
        "--kind",
        "-k",
        vi="Làm thành bảng điểm (scorecard), kế hoạch (plan) hay cả hai (both). "
        "[mặc định: bảng điểm nếu có cột điểm; thư mục mới: có gì làm nấy]",
        en="What to make. [default: a scorecard where there are points; in a new folder all there is]",
    ),
    number: str | None = option(
        "--annex",
        "-a",
        metavar=COUNT,
        vi="Phụ lục nào, khi có nhiều: II.",
        en="Which annex, where there are several: II.",
    ),
    tables: TablesOption = None,
    sheet: SheetOption = None,
    document: DocumentOption = None,
    listing: ListingOption = None,
    published: PublishedOption = None,
    rank: RankOption = None,
    stage: StageOption = None,
    columns: ColumnsOption = None,
    accept: AcceptOption = False,
    propose: Path | None = option(
        "--propose",
        metavar=Words("TỆP.yaml", "FILE.yaml"),
        vi="Ghi cơ quan (và đơn vị) chưa có trong danh mục vào TỆP.yaml.",
        en="Write agencies (and the unit) that no register has to FILE.yaml.",
    ),
    output: Path | None = output_option(
        vi="Ghi vào TỆP, như data/scores/2025/par-index.yaml; vào THƯ-MỤC/ thì mọi bảng, mỗi bảng đúng loại.",
        en="Write to FILE, such as data/scores/2025/par-index.yaml; "
        "to FOLDER/ all tables, each as what it is.",
    ),
    explain: bool = flag(
        "--explain",
        vi="Cho xem các bảng của TỆP và chúng được hiểu thế nào; không ghi gì.",
        en="Show the tables of FILE and how they are understood; write nothing.",
    ),
    dry_run: bool = flag(
        "--dry-run",
        vi="Kể những gì cần xem lại; không ghi gì.",
        en="Tell what there is to look at; write nothing.",
    ),
    force: bool = flag(
        "--force",
        vi="Ghi đè TỆP, hoặc ghi dù có lỗi; chỗ khác nhau được cho xem.",
        en="Write over FILE, or in spite of errors; a diff is shown.",
    ),
) -> None: ...


def update(
    file: Path = argument(
        default=...,
        metavar=Words("TỆP.xlsx", "FILE.xlsx"),
        vi="Tệp Excel do `ctscore workbook` ghi.",
        en="A workbook that `ctscore workbook` wrote.",
    ),
    folder: Path = option(
        "--update",
        default=...,
        metavar=FOLDER,
        vi="Thư mục dữ liệu nhận các số đã sửa.",
        en="The data folder that takes the edited figures.",
    ),
    dry_run: bool = flag(
        "--dry-run", vi="Cho xem thay đổi, không ghi gì.", en="Show the changes and write nothing."
    ),
    force: bool = flag(
        "--force",
        vi="Cứ ghi, dù có thêm lỗi; thay bản cũ kể các dòng bị từ chối.",
        en="Write even where that makes new errors; replace an older copy of refused rows.",
    ),
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None: ...


def panel(
    table: Path = argument(
        default=...,
        metavar=FILE,
        vi="Bảng: .csv, .xlsx, .docx hoặc .md.",
        en="The table: .csv, .xlsx, .docx or .md.",
    ),
    index: str = index_option(default=..., vi="Chỉ số của các số liệu.", en="The index of the figures."),
    period: str = new_year_option(default=..., vi="Năm của số liệu.", en="Their year."),
    map_: Path | None = option(
        "--map",
        "-m",
        metavar=Words("ÁNH-XẠ", "MAP"),
        vi="Cột nào là tiêu chí nào: một tệp YAML. Không có thì in ra một tệp để bắt đầu.",
        en="Which column is which criterion: a YAML file. Without it one to start from is printed.",
    ),
    output: Path | None = output_option(
        vi="Ghi vào TỆP, như data/panels/2022/papi.yaml.",
        en="Write to FILE, such as data/panels/2022/papi.yaml.",
    ),
    sheet: str | None = sheet_option(
        vi="Trang của tệp Excel. [mặc định: trang đầu]", en="Sheet of the Excel file. [default: first]"
    ),
    force: bool = flag("--force", vi="Thay TỆP nếu đã có.", en="Replace FILE where it exists."),
) -> None: ...
