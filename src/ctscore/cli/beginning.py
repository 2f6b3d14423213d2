"""What `init` does: a folder of one's own, whole or not at all, and never over what is there."""

import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

import typer

from ctscore.book import Book
from ctscore.checks import findings_in
from ctscore.cli.first_import import begin, unnumbered, write_start
from ctscore.cli.importing import of_options, review, with_result
from ctscore.cli.interview import Given, Wish, ask_listing, wish_of
from ctscore.cli.messages import MISSED, WRONG_USAGE, explaining, tell
from ctscore.cli.settings import Destination, destination
from ctscore.cli.writing import encoded, placed, write_files
from ctscore.decimals import HUNDRED, plain
from ctscore.findings import DataProblems, Refusal, Severity
from ctscore.findings.usage_rules import (
    CANNOT_WRITE,
    FIRST_NEEDS_DOCUMENT,
    IN_THE_WAY,
    LISTING_UNKNOWN,
    NOT_A_FOLDER,
    NOT_A_NAME,
    NOT_TOGETHER,
    OPTIONS_MISSING,
)
from ctscore.importing import annexes
from ctscore.importing.proposals import document_name, told_of_lists
from ctscore.importing.registers import (
    Start,
    first_of_like,
    like_tables,
    other_years,
    told_by_table,
    usual_place,
)
from ctscore.languages import either
from ctscore.load import folder_around, load_contents, shipped_data, shown
from ctscore.load.folder import FOLDERS
from ctscore.load.schema_lines import SCHEMAS
from ctscore.load.schemas import schema_text
from ctscore.model import KINDS
from ctscore.periods import FIRST_YEAR, Period
from ctscore.phrases import Phrase, Words
from ctscore.questions import beginnings, folder_papers
from ctscore.scoring import walk
from ctscore.version import __version__
from ctscore.words import closest, listed, printable, slug
from ctscore.workspace import open_checked

_DATA = "data"
_AGAIN = Words(
    "mọi câu trả lời nằm trong lệnh này; sửa xong thì chạy, khỏi trả lời lại:",
    "all answers are in this command: once that is mended, run it",
)


def init(
    folder: str | None = None,
    name: str | None = None,
    kind: str | None = None,
    languages: str | None = None,
    index: str | None = None,
    period: str | None = None,
    leads: list[str] | None = None,
    from_: Path | None = None,
    document: str | None = None,
    listing: str | None = None,
    published: str | None = None,
    rank: int | None = None,
    stage: str | None = None,
    tables: list[int] | None = None,
    sheet: str | None = None,
    columns: list[str] | None = None,
    accept: bool = False,
    lang: str | None = None,
    quiet: bool = False,
) -> None:
    """Begin a folder of your own: settings, registers, a first scorecard, checks; asks in a terminal."""
    goal = destination("data", output=None, lang=lang, quiet=quiet)
    for_tables = {
        "--document": document, "--listing": listing, "--stage": stage, "--table": tables,
        "--published": published, "--rank": rank,
        "--sheet": sheet, "--map": columns, "--accept": accept,
    }  # fmt: skip
    with explaining(goal.lang, importing=True):
        _refuse_together(from_, {"--lead": leads}, for_tables)
        if folder is not None:
            free(folder)
        given = Given(folder, name, kind, languages, index, period, tuple(leads or ()), from_ is not None)
        known = open_checked(shipped_data())
        first = ""
        table = annexes.Wanted(from_ or Path(), "", Period(FIRST_YEAR), "")
        if from_ is not None:
            table = of_options(table, document, listing, tables, sheet, columns, accept=accept)
            table, first = first_of_like(with_result(annexes.read_once(table), published, rank))
            owner, told, called = told_by_table(table, known)
            given = replace(given, owner=owner, told=told, called=called)
        about = wish_of(given, known, goal.lang, free)
    with (
        _answers_kept(about, {"--from": from_, **for_tables}, goal.lang),
        explaining(goal.lang, importing=True),
    ):
        if from_ is None:
            _begin_with_example(about.folder, about, known, goal)
            return
        wanted = replace(table, index=about.index, period=about.period, unit=about.name, kind=about.kind)
        _begin_with_table(about, wanted, stage, goal, first)


@contextmanager
def _answers_kept(about: Wish, of_table: Mapping[str, object], lang: str) -> Iterator[None]:
    """Tell, where what was asked for is refused, the command that has all that was answered."""
    try:
        yield
    except typer.Exit as stop:
        if about.asked and stop.exit_code == WRONG_USAGE:
            answered = {
                "--name": about.name,
                "--kind": about.kind,
                "--index": about.index,
                "--year": about.period.called,
                "--languages": ",".join(about.languages),
                "--lead": about.leads,
            }
            words = ["  ctscore init", _quoted(str(about.folder))]
            for option, given in {**of_table, **answered}.items():
                if given is True:
                    words.append(option)
                elif given:
                    several = given if isinstance(given, (list, tuple)) else [given]
                    words += [f"{option} {_quoted(str(one))}" for one in several]
            _tell([_AGAIN, Words(" ".join(words), " ".join(words))], lang)
        raise


def _refuse_together(
    from_: Path | None, of_example: Mapping[str, object], of_table: Mapping[str, object]
) -> None:
    """Raise `Refusal` for what only an example has beside a table, and for what only a table has without."""
    wrong = [option for option, given in (of_example if from_ else of_table).items() if given]
    if wrong and from_:
        raise Refusal(NOT_TOGETHER, first=wrong[0], second="--from")
    if wrong:
        raise Refusal(OPTIONS_MISSING, missing=f"--from ({listed(wrong)})")


def free(folder: str) -> Path:
    """Return the folder to begin; raises `Refusal` where something is in it that is not to be touched."""
    path = Path(folder)
    try:
        if not folder.strip():
            raise Refusal(NOT_A_NAME, given=folder, option="FOLDER")
        if os.path.lexists(path) and not path.is_dir():
            raise Refusal(NOT_A_FOLDER, path=folder)
        around = folder_around(path / "any")
        if around is not None:
            there = (f"{name}/" for name in FOLDERS if (around / name).is_dir())
            raise Refusal(IN_THE_WAY, folder=shown(around), files=listed(list(there)))
        there = (name for name in (_DATA, SCHEMAS) if _holds(path / name))
        if found := [f"{name}/" if (path / name).is_dir() else name for name in there]:
            raise Refusal(IN_THE_WAY, folder=folder, files=listed(found))
    except OSError as trouble:
        raise Refusal(CANNOT_WRITE, path=folder, reason=trouble.strerror or str(trouble)) from None
    return path


def _holds(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else os.path.lexists(path)


def _begin_with_example(home: Path, wish: Wish, known: Book, goal: Destination) -> None:
    """Write a folder with an example scorecard, and say what to do next."""
    about = beginnings.Beginning(
        beginnings.Organisation(wish.kind), wish.name, wish.languages, wish.index, wish.period, wish.leads,
        date.today(),
    )  # fmt: skip
    begun = beginnings.begin(about, known, shipped_data())
    texts = {home / _DATA / name: text for name, text in begun.files.items()}
    book = load_contents({shown(path): text.encode() for path, text in texts.items()})
    errors = tuple(one for one in findings_in(book) if one.severity is Severity.ERROR)
    if errors:
        raise DataProblems(errors)
    card = home / _DATA / begun.scorecard
    facts = _facts(book, shown(card), about.words, about.period)
    papers, left = _beside(home, book.own_language, facts, example=True)
    files = {path: placed(path, text, home) for path, text in texts.items()} | papers
    write_files(
        [(path, content, None) for path, content in files.items()], goal.lang, quiet=True, make_folders=True
    )
    _tell_written(home, [path.relative_to(home) for path in files], left, goal)
    of_province = about.kind is beginnings.Organisation.PROVINCE  # so are the indexes that are known
    lang = book.in_its_words(goal.lang)
    _tell(
        (*_told_of(begun, known, of_province=of_province), *told_of_lists(wish.leads, book.own_language)),
        lang,
    )
    if not goal.quiet:
        _tell(_next_steps(home, facts, card.relative_to(home)), lang)


def _begin_with_table(
    about: Wish, wanted: annexes.Wanted, stage: str | None, goal: Destination, first: str
) -> None:
    """Write a folder with what a table becomes; exits with 1 where something is left to be mended.

    `first` is the sheet that was taken of several with the same table, else empty.
    """
    home = about.folder
    made, done = _made_of_table(about, wanted, stage, goal)
    name = made.book.units[made.wanted.unit].name.own
    if first not in ("", name):
        own = f"--name {_quoted(first)}"
        vi = f"lấy trang đầu “{first}” là bảng của {name}; nếu là của đơn vị {first}, lập lại với {own}"
        en = f"the first sheet “{first}” is taken for {name}; if {first} is a unit, begin anew with {own}"
        _tell([Words(f"{vi}; trang khác: --table N", f"{en}; another sheet: --table N")], goal.lang)
    goal = replace(goal, lang=made.book.in_its_words(goal.lang))
    texts = {shown(path): one.text.encode() for path, one in done}
    book = made.book.joined(load_contents(texts, made.book.settings))
    kept = either("XEM-LAI.txt", "TO-CHECK.txt", goal.lang)
    kept = "" if os.path.lexists(home / kept) else kept
    all_told = review([one for _, one in done], wanted.path, goal.lang, kept)
    facts = _facts(book, shown(done[0][0]), book.own_language, wanted.period)
    facts["like"] = "".join(f" --table {n}" for n in made.wanted.tables) + _as_asked(made.wanted)
    papers, left = _beside(home, book.own_language, facts, example=False)
    if all_told and kept:
        papers[home / kept] = encoded("".join(f"{line}\n" for line in all_told))
    told = replace(goal, quiet=True)
    whole = write_start(home / _DATA, made, done, told, dry_run=False, beside=papers)
    data = [home / _DATA / name for name in made.files] + [path for path, _ in done]
    _tell_written(home, [path.relative_to(home) for path in (*data, *papers)], left, goal)
    if not goal.quiet:
        after = folder_papers.import_next(facts)
        steps = (
            *_next_steps(home, facts, None),
            *_of_other_units(home, made.wanted),
            *_of_other_years(home, made.wanted),
            Words(f"  {after.vi}    # bảng của kỳ sau", f"  {after.en}    # a table of the next period"),
            *_told_of_days(book),
        )
        _tell(steps, goal.lang)
    if not whole:
        raise typer.Exit(MISSED)


def _of_other_units(home: Path, wanted: annexes.Wanted) -> Iterator[Words]:
    """Yield the command for each other sheet that has the same table, as those of branches have."""
    found = like_tables(wanted)
    if found:
        yield Words(
            "các trang khác có cùng bảng; nếu mỗi trang là của một đơn vị khác (sửa tên nếu cần):",
            "other sheets have the same table; if each is of another unit (correct its name if need be):",
        )
    path = _quoted(os.path.relpath(wanted.path, home))
    for number, sheet in found:
        command = "".join(
            [
                f"  ctscore import {path} --table {number} --unit {_quoted(sheet)} --kind both",
                f" --index {wanted.index} --year {wanted.period.called}",
                f" --document {wanted.document}-{slug(sheet)} --propose {_DATA}/{slug(sheet)}.yaml",
                _as_asked(wanted),
            ]
        )
        yield Words(command, command)
    if found:
        yield Words("  ctscore rank    # ai đứng thứ mấy", "  ctscore rank    # who stands where")
        command = f"  ctscore compare --unit {_quoted(found[0][1])}"
        yield Words(f"{command}    # hai đơn vị hơn kém ở đâu", f"{command}    # where two units differ")


def _of_other_years(home: Path, wanted: annexes.Wanted) -> Iterator[Words]:
    """Yield the command for each other year of which the same table has the points."""
    path = _quoted(os.path.relpath(wanted.path, home))
    for number, year in other_years(wanted) if wanted.period.kind == "year" else ():
        place = usual_place(replace(wanted, period=replace(wanted.period, year=year)), "scorecard")
        command = (
            f"  ctscore import {path} --table {number} --kind scorecard --index {wanted.index} --year {year}"
            f" --document {wanted.document} --accept -o {_DATA}/{place}"
        )
        yield Words(
            f"{command}    # điểm năm {year} của cùng bảng",
            f"{command}    # the points of {year}, same table",
        )


def _as_asked(wanted: annexes.Wanted) -> str:
    """Return the options that said how the table is read, for a command that reads another like it."""
    options = [f" --map {_quoted(f'{role.value}={text}')}" for role, text in wanted.columns.items()]
    options += [f" --stage {wanted.stage}"] if wanted.stage else []
    options += [f" --listing {wanted.listing}"] if wanted.listing else []
    return "".join(options)


def _quoted(text: str) -> str:
    """Return one word of a command: in double quotes where these do, which every shell has."""
    plain_word = shlex.quote(text) == text
    return text if plain_word else shlex.quote(text) if set(text) & set('"$`\\!') else f'"{text}"'


def _told_of_days(book: Book) -> Iterator[Words]:
    """Yield what has to be filled in before `validate` is content: the day of the document of a plan."""
    plans = {filed.value.document for filed in book.all_plans}
    if any(one.date is None for id_, one in book.documents.items() if id_ in plans):
        line = f'{_DATA}/documents.yaml: date: "2026-01-31"'
        yield Words(
            f"rồi ghi ngày ban hành vào {line}; kiểm tra: ctscore validate",
            f"then write the day of issue into {line}; check: ctscore validate",
        )


def _made_of_table(
    about: Wish, wanted: annexes.Wanted, stage: str | None, goal: Destination
) -> tuple[Start, list[tuple[Path, annexes.Imported]]]:
    """Return what a table becomes; a document that nothing names gets an id of ours, to be filled in.

    What a table lists that does not tell so itself is asked for in a terminal.
    """
    try:
        return begin(about.folder / _DATA, wanted, stage, None, about.languages)
    except Refusal as refusal:
        if refusal.rule is LISTING_UNKNOWN and (answered := ask_listing(wanted, refusal, goal.lang)):
            return _made_of_table(about, answered, stage, goal)
        if refusal.rule is not FIRST_NEEDS_DOCUMENT:
            raise
    id_ = document_name(wanted.period, goal.lang)
    found = _made_of_table(about, replace(wanted, document=id_), stage, goal)
    _tell([unnumbered(id_)], goal.lang)
    return found


def _facts(book: Book, file: str, lang: str, period: Period) -> dict[str, str]:
    """Return what the page of a folder speaks of; a criterion and half of its points, as a first figure."""
    card = next((filed.value for filed in book.all_scorecards if filed.file == file), None)
    leaves = (node.criterion for node in walk(card) if node.is_leaf) if card else iter(())
    leaf, most = next(((one, one.max) for one in leaves if one.max), (None, HUNDRED))
    index = card.index if card else next(iter(book.indexes))
    figure = leaf.achieved if leaf is not None else None
    following = period.after
    return {
        "name": book.units[book.home_unit].name.say(lang),
        "index": index,
        "period": period.called,
        "next": following.called,
        "document": card.source.document if card else "",
        "file": str(usual_place(annexes.Wanted(Path(), index, following, book.home_unit), "scorecard")),
        "code": leaf.code if leaf else "1",
        # What is printed of a group stays true where a figure that stands already is entered again.
        "points": plain(figure if isinstance(figure, Decimal) else most / 2),
        "like": "",
        "scored": "yes" if card else "",
        "led": "yes" if book.agencies else "",
        "planned": "yes" if book.plans else "",
    }


def _beside(
    home: Path, lang: str, facts: Mapping[str, str], *, example: bool
) -> tuple[dict[Path, bytes], list[str]]:
    """Return what goes beside the data of a folder, and what of that is there already and stays."""
    papers = {
        "README.md": folder_papers.readme(lang, facts, example=example),
        "requirements.txt": folder_papers.requirements(lang, __version__),
        ".github/workflows/ctscore.yml": folder_papers.WORKFLOW,
        ".gitlab-ci.yml": folder_papers.GITLAB,
        ".pre-commit-config.yaml": folder_papers.PRE_COMMIT,
    }
    left = [name for name in papers if os.path.lexists(home / name)]
    schemas = {f"{SCHEMAS}/{kind}.json": schema_text(kind) for kind in KINDS}
    new = {name: text for name, text in papers.items() if name not in left} | schemas
    return {home / name: encoded(text) for name, text in new.items()}, left


def _tell_written(home: Path, written: Sequence[Path], left: list[str], goal: Destination) -> None:
    """Name on stderr what was written, the files of a folder together, and what was left as it was."""
    tops = Counter(f"{name.parts[0]}/" if len(name.parts) > 1 else name.name for name in written)
    names = (f"{top} ({count})" if count > 1 else top for top, count in tops.items())
    vi, en = f"đã lập {home}: ", f"begun in {home}: "
    lines = [] if goal.quiet else [Words(vi, en) + ", ".join(names)]
    if left:
        lines.append(Words("đã có, để nguyên: ", "there already, left as it is: ") + ", ".join(left))
    _tell(lines, goal.lang)


def _told_of(begun: beginnings.Begun, known: Book, *, of_province: bool) -> Iterator[Words]:
    """Yield what a new user must know of the example: what is made up in it, and what is not."""
    if begun.tree_of is not None:
        of = f"{begun.tree_of.index} {begun.tree_of.when}"
        yield Words(
            f"cây tiêu chí lấy của {of} trong dữ liệu đi kèm chương trình; cơ quan chủ trì là ví dụ",
            f"the tree is that of {of} in the data that came with the program; who leads what is an example",
        )
    else:
        yield Words(
            "bảng điểm và phân công là ví dụ để ghi đè", "scorecard and plan are examples to be overwritten"
        )
    if begun.index not in known.indexes:
        near = closest(begun.index, known.indexes) if of_province else None
        also = Words(f"; hay là {near}?", f"; or is it {near}?") if near else Words("", "")
        yield Words(
            f"{begun.index} là chỉ số của riêng thư mục này{also.vi}",
            f"{begun.index} is an index of this folder's own{also.en}",
        )


def _next_steps(home: Path, facts: Mapping[str, str], card: Path | None) -> Iterator[Words]:
    """Yield the commands that lead to the first gaps by lead agency."""
    elsewhere = os.environ.get("CTSCORE_DATA")
    if elsewhere:
        yield Words(
            f"chú ý: CTSCORE_DATA vẫn trỏ tới {elsewhere}, các lệnh sẽ dùng dữ liệu ở đó: bỏ biến này đi",
            f"note: CTSCORE_DATA still names {elsewhere}, whose data commands will use: unset it",
        )
    yield Words("tiếp theo:", "next:")
    if home.resolve() != Path.cwd():
        yield Words(f"  cd {shlex.quote(str(home))}", f"  cd {shlex.quote(str(home))}")
    if card is not None:
        first = f"  ctscore set {facts['code']} {facts['points']} --year {facts['period']}"
        yield Words(f"{first}    # điểm đầu tiên, thử", f"{first}    # a first figure, to try")
    if facts["scored"] and not facts["led"]:
        yield Words("  ctscore gaps    # mất điểm ở đâu", "  ctscore gaps    # what is lost where")
    elif facts["scored"]:
        yield Words(
            "  ctscore gaps --by agency    # cơ quan chủ trì nào mất bao nhiêu",
            "  ctscore gaps --by agency    # how much each lead agency has lost",
        )
    else:
        yield Words("  ctscore tasks    # ai phải làm gì", "  ctscore tasks    # who must do what")
    if card is not None:
        yield Words(
            f"rồi thay ví dụ: sửa {card}, hay nhập bảng (README.md)",
            f"then replace the example: edit {card}, or import a table (README.md)",
        )


def _tell(lines: Iterable[Phrase], lang: str) -> None:
    """Write to stderr; in a terminal, sentences that are too long for it break at blanks, commands do not."""
    width = get_terminal_size().columns if sys.stderr.isatty() else sys.maxsize
    for line in lines:
        text = printable(line.say(lang))
        is_command = text.startswith("  ")
        broken = wrap(text, width, break_long_words=False, break_on_hyphens=False)
        tell(*([text] if is_command else broken))
