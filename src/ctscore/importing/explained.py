"""What `import --explain` tells: how each table of a file is understood, by the code that brings it in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.importing.annexes import Surveyed, Wanted, about_of, surveyed
from ctscore.importing.figures import Unread, writing_of
from ctscore.importing.headers import POINTS, Role
from ctscore.importing.joining import Annex
from ctscore.importing.points import figure_cells
from ctscore.importing.proposals import known_unit, named_unit
from ctscore.importing.review import LISTED_IN_PART, LOSSES_ONLY
from ctscore.importing.scorecards import scorecard_text
from ctscore.importing.stages import stage_columns
from ctscore.importing.survey import Seen
from ctscore.importing.tables import Cell
from ctscore.languages import either, ours
from ctscore.words import counted, fold, listed

_ROLES: Mapping[str, str] = {
    Role.NUMBER: "số thứ tự, mã",
    Role.NAME: "tên",
    Role.MAX: "điểm tối đa",
    Role.ACHIEVED: "điểm đạt",
    Role.APPRAISED: "điểm thẩm định",
    Role.APPRAISED_2: "điểm thẩm định lần 2",
    Role.CLAIMED: "điểm tự chấm",
    Role.SURVEY: "điểm điều tra",
    Role.OBJECTIVE: "mục tiêu",
    Role.TASK: "nhiệm vụ",
    Role.ACTIVITY: "hoạt động",
    Role.PRODUCT: "sản phẩm",
    Role.LEADS: "chủ trì",
    Role.HELPERS: "phối hợp",
    Role.TIMING: "thời gian",
    Role.NOTE: "ghi chú",
    Role.REASON: "lý do mất điểm",
}
"""What columns hold, in Vietnamese; `--map` calls them by their English names."""
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_MOST_TABLES = 40
_SHOWN_UNITS = 6


def explained(book: Book, wanted: Wanted, lang: str) -> Iterator[str]:
    """Yield the lines that say what the file at `wanted.path` holds and how it would be read.

    An index that is not given stays open, and with it what is listed. Raises as reading the file does.
    """
    file = surveyed(book, wanted)
    vi = ours(lang) == "vi"
    shown = [one for one in file.tables if not wanted.tables or one.number in wanted.tables]
    count = len(file.tables)
    yield f"{file.source.name}: {f'{count} bảng' if vi else counted(count, 'table')}"
    if file.source.hidden:
        names = listed([f"“{title}”" for title in file.source.hidden])
        yield f"{'trang ẩn, không đọc' if vi else 'hidden sheets, not read'}: {names}"
    for one in shown[:_MOST_TABLES]:
        yield one.say(lang)
        yield from (f"   {line}" for line in _of_a_table(book, wanted, file, one, lang) if line)
    if len(shown) > _MOST_TABLES:
        yield f"… (+{len(shown) - _MOST_TABLES})"


def _of_a_table(book: Book, wanted: Wanted, file: Surveyed, one: Seen, lang: str) -> Iterator[str]:
    vi = ours(lang) == "vi"
    if one.annex is not None:
        heads = [(cell.text, str(role)) for role, cell in one.annex.heads.items()]
        if one.annex.weights is not None:
            heads.append((one.annex.weights.head.text, either("trọng số", "weight", lang)))
        yield from _columns(heads, (*one.annex.others, *one.annex.ignored), lang)
        yield from _context(book, one, lang)
        if one.kind == "scorecard":
            yield from _points(book, wanted, file, one.annex, lang)
    elif one.targets is not None:
        used = [(one.header[place].text, role) for place, role in sorted(one.targets.roles.items())]
        ignored = [cell for place, cell in enumerate(one.header) if cell and place not in one.targets.roles]
        yield from _columns(used, ignored, lang)
        yield from _context(book, one, lang)
    elif one.kind == "panel":
        yield from _context(book, one, lang)
        command = f"ctscore import panel {file.source.name} --index … --year … --map …"
        yield f"{'nhập bằng' if vi else 'bring it in with'}: {command}"
    else:
        yield (
            "không có tiêu đề nào nhận ra; chỉ cột bằng --map"
            if vi
            else ("no header is recognised; point out its columns with --map")
        )


def _columns(used: Sequence[tuple[str, str]], unused: Sequence[Cell], lang: str) -> Iterator[str]:
    """Yield which header was taken for what, and which for nothing."""
    told: dict[str, list[str]] = {}  # points and maximum may stand in one column
    for text, role in used:
        known = f"{_ROLES[role]} (`{role}`)" if ours(lang) == "vi" and role in _ROLES else role
        told.setdefault(text[:40], []).append(known)
    roles = ", ".join(f"“{text}” = {' + '.join(names)}" for text, names in told.items())
    yield f"{either('cột', 'columns', lang)}: {roles}"
    if unused:
        names = listed([f"“{cell.text[:40]}”" for cell in unused])
        yield f"{either('cột không dùng', 'columns not used', lang)}: {names}"


def _context(book: Book, one: Seen, lang: str) -> Iterator[str]:
    """Yield the years and units that the words above a table and its header name.

    Where those above say whose the table is, no other name in them is that of a unit.
    """
    words = " ".join((*one.above, *(cell.text for cell in one.header)))
    years = sorted(set(_YEAR.findall(words)))
    if years:
        yield f"{either('năm', 'years', lang)}: {', '.join(years)}"
    owner = named_unit(tuple(filter(None, (one.sheet, *one.above))))
    known = known_unit(owner, book) if owner else None
    said = fold(" ".join(cell.text for cell in one.header) if owner else words)
    units = [known.short if known else owner] if owner else []
    units += [unit.short for unit in book.units.values() if _names(said, (*unit.name.all, unit.short))]
    if units:
        yield f"{either('đơn vị', 'units', lang)}: {listed(list(dict.fromkeys(units)), most=_SHOWN_UNITS)}"


def _names(words: str, names: Sequence[str]) -> bool:
    return any(name and re.search(rf"\b{re.escape(fold(name))}\b", words) for name in names)


def _points(book: Book, wanted: Wanted, file: Surveyed, annex: Annex, lang: str) -> Iterator[str]:
    """Yield the stages of points, their decimal sign, what is listed, and how many cells would be refused."""
    vi = ours(lang) == "vi"
    about = about_of(book, wanted, "")
    columns = stage_columns(annex, about.stages, about.stage, [])
    said = {one.id: f"{one.name.say(lang)} (`{one.id}`)" if vi else one.id for one in about.stages}
    stages = [f"{said[stage]}: “{annex.heads[role].text}”" for stage, role in columns.by_stage.items()]
    yield f"{'giai đoạn' if vi else 'stages'}: {', '.join(stages) or '–'} → {said[columns.own]}"
    yield _decimals(annex, about.limit, lang)
    if not wanted.index:
        about = replace(about, listing="full")  # nobody knows of how many points it lists these
    try:
        _, remarks, refused, _ = scorecard_text(annex, about, file.source.name)
    except Refusal as refusal:
        yield refusal.text(lang).replace("\n", "; ")
        return
    if refused:
        told = listed([one.message(lang) for one in refused], most=3)
        yield f"{'ô bị từ chối' if vi else 'cells refused'}: {len(refused)}: {told}"
        return
    listing = next((one for one in remarks if one.words in (LOSSES_ONLY, LISTED_IN_PART)), None)
    if listing is not None:
        yield listing.say(lang)
    elif wanted.index:
        yield f"{'liệt kê' if vi else 'listing'}: {about.listing or 'full'}"
    else:
        yield (
            "liệt kê những gì: cần --index và --year mới biết"
            if vi
            else ("what is listed: only --index and --year can tell")
        )


def _decimals(annex: Annex, limit: Decimal | None, lang: str) -> str:
    """Return which decimal sign the figures of a table have, or why nobody can tell."""
    cells = [written for *_, written in figure_cells(annex, POINTS)]
    if not any(sign in cell.text for cell in cells for sign in ".,"):
        return either("điểm là số nguyên cả", "all points are whole numbers", lang)
    way = writing_of(cells, limit)
    told = way.say(lang) if isinstance(way, Unread) else f"“{way.decimal}”"
    return f"{either('dấu thập phân', 'decimal sign', lang)}: {told}"
