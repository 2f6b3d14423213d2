"""The options of what is done to data files: checking, explaining, editing, sealing, bringing in.

`--lang`, `--data` and `--quiet` are added to lists that do not say which of them they have.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from ctscore.cli.asking import doing
from ctscore.cli.settings import AnotherUnitOption, LangOption, OutputOption, QuietOption
from ctscore.render.findings import FINDING_FORMATS

if TYPE_CHECKING:
    FindingFormat = str
else:  # the choices are what findings can be rendered in
    FindingFormat = StrEnum("FindingFormat", {name.upper(): name for name in FINDING_FORMATS})


class Imports(TyperGroup):
    """`import FILE` brings in an annex; other words behind `import` name what else there is to bring in."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the usual command in front where none is given."""
        named = args and (args[0] in self.commands or args[0] in ctx.help_option_names)
        usual = "update" if any(arg.partition("=")[0] == "--update" for arg in args) else "annex"
        return super().parse_args(ctx, args if named or not args else [usual, *args])


importing = typer.Typer(
    cls=Imports,
    help="Make data files from tables of other programs: `import FILE` (`--explain` shows how its tables are "
    "understood, `--table N` takes one of them), or `import panel FILE`.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@importing.callback()
def _top() -> None:
    """Make data files from tables of other programs: `import FILE`, or `import panel FILE`."""


class ImportedKind(StrEnum):
    """What an annex becomes."""

    SCORECARD = "scorecard"
    PLAN = "plan"
    BOTH = "both"


class Listings(StrEnum):
    """What a table of points lists."""

    FULL = "full"
    LOSSES_ONLY = "losses-only"
    PART = "part"


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Data folders or files. [default: the data folder]", show_default=False
        ),
    ] = None,
    format_: Annotated[
        FindingFormat | None,
        typer.Option(
            "--format",
            "-f",
            case_sensitive=False,
            help="Output format. [default: that of the file's suffix; github in its Actions; else text]",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Only these rules: CT409, CT4, known-erratum."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="Without these rules.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where there are warnings.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Tell equal findings one by one, not only the first ten.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Tell what changed in the numbers since a git revision."),
    ] = None,
    drop: Annotated[
        str | None,
        typer.Option("--fail-if-drop", metavar="X", help="Exit with 1 if a total fell by more than X."),
    ] = None,
    jobs: Annotated[
        str, typer.Option("--jobs", "-j", metavar="N|auto", help="How many processes look at a large folder.")
    ] = "auto",
    output: OutputOption = None,
) -> None:
    """Is every data file right? All problems at once; exit 1 where there are errors."""


def explain(
    rule: Annotated[
        str | None, typer.Argument(metavar="[RULE]", help="Code or name of a rule; without it, the list.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Explain all rules.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As markdown.")] = False,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """What does a code such as CT305 mean, why does it matter, and what does right look like?"""


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="Kind of data file; without it, the list.")
    ] = None,
    output: OutputOption = None,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """JSON Schema of a kind of data file, for editors and other tools; with -o FOLDER/ all of them."""


def set_(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The criterion, such as 5.4.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="Its points: 1.5, +0.3, -0.3, max, =-1.5 for a deduction, or the word of an answer.",
        ),
    ],
    period: Annotated[str, typer.Option("--year", "-y", metavar="YEAR", help="Year of the scores.")],
    index: Annotated[
        str | None, typer.Option("--index", "-i", metavar="INDEX", help="The index, where several have CODE.")
    ] = None,
    unit: AnotherUnitOption = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="STAGE", help="Of which stage. [default: that of the file]"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write even where that makes new errors.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change and write nothing.")] = False,
) -> None:
    """Change one figure of a scorecard: one line differs, and the data is checked before it is written."""


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders. [default: the data folder]"),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where a file is not tidy.")
    ] = False,
    raise_: Annotated[
        bool,
        typer.Option(
            "--raise", help="Also raise files to the newest version of their format: they say the same."
        ),
    ] = False,
) -> None:
    """Tidy how data files are written, not what they say: quotes of codes, Unicode, blanks, line ends."""


def seal(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders. [default: all of the data folder]"),
    ] = None,
) -> None:
    """Record what data files say, once read against their sources: from then on a slip is told."""


TablesOption = Annotated[
    list[int] | None,
    typer.Option(
        "--table",
        "-t",
        metavar="N",
        min=1,
        help="Which table, as --explain counts them; of a plan several.",
    ),
]
SheetOption = Annotated[
    str | None,
    typer.Option("--sheet", metavar="SHEET", help="Sheet of the Excel file. [default: all not hidden]"),
]
DocumentOption = Annotated[
    str | None,
    typer.Option("--document", metavar="ID", help="The document, by its id in documents.yaml."),
]
ListingOption = Annotated[
    Listings | None,
    typer.Option("--listing", help="What the table lists. [default: as its points tell]"),
]
StageOption = Annotated[
    str | None,
    typer.Option(
        "--stage", metavar="STAGE", help="Stage of the scorecard. [default: that of the last column]"
    ),
]
ColumnsOption = Annotated[
    list[str] | None,
    typer.Option("--map", "-m", metavar="ROLE=COLUMN", help="Name a column of a strange table: max=Tối đa."),
]
AcceptOption = Annotated[
    bool,
    typer.Option("--accept", help="Take what was probably meant: agencies, and the document if it is new."),
]
ProposeOption = Annotated[
    Path | None,
    typer.Option(
        "--propose", metavar="FILE.yaml", help="Write the agencies that no register has to FILE.yaml."
    ),
]
ImportedOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, such as data/scores/2023/par-index.yaml; "
        "to FOLDER/ all tables, each as what it is.",
    ),
]


def annex(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The annex: .docx, .xlsx, .csv, .html, or text with its table."),
    ],
    index: Annotated[
        str | None, typer.Option("--index", "-i", metavar="INDEX", help="The index that it is about.")
    ] = None,
    period: Annotated[
        str | None, typer.Option("--year", "-y", metavar="YEAR", help="Year of the scores.")
    ] = None,
    unit: AnotherUnitOption = None,
    kind: Annotated[
        ImportedKind | None,
        typer.Option("--kind", "-k", help="What to make. [default: a scorecard where there are points]"),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option("--annex", "-a", metavar="N", help="Which annex, where there are several: II."),
    ] = None,
    tables: TablesOption = None,
    sheet: SheetOption = None,
    document: DocumentOption = None,
    listing: ListingOption = None,
    stage: StageOption = None,
    columns: ColumnsOption = None,
    accept: AcceptOption = False,
    propose: ProposeOption = None,
    output: ImportedOption = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show the tables of FILE and how they are understood; write nothing."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what there is to look at; write nothing.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over FILE, or in spite of errors; a diff is shown.")
    ] = False,
) -> None:
    """The annex of a plan becomes a scorecard or a plan, with a list of all that is to be looked at."""


def update(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="A workbook that `ctscore workbook` wrote.")
    ],
    folder: Annotated[
        Path, typer.Option("--update", metavar="DATA", help="The data folder that takes the edited figures.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes and write nothing.")] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Write even where that makes new errors; replace an older copy of refused rows."
        ),
    ] = False,
    lang: LangOption = None,
    quiet: QuietOption = False,
) -> None:
    """The figures that were edited in a workbook are changed in the data, one line each, and nothing else."""


def panel(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="The table: .csv, .xlsx, .docx or .md.")],
    index: Annotated[str, typer.Option("--index", "-i", metavar="INDEX", help="The index of the figures.")],
    period: Annotated[str, typer.Option("--year", "-y", metavar="YEAR", help="Their year.")],
    map_: Annotated[
        Path | None,
        typer.Option(
            "--map",
            "-m",
            metavar="MAP",
            help="Which column is which criterion: a YAML file. Without it one to start from is printed.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to FILE, such as data/panels/2022/papi.yaml."
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="SHEET", help="Sheet of the Excel file. [default: first]"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it exists.")] = False,
) -> None:
    """A wide table, a row a unit, becomes a panel; refused cells are named, and nothing is written then."""


importing.command("annex")(doing(annex, "importing.annex"))
importing.command("update")(doing(update, "importing.update"))
importing.command("panel")(doing(panel, "importing.panel"))
