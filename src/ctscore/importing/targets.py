"""Tables of targets: figures promised for a year, such as “Chỉ tiêu | Đơn vị tính | Kế hoạch 2026”.

A cell is read whole or left out and told: a floor (“trên 80%”), a rank (“trong nhóm 20”), a bare figure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from functools import partial

from ctscore.book import Book
from ctscore.importing.column_counts import are_counts
from ctscore.importing.headers import Role, role_of
from ctscore.importing.review import (
    COLUMN_IGNORED,
    TARGET_FLOOR,
    TARGET_INDEX,
    TARGET_YEAR,
    TARGETS_GROUPED,
    TARGETS_LEFT_OUT,
    Remark,
)
from ctscore.importing.tables import Cell, Place, Table
from ctscore.model.scalars import InvalidValue, read_typed_number
from ctscore.phrases import Words, in_both
from ctscore.records import dataclass
from ctscore.source import Node, Own, Quoted
from ctscore.words import fold, listed

_NAME = re.compile(
    r"(ten )?(cac )?(chi tieu|muc tieu|noi dung|ten chi so|targets?|indicators?|objectives?)\b.*"
)
_SURE_NAME = re.compile(r"(ten )?(cac )?(chi tieu|muc tieu|targets?)\b.*")
_UNIT = re.compile(r"(don vi( tinh| do)?|dvt|unit( of measure)?)")
_NUMBER = re.compile(r"stt|tt|so tt|no\.?|#")
_YEAR = re.compile(r"\b(20[0-9]{2})\b")
_PROMISE = re.compile(r"ke hoach|muc tieu|chi tieu|phan dau|den( het)? nam|giao|\bkh\b|plan|target|by\b|goal")
_RESULT = re.compile(
    r"thuc hien|uoc|ket qua|dat duoc|hien trang|so (voi|sanh)|tang|giam|ty le dat|actual|result|baseline"
)
_OF_WORK = (Role.TIMING, Role.LEADS, Role.HELPERS)
"""What columns hold that name no figure to be reached, whatever they are called: “Target date”."""
_BARE_YEAR = re.compile(r"(nam )?20[0-9]{2}")
_FIGURE = r"([0-9][0-9.,]*)"
_FLOOR = re.compile(
    r"(?:(?P<above>tren|hon|>|above|over|more than)"
    r"|(?:dat |toi thieu |it nhat |khong thap hon |tu |>=|≥|at least )*)\s*"
    rf"{_FIGURE}\s*(?P<unit>%|diem|points?)?(?:\s*/\s*(?P<of>[0-9]+)(?:\s*diem)?)?(?:\s*tro len)?"
)
_RANK = re.compile(
    r"(?:(?:≤|<=) ?)?"
    r"(?P<words>(?:(?:trong|thuoc|dung|dat|xep|thu|hang|vi tri|nhom|top|dau|so|within|rank(?:ed)?|the) )*)"
    rf"{_FIGURE}(?: (?:tro len|tinh dau"
    r"|(?:(?:dia phuong|don vi|tinh(?:,? thanh(?: pho)?)?) )?(?:dan|hang) dau))?"
)
_CEILING = re.compile(
    r"(?:khong (?:qua|vuot|lon hon|cao hon)|duoi|toi da|nho hon|it hon|thap hon|giam"
    r"|at most|below|under|less than|no more than|reduce)\b.*|[<≤].*"
)
"""What is not to be exceeded: no target of a plan says that, as each is something to be reached."""
_FALLING = re.compile(
    r"giam|(qua|tre|cham) (han|hen)|ngheo|vi pham|sai sot|ton dong|that nghiep|tu vong|khong qua|toi da|duoi"
    r"|khieu nai|thoi gian|reduc|overdue|at most|poverty"
)
REASONS: Mapping[str, Words] = {
    "figure": Words("ô không phải một con số cần đạt", "the cell is no figure to be reached"),
    "unit": Words(
        "đơn vị tính không phải %, điểm hay thứ hạng", "its unit of measure is not percent, points or rank"
    ),
    "scale": Words("điểm chưa rõ trên thang bao nhiêu", "nothing tells out of how many points"),
    "most": Words(
        "ô ghi mức không được vượt, còn mục tiêu là mức phải đạt",
        "the cell says what is not to be exceeded, and a target is what is to be reached",
    ),
    "falling": Words("có lẽ càng thấp càng tốt", "lower may be better"),
}
_UNITS = {
    "percent": re.compile(r"%|phan tram|percent|ty le( %)?|% ?/.*"),
    "points": re.compile(r"diem( so)?|points?|diem ?/ ?([0-9]+)"),
    "rank": re.compile(r"(thu |xep )?hang|vi tri|thu tu|rank|vi thu"),
}


@dataclass(frozen=True, slots=True)
class Targets:
    """A table of targets; `years` are the columns of promised figures, with their year where one is said."""

    above: tuple[str, ...]
    header: tuple[Cell, ...]
    name: int
    unit: int | None
    number: int | None
    years: Mapping[int, int | None]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def roles(self) -> Mapping[int, str]:
        """What each used column is taken for."""
        named = {self.name: "name", self.unit: "unit", self.number: "number"}
        promised = {column: f"target {year or ''}".strip() for column, year in self.years.items()}
        return {column: role for column, role in named.items() if column is not None} | promised


def targets_at(table: Table, place: int) -> Targets | None:
    """Return the table of targets whose header begins in row `place`, if one does; it has one row or two."""
    height = 1 + (place + 1 < len(table.rows) and _is_lower_half(table.rows[place + 1]))
    row = table.rows[place] if height == 1 else _doubled(table.rows[place], table.rows[place + 1])
    columns = _columns(row)
    if columns is None:
        return None
    name, unit, number, years = columns
    return Targets(table.above, row, name, unit, number, years, table.rows[place + height :])


def _is_lower_half(row: tuple[Cell, ...]) -> bool:
    """Return whether a row holds nothing but years and what is said of them: the lower half of a header."""
    texts = [fold(cell.text) for cell in row if cell]
    return bool(texts) and all(
        len(text) <= 40 and (_BARE_YEAR.fullmatch(text) or (_YEAR.search(text) and _is_about_years(text)))
        for text in texts
    )


def _is_about_years(text: str) -> bool:
    return bool(_PROMISE.search(text) or _RESULT.search(text))


_Columns = tuple[int, int | None, int | None, Mapping[int, int | None]]


def _columns(row: tuple[Cell, ...]) -> _Columns | None:
    """Return the columns of a header of targets: of names, units of measure, numbers, and of each year."""
    folded = ["" if role_of(cell.text) in _OF_WORK else fold(cell.text).strip(" :*") for cell in row]
    if sum(map(bool, folded)) < 2 or any(len(text) > 80 for text in folded):
        return None
    number = next((place for place, text in enumerate(folded) if _NUMBER.fullmatch(text)), None)
    unit = next((place for place, text in enumerate(folded) if _UNIT.fullmatch(text)), None)
    rule = _NAME if unit is not None else _SURE_NAME
    years = {
        place: int(found[1]) if (found := _YEAR.search(text)) else None
        for place, text in enumerate(folded)
        if place not in (unit, number) and _is_promise(text)
    }
    name = next((p for p, text in enumerate(folded) if rule.fullmatch(text) and not _YEAR.search(text)), None)
    if name is None:
        return None
    years.pop(name, None)
    if not years or (unit is None and not any(years.values())):
        return None
    return name, unit, number, years


def _is_promise(text: str) -> bool:
    if not text or _RESULT.search(text):
        return False
    return bool(_BARE_YEAR.fullmatch(text) or _PROMISE.search(text))


def _doubled(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return two header rows as one: an upper cell reaches over the empty ones to its right."""
    found: list[Cell] = []
    reaching = ""
    for above, below in zip(upper, lower, strict=True):
        reaching = above.text or (reaching if below else "")
        found.append(replace(above if above else below, text=f"{reaching} {below.text}".strip()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Promise:
    """What one cell promises: a figure, its unit of measure, and whether it is a floor or a rank."""

    unit: str
    goal: str
    value: Decimal
    out_of: Decimal | None = None


def read_promise(text: str, measure: str, name: str, most: Decimal | None) -> Promise | str:
    """Return what the whole cell `text` promises, or the reason why it stays unread.

    `measure` is the unit in the column beside it, `name` the words of the target and its column, `most` the
    maximum of the index that it names. Reasons are keys of `REASONS`.
    """
    words, said = fold(text), fold(measure)
    kind = next((key for key, rule in _UNITS.items() if rule.fullmatch(said)), None)
    rank, found = _RANK.fullmatch(words), _FLOOR.fullmatch(words)
    if rank and (kind == "rank" or (not said and _named_rank(rank["words"]))):
        whole = rank[2].isdigit() and int(rank[2]) > 0
        return Promise("rank", "within", Decimal(rank[2])) if whole else "figure"
    if found is None or kind == "rank":
        return "most" if _CEILING.fullmatch(words) else "figure"
    kind = "percent" if found["unit"] == "%" else "points" if found["unit"] else kind
    value, scale = _figure(found[2]), re.search(r"/ ?([0-9]+)$", said)
    out_of = Decimal(found["of"]) if found["of"] else Decimal(scale[1]) if scale else most
    top = (out_of if kind == "points" else Decimal(100)) or Decimal(0)
    wrong = {
        "unit": kind is None,
        "falling": _FALLING.search(fold(name)) is not None,
        "scale": kind == "points" and out_of is None,
        "figure": value is None or value > top or (kind == "percent" and found["of"] is not None),
    }
    reason = next((reason for reason, holds in wrong.items() if holds), None)
    if reason is not None or kind is None or value is None:
        return reason or "figure"
    goal = "above" if found["above"] else "at-least"
    return Promise(kind, goal, value, out_of if kind == "points" else None)


def _figure(text: str) -> Decimal | None:
    try:
        return read_typed_number(text)
    except InvalidValue:
        return None


def _named_rank(words: str) -> bool:
    return re.search(r"hang|nhom|top|vi tri|thu|rank|dau", words) is not None


@dataclass(slots=True)
class TargetReader:
    """Makes targets of the rows of tables; ids are those of the annex and the row."""

    book: Book
    first_year: int
    remarks: list[Remark] = field(default_factory=list)
    places: dict[str, Mapping[str, Place]] = field(default_factory=dict)
    _left_out: dict[str, list[tuple[Cell, str]]] = field(default_factory=dict)  # with the name of the target
    _tied: dict[str, Place] = field(default_factory=dict)
    _bare: list[Place] = field(default_factory=list)

    def read(self, table: Targets, label: str) -> list[Node]:
        """Return the targets of a table, each as a plan has it."""
        used = table.roles
        self.remarks += [
            Remark(cell.place, COLUMN_IGNORED, {"given": cell.text})
            for place, cell in enumerate(table.header)
            if cell and place not in used
        ]
        for column in (column for column, year in table.years.items() if year is None):
            facts = {"given": table.header[column].text, "year": str(self.first_year)}
            self.remarks.append(Remark(table.header[column].place, TARGET_YEAR, facts))
        found: list[Node] = []
        groups: list[Cell] = []
        for count, row in enumerate((row for row in table.rows if _is_row(row)), start=1):
            if not any(row[column] for column in table.years):
                groups.append(row[table.name] or next(cell for cell in row if cell))
                continue
            found += self._row(table, row, label, count)
        if groups:
            names = listed([f"“{cell.text[:40]}”" for cell in groups])
            self.remarks.append(Remark(groups[0].place, TARGETS_GROUPED, {"given": names}))
        return found

    def told(self) -> list[Remark]:
        """Return what is to be told of all tables: what was left out and why, and what was inferred."""
        for reason, found in self._left_out.items():
            facts = {"given": in_both(partial(_named, found)), "why": REASONS[reason]}
            self.remarks.append(Remark(found[0][0].place, TARGETS_LEFT_OUT, facts))
        if self._bare:
            self.remarks.append(Remark(self._bare[0], TARGET_FLOOR))
        for index, place in self._tied.items():
            self.remarks.append(Remark(place, TARGET_INDEX, {"index": index}))
        return self.remarks

    def _row(self, table: Targets, row: tuple[Cell, ...], label: str, count: int) -> Iterator[Node]:
        """Yield the targets of one row: one for each year that has a figure."""
        name = row[table.name].text
        number = row[table.number].text.rstrip(". ") if table.number is not None else ""
        measure = row[table.unit].text if table.unit is not None else ""
        index = next((one for one in self.book.indexes if self._is_about(one, name)), None)
        most = self.book.indexes[index].max if index else None
        several = len(table.years) > 1
        for column, year in table.years.items():
            cell = row[column]
            if not cell:
                continue
            said = f"{name} {table.header[column].text}"
            unread = cell.broken and cell.broken != "percent"
            read = "figure" if unread else read_promise(cell.text, measure, said, most)
            if isinstance(read, str):
                self._left_out.setdefault(read, []).append((cell, name))
                continue
            due = year or self.first_year
            id_ = self._unique(f"{label}/{number or count}{f'.{due}' if several else ''}")
            places = {key: row[one].place for key, one in (("name", table.name), ("value", column))}
            self.places[id_] = {"": row[table.name].place, **places, "due": table.header[column].place}
            if read.goal == "at-least" and cell.text[:1].isdigit():
                self._bare.append(cell.place)
            if index:
                self._tied.setdefault(index, row[table.name].place)
            yield {
                "id": Quoted(id_),
                "row": Quoted(number or str(count)),
                "name": Own(name),
                **({"index": index} if index else {}),
                "unit": read.unit,
                "goal": read.goal,
                "value": read.value,
                **({"out_of": read.out_of} if read.out_of is not None else {}),
                "due": due,
            }

    def _is_about(self, index: str, name: str) -> bool:
        """Return whether the words of a target name an index."""
        known = self.book.indexes[index].name
        return any(f" {_words(one)} " in f" {_words(name)} " for one in (index, *known.all) if one)

    def _unique(self, id_: str) -> str:
        count = 1
        while (tried := id_ if count == 1 else f"{id_} ({count})") in self.places:
            count += 1
        return tried


def _is_row(row: Sequence[Cell]) -> bool:
    """Return whether a row says anything, and does not merely count the columns."""
    filled = [cell.text for cell in row if cell]
    return bool(filled) and not are_counts(filled)


def _named(cells: Sequence[tuple[Cell, str]], lang: str) -> str:
    told = [f"{cell.place.say(lang)} “{name[:40]}”: {cell.text[:40]}" for cell, name in cells]
    return listed(told, most=40)


def _words(text: str) -> str:
    """Return the words of a name without what stands between them: PAR-INDEX is PAR INDEX."""
    return " ".join(re.findall(r"\w+", fold(text)))
