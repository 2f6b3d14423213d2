"""The options of `init`, which begins a folder."""

from pathlib import Path

from ctscore.cli.bringing import (
    AcceptOption,
    ColumnsOption,
    DocumentOption,
    ListingOption,
    PublishedOption,
    RankOption,
    SheetOption,
    StageOption,
    TablesOption,
)
from ctscore.cli.declared import (
    FILE,
    FOLDER,
    INDEX,
    KIND,
    LANGUAGES,
    NAME,
    argument,
    new_year_option,
    option,
)
from ctscore.cli.settings import LangOption, QuietOption


def init(
    folder: str | None = argument(
        metavar=FOLDER,
        vi="Thư mục muốn lập. [mặc định: thư mục này]",
        en="The folder to begin. [default: this one]",
    ),
    name: str | None = option(
        "--name", "--unit", "-u", metavar=NAME, vi="Tên cơ quan, tổ chức.", en="Name of your organisation."
    ),
    kind: str | None = option(
        "--kind",
        "-k",
        metavar=KIND,
        vi="Là gì: province (tỉnh), department (sở), commune (xã, phường) hay organisation (tổ chức "
        "khác). Với --from: làm thành bảng điểm (scorecard), kế hoạch (plan) hay cả hai (both). "
        "[mặc định: có gì làm nấy]",
        en="What it is: province, department or commune (of Vietnam), or organisation. "
        "With --from: what to make, scorecard, plan or both. [default: all there is]",
    ),
    languages: str | None = option(
        "--languages",
        metavar=LANGUAGES,
        vi="Ngôn ngữ của các tên: vi, en, vi,en, hay khác: fr,en. [mặc định: --lang]",
        en="Of the names in it: vi, en, vi,en, or others: fr,en. [default: --lang]",
    ),
    index: str | None = option(
        "--index",
        "-i",
        metavar=INDEX,
        vi="PAR-INDEX, SIPAS, PAPI, PCI, hay chỉ số của mình.",
        en="PAR-INDEX, SIPAS, PAPI, PCI, or one of your own.",
    ),
    period: str | None = new_year_option(
        vi="Năm của bảng điểm, năm học (2025-2026), hoặc kỳ: 2026-Q3.",
        en="Year of the scores, school or financial year (2025-2026), or period: 2026-Q3.",
    ),
    leads: list[str] | None = option(
        "--lead",
        metavar=NAME,
        vi="Ai chủ trì tiêu chí; nhiều nơi thì ghi nhiều lần.",
        en="Who leads work on criteria; several times for several.",
    ),
    from_: Path | None = option(
        "--from",
        metavar=FILE,
        vi="Lập từ một bảng có sẵn: .docx, .xlsx, .csv, .md và loại khác.",
        en="Begin with a table that came in: .docx, .xlsx, .csv, .md and others.",
    ),
    document: DocumentOption = None,
    listing: ListingOption = None,
    published: PublishedOption = None,
    rank: RankOption = None,
    stage: StageOption = None,
    tables: TablesOption = None,
    sheet: SheetOption = None,
    columns: ColumnsOption = None,
    accept: AcceptOption = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None: ...
