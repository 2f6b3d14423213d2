"""How figures are written in one table: its decimal sign, what parts its thousands, what stands beside them.

“1.234” alone says nothing: all cells of the table decide together, never each by itself. A cell is used up
whole: what is returned is its exact figure, or why there is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Self

from ctscore.decimals import FINEST, HUNDRED, half_unit, places, plain
from ctscore.importing.tables import Cell
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.phrases import Fact, Words, in_both
from ctscore.records import dataclass

NO_FIGURE = Words("“{given}” không phải là số điểm", "“{given}” is no figure")
BROKEN = Words(
    "“{given}” là công thức, ngày tháng hay lỗi của bảng tính, không phải số",
    "“{given}” is a formula, a date or an error of the spreadsheet, no number",
)
GROUPED_WRONG = Words(
    "trong “{given}”, dấu chấm, phẩy hay cách không tách thành phần nghìn và phần thập phân được",
    "the dots, commas or spaces in “{given}” part neither thousands nor decimals",
)
DEDUCTED = Words(
    "“{given}” là điểm trừ mà điểm tối đa của dòng để trống: ghi vào ô điểm tối đa mức trừ nhiều nhất, "
    "là số âm như -5; dòng mục ở trên cũng vậy, hoặc để trống điểm của nó",
    "“{given}” takes points off, and the maximum of its row is empty: put in the most that can be taken, "
    "with a minus, such as -5; so in the row of a group above it, or leave its points empty",
)
SIGNED = Words(
    "“{given}” có dấu âm hoặc dấu cộng; điểm trừ thì cột điểm tối đa ghi mức trừ nhiều nhất là số âm: -5; "
    "điểm thưởng thì ghi không có dấu",
    "“{given}” has a minus or a plus; beside points that are taken off the column of maxima has the most that"
    " can be taken, with a minus: -5; a bonus is written without a sign",
)
TWO_FIGURES = Words(
    "“{given}” có hai con số, không rõ số nào là điểm",
    "“{given}” holds two figures, and nothing tells which one counts",
)
PERCENT = Words(
    "“{given}” là phần trăm, không phải điểm: ghi số điểm, hoặc để cột này ngoài bảng",
    "“{given}” is a percentage and no points: write the points, or leave the column out",
)
OVER_ANOTHER = Words(
    "“{given}”: số sau dấu gạch ({over}) không phải điểm tối đa{most}; có thể là thứ hạng hay phân số",
    "“{given}”: what stands behind the stroke ({over}) is not the maximum{most}; is it a rank or a fraction?",
)
CONTRADICTED = Words(
    "{here} (“{given}”) và {there} (“{other}”) dùng dấu thập phân hay dấu nghìn trái nhau",
    "{here} (“{given}”) and {there} (“{other}”) use dots and commas in contrary ways",
)
LEFT_OPEN = Words(
    "“{given}” có thể là {whole} hoặc {parted}, và không ô nào của bảng cho biết đâu là dấu thập phân: "
    "ghi rõ {whole},0 hoặc {given}0",
    "“{given}” may be {whole} or {parted}, and no other cell of the table tells the decimal sign: "
    "write {whole}.0 or {given}0",
)

_DIGITS = r"[0-9]+(?:[.,'’ ][0-9]+)*"
_UNIT = r"(?:[đð]iểm|[đð]|points?|pts?)\b\.?"
_MARK = r"[*†‡§⁰¹²³⁴-⁹]+"
_COLOUR = r"[●○■□◆◇★☆✓✔⬤⚪⚫\U0001F534-\U0001F535\U0001F7E0-\U0001F7EB]"
_ARROW = rf"[▲▼△▽↑↓↗↘→⬆⬇]️?\s*(?:[-+]?{_DIGITS})?"
_BESIDE = rf"(?:\s*(?:{_MARK}|{_COLOUR}|{_ARROW}|\([^()]*\)|\[[^\[\]]*\]))*"
_CELL = re.compile(
    rf"(?P<colour>{_COLOUR}\s*)?(?:(?:đạt|được|điểm|score|points)\s*:?\s+)?(?P<sign>[-+])?(?P<figure>{_DIGITS})"
    rf"(?:\s*(?P<percent>%|phần trăm|percent\b))?(?:\s*{_UNIT})?"
    rf"(?:\s*(?:/|trên\b|of\b)\s*(?P<over>{_DIGITS})(?:\s*{_UNIT})?)?(?P<beside>{_BESIDE})",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(rf".*(?::\s*{_DIGITS}|{_DIGITS}\s*{_UNIT})", re.IGNORECASE)
_SECOND = re.compile(rf"[(\[]\s*(?:{_DIGITS}\s*{_UNIT}|[0-9]+[.,][0-9]+)\s*[)\]]", re.IGNORECASE)
# Digits and signs as wide as a Chinese letter, and the many dashes that stand for a minus.
_USUAL = str.maketrans(
    {**{chr(0xFF10 + digit): str(digit) for digit in range(10)}, "，": ",", "．": ".", "％": "%", "／": "/"}
    | dict.fromkeys("−‒–—﹣－", "-")
    | {"＋": "+"}
)
_SCIENTIFIC = re.compile(r"-?[0-9](?:\.[0-9]+)?[eE][-+]?[0-9]{1,3}")
_LONG = re.compile(r"([0-9]+\.[0-9]{9})[0-9]{1,21}")
_SPACES = re.compile(r"\s+")
_SIGNS = ".,"
_GROUP = 3  # digits between two signs that part thousands


@dataclass(frozen=True, slots=True)
class Written:
    """A cell in which a figure may stand; `at` says where it is.

    `exact` is what a spreadsheet holds as a number, with a dot. `most` is the cell of the most that it can
    come to, as far as one stands beside it.
    """

    text: str
    at: Words
    exact: bool = False
    broken: bool = False
    most: Self | None = None

    @classmethod
    def of(cls, cell: Cell, most: Cell | None = None) -> "Written":
        """Return a cell of a table so; `most` is that of its maximum."""
        percent = cell.broken == "percent"
        return cls(
            cell.text,
            Words(cell.place.say("vi"), cell.place.say("en")),
            cell.number or percent,
            bool(cell.broken) and not percent,
            None if most is None else cls.of(most),
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """What a whole cell says: `value`, exact and in plain digits.

    `over` is what stands behind a stroke (the 10 of “9,5/10”); `percent` that the value is a percentage;
    `beside` are marks, arrows and remarks, which are no part of it.
    """

    value: Decimal
    over: Decimal | None = None
    percent: bool = False
    beside: str = ""

    @property
    def half(self) -> Decimal:
        """The most by which rounding can have changed it."""
        return half_unit(min(places(self.value), places(FINEST)))

    def is_near(self, due: Decimal) -> bool:
        """Return whether it is `due` as far as it is printed."""
        return abs(self.value - due) <= self.half


@dataclass(frozen=True, slots=True)
class Unread:
    """Why there is no figure."""

    words: Words
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """Return the reason in `lang`."""
        return self.words.fill(lang, self.facts)

    @property
    def said(self) -> Words:
        """The reason as a fact of a finding."""
        return in_both(self.say)


@dataclass(frozen=True, slots=True)
class Writing:
    """The signs of one table; empty where none of its cells needs any."""

    decimal: str = ""
    thousands: str = ""

    def read(self, cell: Written) -> Figure | Unread:
        """Return the figure that a cell holds, or why it holds none; a percentage and an `over` are told.

        >>> Writing(",", ".").read(Written("1.234,5*", Words("", "")))
        Figure(value=Decimal('1234.5'), over=None, percent=False, beside='*')
        """
        found = None if cell.broken else _CELL.fullmatch(_tidied(cell))
        if found is None:
            return Unread(BROKEN if cell.broken else NO_FIGURE, {"given": cell.text[:40]})
        if _SECOND.search(found["beside"]) or found["sign"] == "+":
            return Unread(SIGNED if found["sign"] == "+" else TWO_FIGURES, {"given": cell.text[:40]})
        value = self._value(found["figure"], cell, found["sign"] or "")
        over = self._value(found["over"], cell) if found["over"] else None
        if isinstance(value, Unread):
            return value
        if isinstance(over, Unread):
            return over
        beside = f"{found['colour'] or ''}{found['beside']}".strip()
        return Figure(value, over, found["percent"] is not None, beside)

    def points(self, cell: Written, most: Decimal | None) -> Figure | Unread:
        """Return the points that a cell holds, or why it holds none.

        What stands behind a stroke must be `most`, the maximum beside it. Where that is below zero points are
        taken off: it is the most that can be.
        """
        found = self.read(cell)
        if isinstance(found, Unread):
            return found
        given = {"given": cell.text[:40]}
        if found.percent and most != HUNDRED:  # of 100 so many percent are so many points
            return Unread(PERCENT, given)
        is_deduction = most is not None and most < 0
        if found.value.is_signed() and found.value and not is_deduction:
            return Unread(DEDUCTED if cell.most is None or not cell.most.text.strip() else SIGNED, given)
        if found.over is not None and found.over != most:
            facts = {"over": plain(found.over), "most": "" if most is None else f" ({plain(most)})"}
            return Unread(OVER_ANOTHER, given | facts)
        return found

    def _value(self, digits: str, cell: Written, sign: str = "") -> Decimal | Unread:
        text = digits if cell.exact else self._plain(digits)
        if text is None:
            return Unread(GROUPED_WRONG, {"given": cell.text[:40]})
        long = _LONG.fullmatch(text)  # what a spreadsheet worked out: whoever takes it rounds and tells it
        try:
            figure = read_number(f"{sign}{long[1] if long else text}")
            return abs(figure) if not figure else Decimal(f"{sign}{text}") if long else figure
        except InvalidValue as invalid:
            return Unread(invalid.rule.message, {**invalid.facts, "given": cell.text[:40]})

    def _plain(self, digits: str) -> str | None:
        """Return `digits` with no sign but a dot before the decimals; None where the signs do not fit."""
        shape = _shape(digits)
        if shape is None:
            return None
        decimal, thousands = shape.decimal, shape.thousands
        if shape.open:
            decimal, thousands = (shape.open, "") if shape.open == self.decimal else ("", shape.open)
        if decimal not in ("", self.decimal) or (
            thousands and thousands not in (self.thousands or thousands)
        ):
            return None
        whole, _, rest = digits.partition(decimal) if decimal else (digits, "", "")
        return re.sub(r"[^0-9]", "", whole) + (f".{rest}" if rest else "")


def says_points(text: str) -> bool:
    """Return whether a sentence ends with points, as the steps of a scale do: “Từ 80 % trở lên: 1 điểm”."""
    return _IN_WORDS.fullmatch(_SPACES.sub(" ", text).strip()) is not None


def writing_of(cells: Iterable[Written], limit: Decimal | None = None) -> Writing | Unread:
    """Return how the figures in `cells`, all of one table, are written, or why nobody can tell.

    One cell that can be read in one way only decides for all. Where none does, a reading counts if the other
    would give more than a maximum: that beside a cell, or `limit`, the most of the whole index.
    """
    tokens = [(cell, shape) for cell in cells if not (cell.exact or cell.broken) for shape in _shapes(cell)]
    decimals: dict[str, Written] = {}
    thousands: dict[str, Written] = {}
    for cell, shape in tokens:
        for found, sign in ((decimals, shape.decimal), (thousands, shape.thousands)):
            if sign:
                found.setdefault(sign, cell)
    contrary = _contrary(decimals, thousands)
    if contrary is not None:
        return contrary
    decimal, parting = next(iter(decimals), ""), next(iter(thousands), "")
    undecided = [(cell, shape.open) for cell, shape in tokens if shape.open]
    if not undecided:
        return Writing(decimal or ("," if parting == "." else "."), parting)
    if not decimal and not parting:
        return _by_maxima(undecided, limit)
    for cell, sign in undecided:
        if not decimal:
            decimal = sign if sign != parting else {".": ",", ",": "."}[sign]
        if sign not in (decimal, parting or sign):
            return _contradicted(thousands[parting], cell)
        if sign != decimal:
            parting = sign
    return Writing(decimal, parting)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the signs between digits can be: `open` is one that parts either thousands or decimals."""

    decimal: str = ""
    thousands: str = ""
    open: str = ""


def _shape(digits: str) -> _Shape | None:
    """Return what the signs in `digits` are; None where they are nothing that people write."""
    signs = re.findall(r"[^0-9]", digits)
    groups = re.split(r"[^0-9]", digits)
    if not signs:
        return _Shape()
    kinds = list(dict.fromkeys(signs))
    grouped = len(groups[0]) <= _GROUP and not groups[0].startswith("0")
    if len(kinds) == 1:
        sign = kinds[0]
        threes = grouped and all(len(group) == _GROUP for group in groups[1:])
        if sign not in _SIGNS or len(signs) > 1:
            return _Shape(thousands=sign) if threes else None
        return _Shape(open=sign) if threes else _Shape(decimal=sign)
    inner = all(len(group) == _GROUP for group in groups[1:-1])
    parts = len(kinds) == 2 and signs.count(kinds[1]) == 1 and kinds[1] in _SIGNS
    return _Shape(kinds[1], kinds[0]) if parts and grouped and inner and signs[-1] == kinds[1] else None


def _shapes(cell: Written) -> Iterator[_Shape]:
    """Yield the shapes of the figures in a cell; none where it is not read anyway."""
    found = _CELL.fullmatch(_tidied(cell))
    for digits in (found["figure"], found["over"]) if found else ():
        shape = _shape(digits) if digits else None
        if shape is not None:
            yield shape


def _contrary(decimals: dict[str, Written], thousands: dict[str, Written]) -> Unread | None:
    """Return what is to be said of cells that cannot all be written in one way."""
    for several in (list(decimals.values()), list(thousands.values())):
        if len(several) > 1:
            return _contradicted(*several[:2])
    both = next((sign for sign in decimals if sign in thousands), None)
    return None if both is None else _contradicted(decimals[both], thousands[both])


def _contradicted(one: Written, other: Written) -> Unread:
    facts: dict[str, Fact] = {"given": one.text[:40], "here": one.at}
    return Unread(CONTRADICTED, {**facts, "other": other.text[:40], "there": other.at})


def _by_maxima(undecided: Sequence[tuple[Written, str]], limit: Decimal | None) -> Writing | Unread:
    """Return the one writing under which no cell has more than it can; why not where both or none do."""
    cells = [cell for cell, _ in undecided]
    fitting = [way for way in (Writing(",", "."), Writing(".", ",")) if _fits(way, cells, limit)]
    if len(fitting) == 1:
        return fitting[0]
    first, sign = undecided[0]
    other = next((cell for cell, another in undecided if another != sign), None)
    if not fitting and other is not None:
        return _contradicted(first, other)
    facts = {"given": first.text, "whole": first.text.replace(sign, "")}
    facts["parted"] = first.text.replace(sign, "," if sign == "." else ".")
    return Unread(LEFT_OPEN, {name: text[:40] for name, text in facts.items()})


def _fits(way: Writing, cells: Iterable[Written], limit: Decimal | None) -> bool:
    for cell in cells:
        found = way.read(cell)
        most = way.read(cell.most) if cell.most else None
        bounds = [limit] if limit is not None else []
        bounds += [most.value] if isinstance(most, Figure) else []
        if isinstance(found, Figure) and not found.percent and any(found.value > bound for bound in bounds):
            return False
    return True


def _tidied(cell: Written) -> str:
    """Return the text of a cell with the usual digits, signs and spaces."""
    text = _SPACES.sub(" ", cell.text.translate(_USUAL)).strip()
    # A spreadsheet writes very small numbers with an exponent.
    return f"{Decimal(text):f}" if cell.exact and _SCIENTIFIC.fullmatch(text) else text
