"""What stands in the cells of a table of many units: points, raw values, answers, or what stands for none."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from ctscore.blanks import Blank, blank_of
from ctscore.checks.declared import NOT_AN_ANSWER
from ctscore.checks.panels import PANEL_ABOVE_MAX
from ctscore.checks.structure import BELOW_MINIMUM
from ctscore.decimals import FINEST, places, plain, rounded
from ctscore.findings.import_rules import AMBIGUOUS_DOT, CELL_REFUSED
from ctscore.findings.panel_rules import NOT_POINTS, SIGN_UNDECIDED
from ctscore.findings.shape_rules import DECIMAL_COMMA, NEGATIVE, NOT_A_NUMBER, TOO_MANY_DIGITS
from ctscore.importing.figures import (
    BROKEN,
    NO_FIGURE,
    OVER_ANOTHER,
    PERCENT,
    Unread,
    Writing,
    Written,
    writing_of,
)
from ctscore.importing.grid import Number
from ctscore.importing.panel_rows import MOST_REFUSED, Found, Spot
from ctscore.model import NOT_APPLICABLE, NOT_PUBLISHED, Answer, AnswerSet, MapCriterion, PanelMap
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.periods import Period
from ctscore.phrases import Fact, Words
from ctscore.records import dataclass
from ctscore.scoring import answer_of
from ctscore.words import closest, fold, listed, nfc

_MOST_DECIMALS = 30
_FIGURE_DECIMALS = 9  # as many as figures of data files have
_SIMPLE = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:([.,])([0-9]+))?")
_SCIENTIFIC = re.compile(r"-?[0-9](\.[0-9]+)?e[-+][0-9]{1,3}")
_OPEN = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_DIGIT = re.compile(r"[0-9]+")
_FEWEST_RANKS = 5
_GROUP = 3
"""Digits behind a sign that parts thousands."""
_MARGIN = 1e-6
_HUNDRED = Decimal(100)
_RANK = re.compile(r"(?<!\w)(?:xếp hạng|thứ hạng|hạng(?! mục)|rank|ranking)(?!\w)")
_RANK_WITHOUT_ACCENTS = re.compile(r"(?:xep hang|thu hang|hang)(?: \d{4})?")
_LOW_IS_GOOD = re.compile(
    r"(?:tỷ lệ|tỉ lệ|số vụ|số ca|rate|ratio|share)(?!\w).*"
    r"(?:nghèo|thất nghiệp|trễ hạn|quá hạn|tử vong|mù chữ|bỏ học|suy dinh dưỡng|tội phạm|tai nạn|vi phạm)"
    r"|(?:poverty|unemployment|mortality|crime|overdue|dropout|accident) (?:rate|ratio|share)"
)
_PERCENT = re.compile(r"%|(?<!\w)(?:phần trăm|percent)(?!\w)")
_NOT_SO = re.compile(r"(?<!\w)(?:điểm|giảm|không|points|score|reduction)(?!\w)")
RANKS = Words("thứ hạng", "ranks")
PERCENTAGES = Words("phần trăm, mà điểm tối đa không phải 100", "percentages, while the maximum is not 100")
LOW_IS_GOOD = Words("tỷ lệ mà càng thấp càng tốt", "a rate of which less is better")

MERGED = Words(
    "ô gộp với ô phía trên: một con số cho nhiều đơn vị",
    "the cell is merged with the one above: one figure for several units",
)
NO_MAXIMUM = Words(
    "đơn vị có điểm nhưng ô điểm tối đa riêng trống", "the unit has points and no maximum of its own"
)
MEND = Words(
    "sửa ô trong bảng; ô không có số thì để trống",
    "correct the cell in the table; leave it empty if it has no figure",
)


@dataclass(slots=True)
class Values:
    """What the table says: by period and unit a word a leaf, own maxima, and what stands beside figures.

    `blanks` are the words that say that there is no figure, with how often they do.
    """

    rows: dict[Period, dict[str, list[str]]] = field(default_factory=dict)
    own_max: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    beside: dict[int, list[tuple[str, Spot]]] = field(default_factory=lambda: defaultdict(list))
    writing: Writing = field(default_factory=Writing)
    blanks: dict[str, int] = field(default_factory=dict)


def read_values(
    found: Found, of: Sequence[MapCriterion], panel_map: PanelMap, sets: Mapping[str, AnswerSet]
) -> Values:
    """Return what stands in the spots; what does not fit is refused in `found`."""
    return _Reader(found, of, panel_map, sets).read()


@dataclass(frozen=True, slots=True)
class _Plain:
    """A figure as a panel writes it, and about how large it is."""

    word: str
    figure: float


class _Reader:
    def __init__(
        self, found: Found, of: Sequence[MapCriterion], panel_map: PanelMap, sets: Mapping[str, AnswerSet]
    ) -> None:
        self.found, self.leaves, self.map, self.sets = found, of, panel_map, sets
        self.grid = found.grid
        self.values = Values()
        self.odd_words = {*panel_map.blank, *panel_map.not_applicable}
        self.most_decimals = min(_FIGURE_DECIMALS, panel_map.decimals or _FIGURE_DECIMALS)
        self.insides = [_inside_of(leaf) for leaf in of]
        self.ends: dict[str, Decimal] = {}  # of raw values: what stands behind the stroke
        self.texts: dict[str, _Plain] = {}
        self.numbers: dict[str, _Plain] = {}

    def read(self) -> Values:
        writing = self._writing()
        if isinstance(writing, Unread):
            self.found.refuse(SIGN_UNDECIDED, (self.found.header.end, 0), {"why": writing.said})
            return self.values
        self.values.writing = writing
        for period, units in self.found.spots.items():
            for unit, spots in units.items():
                maxima = self.found.maxima.get(period, {}).get(unit) or [None] * len(spots)
                columns = zip(self.leaves, self.insides, spots, maxima, strict=True)
                row = [
                    NOT_PUBLISHED
                    if spot is None
                    else (most is None and self._inside(inside, spot)) or self._figure(leaf, spot, most, unit)
                    for leaf, inside, spot, most in columns
                ]
                self.values.rows.setdefault(period, {})[unit] = row
                if len(self.found.findings) >= MOST_REFUSED:
                    return self.values
        self._refuse_what_is_no_points()
        return self.values

    def _writing(self) -> Writing | Unread:
        """Return how figures are written: as the whole table tells, or the map."""
        if self.map.decimal is not None:
            return Writing("," if self.map.decimal == "comma" else ".")
        return writing_of(self._telling())

    def _telling(self) -> Iterator[Written]:
        """Yield the cells that tell how figures are written: one of each shape, all that are ambiguous."""
        seen: set[str] = set()
        looked_at: set[str] = set()
        for units in self.found.spots.values():
            for spots in units.values():
                for leaf, spot in zip(self.leaves, spots, strict=True):
                    text = "" if spot is None else self.grid.cell(*spot)
                    if spot is None or isinstance(text, Number) or text in looked_at:
                        continue
                    looked_at.add(text)
                    if not text or text.isdecimal():
                        continue
                    simple = _SIMPLE.fullmatch(text)
                    if simple is not None and len(simple[2] or "") != _GROUP:
                        shape = simple[1] or ""
                    else:
                        shape = (
                            text if _OPEN.search(text) else _DIGIT.sub(lambda one: "9" * len(one[0]), text)
                        )
                    if shape not in seen:
                        seen.add(shape)
                        most = None if leaf.max is None or leaf.better else plain(leaf.max)
                        yield self._written(text, spot, most)

    def _written(self, text: str, spot: Spot, most: str | None = None) -> Written:
        place = self.grid.place(*spot)
        at = Words(place.say("vi"), place.say("en"))
        limit = None if most is None else Written(most, at, exact=True)
        return Written(text, at, exact=isinstance(text, Number), most=limit)

    def _figure(self, leaf: MapCriterion, spot: Spot, most: Spot | None, unit: str) -> str:
        """Return what stands in a cell as a panel writes it; what does not fit is refused."""
        text = self.grid.cell(*spot)
        try:
            own = self._own_max(leaf, most, unit, text)
            word = self._word(leaf, text, spot)
            if word is not None:
                return word
            figure = self._number(leaf, text, spot, own)
            if isinstance(figure, Unread):
                return self._unread(spot, figure)
            return plain(_within(figure, leaf, own, text))
        except InvalidValue as invalid:
            why = invalid.rule.message.filled(**invalid.facts)
            self.found.refuse(CELL_REFUSED, spot, {"why": why, "how": _how_to_mend(invalid)})
            return NOT_PUBLISHED

    def _inside(self, inside: tuple[float, float], spot: Spot) -> str:
        """Return the word for a cell that needs no closer look, as nearly all: well inside the scale.

        What may lie at an end of the scale is left to exact figures; so is all that is written otherwise.
        """
        text = self.grid.cell(*spot)
        known = self.numbers if isinstance(text, Number) else self.texts
        plainly = known.get(text)
        if plainly is None:
            plainly = known[text] = self._plainly(text)
        return plainly.word if inside[0] < plainly.figure < inside[1] else ""

    def _plainly(self, text: str) -> "_Plain":
        """Return the word for a figure in its plainest form; no figure for all that is written otherwise."""
        simple = _SIMPLE.fullmatch(text)
        sign = "." if isinstance(text, Number) else self.values.writing.decimal
        if simple is None or simple[1] not in (None, sign) or text in self.odd_words:
            return _Plain("", math.nan)
        if simple[1] is not None and len(simple[2]) > self.most_decimals:
            return _Plain("", math.nan)
        word = text.replace(",", ".")
        return _Plain(word.rstrip("0").rstrip(".") if simple[1] is not None else word, float(word))

    def _word(self, leaf: MapCriterion, text: str, spot: Spot) -> str | None:
        """Return what stands in a panel for a cell that holds no figure; None for one that should."""
        if not text and spot in self.grid.lower:
            return self._unread(spot, Unread(MERGED))
        if not text or text in self.map.blank:
            return NOT_PUBLISHED
        if leaf.not_applicable is not None and text in (NOT_APPLICABLE, *self.map.not_applicable):
            return NOT_APPLICABLE
        known = leaf.answers and answer_of(text, self.sets[leaf.answers].words)
        # Errors of the spreadsheet say nothing of the figure; `na` is how a panel says that none applies.
        says_more = known or text.startswith("#") or text == NOT_APPLICABLE
        if not says_more and blank_of(text) in (Blank.UNKNOWN, Blank.EITHER):
            self.values.blanks[text] = self.values.blanks.get(text, 0) + 1
            return NOT_PUBLISHED
        return None if leaf.answers is None else self._answer(leaf, text)

    def _own_max(self, leaf: MapCriterion, most: Spot | None, unit: str, text: str) -> Decimal | None:
        """Return the maximum of a leaf for a unit; one of its own is kept."""
        if most is None:
            return leaf.max
        given = self.grid.cell(*most)
        if not given:
            if text:
                self._unread(most, Unread(NO_MAXIMUM))
            return leaf.max
        read = self._number(leaf, given, most, None)
        if isinstance(read, Unread):
            self._unread(most, read)
            return leaf.max
        if read != leaf.max:
            self.values.own_max.setdefault(unit, {})[leaf.code] = read
        return read

    def _answer(self, leaf: MapCriterion, text: str) -> str:
        """Return the answer that a cell words."""
        words: Sequence[Answer] = self.sets[leaf.answers or ""].words
        given = answer_of(text, words)
        if given is None:
            known = [one.word.own for one in words]
            facts = {
                "given": text[:40],
                "code": leaf.code,
                "near": closest(text, known) or "",
                "known": listed(known),
            }
            raise InvalidValue(NOT_AN_ANSWER, **facts)
        return given.id

    def _number(self, leaf: MapCriterion, text: str, spot: Spot, most: Decimal | None) -> Decimal | Unread:
        simple = _SIMPLE.fullmatch(text)
        sign = "." if isinstance(text, Number) else self.values.writing.decimal
        if simple is not None and simple[1] in (None, sign):
            return self._rounded(text.replace(",", "."), leaf, text)
        if isinstance(text, Number) and _SCIENTIFIC.fullmatch(text):
            return self._rounded(f"{Decimal(text):f}", leaf, text)
        if simple is not None and self.map.decimal is not None:
            # Against a sign that the map states, one group of thousands is a slip as likely as not.
            raise InvalidValue(AMBIGUOUS_DOT if simple[1] == "." else DECIMAL_COMMA, given=text[:40])
        read = self.values.writing.read(self._written(text, spot))
        if isinstance(read, Unread):
            if read.words in (NO_FIGURE, BROKEN):
                raise InvalidValue(NOT_A_NUMBER, given=text[:40])
            return read
        if places(read.value) > places(FINEST):
            raise InvalidValue(TOO_MANY_DIGITS, given=text[:40])
        if read.percent and leaf.better is None and leaf.max != _HUNDRED:
            return Unread(PERCENT, {"given": text[:40]})
        beside = read.beside
        if read.over is not None and most is None and leaf.better is not None:
            most = self.ends.setdefault(leaf.code, read.over)  # one end for the whole column is its scale
            beside = f"/{plain(read.over)} {beside}".strip()
        if read.over is not None and read.over != most:
            facts = {"over": plain(read.over), "most": "" if most is None else f" ({plain(most)})"}
            return Unread(OVER_ANOTHER, {"given": text[:40], **facts})
        if beside:
            self.values.beside[spot[1]].append((beside, spot))
        return read.value

    def _rounded(self, plainly: str, leaf: MapCriterion, text: str) -> Decimal:
        """Return a figure written with a dot; it is told as it stands in the table, to be found there."""
        decimals = self.map.decimals
        try:
            if decimals is None or "." not in plainly:
                return read_number(plainly)
            if plainly.startswith("-") and not _is_signed(leaf):
                raise InvalidValue(NEGATIVE, given=text)
            figure = Decimal(plainly)
            if places(figure) > _MOST_DECIMALS:
                raise InvalidValue(TOO_MANY_DIGITS, given=text)
        except InvalidValue as invalid:
            raise InvalidValue(invalid.rule, **{**invalid.facts, "given": text[:40]}) from None
        return rounded(figure, decimals) if places(figure) > decimals else figure

    def _unread(self, spot: Spot, unread: Unread) -> str:
        self.found.refuse(CELL_REFUSED, spot, {"why": unread.said, "how": MEND})
        return NOT_PUBLISHED

    def _refuse_what_is_no_points(self) -> None:
        """Refuse columns that hold ranks, or rates of which less is better, where the map does not say so."""
        for at, leaf in enumerate(self.leaves):
            if leaf.better is not None or leaf.answers is not None or leaf.holds is not None:
                continue
            for period, units in self.found.spots.items():
                spot = next((spots[at] for spots in units.values() if spots[at] is not None), None)
                words = [row[at] for row in self.values.rows[period].values()]
                looks = spot and self._looks_like(leaf, self._name(leaf, spot), words)
                if spot and looks:
                    facts: dict[str, Fact] = {
                        "code": leaf.code,
                        "column": self._name(leaf, spot),
                        "what": looks,
                    }
                    self.found.refuse(NOT_POINTS, (self.found.header.top, spot[1]), facts)
                    break

    def _name(self, leaf: MapCriterion, spot: Spot) -> str:
        by_code = self.map.value_column is not None
        return (leaf.column or leaf.code) if by_code else self.found.header.name(spot[1])

    def _looks_like(self, leaf: MapCriterion, name: str, words: Iterable[str]) -> Words | None:
        said = nfc(name).casefold()
        if _PERCENT.search(said) and leaf.max != _HUNDRED:
            return PERCENTAGES
        if not _NOT_SO.search(said):
            if _RANK.search(said) or _RANK_WITHOUT_ACCENTS.fullmatch(fold(name)):
                return RANKS
            if _LOW_IS_GOOD.search(said):
                return LOW_IS_GOOD
        figures = [word for word in words if word not in (NOT_PUBLISHED, NOT_APPLICABLE)]
        in_order = {str(rank) for rank in range(1, len(figures) + 1)}
        return RANKS if len(figures) >= _FEWEST_RANKS and set(figures) == in_order else None


def _inside_of(leaf: MapCriterion) -> tuple[float, float]:
    """Return between what a figure is surely on the scale of a leaf; nothing is where words may stand."""
    if leaf.max is None or leaf.answers is not None:
        return math.inf, -math.inf
    return float(leaf.min or 0) + _MARGIN, float(leaf.max) - _MARGIN


def _is_signed(leaf: MapCriterion) -> bool:
    return (leaf.min or 0) < 0 or leaf.better is not None


def _within(figure: Decimal, leaf: MapCriterion, most: Decimal | None, text: str) -> Decimal:
    """Return a figure that is on the scale of a leaf; raises `InvalidValue` for another."""
    if figure < 0 and not _is_signed(leaf):
        raise InvalidValue(NEGATIVE, given=text[:40])
    if most is not None and figure > most and leaf.better is None:
        raise InvalidValue(PANEL_ABOVE_MAX, code=leaf.code, given=plain(figure), max=plain(most))
    if leaf.min is not None and figure < leaf.min:
        raise InvalidValue(BELOW_MINIMUM, code=leaf.code, given=plain(figure), min=plain(leaf.min), at="")
    return figure


def _how_to_mend(invalid: InvalidValue) -> Words:
    """Return what to do about a cell that was refused."""
    if invalid.rule is DECIMAL_COMMA:
        return Words(
            "bỏ `decimal: dot` khỏi bảng ánh xạ nếu bảng dùng dấu phẩy thập phân; dấu tách nghìn thì xóa",
            "take `decimal: dot` out of the map if commas are decimal signs; the comma if it parts thousands",
        )
    if str(invalid.facts.get("given", "")).startswith("="):
        return Words(
            "mở tệp bằng Excel cho công thức được tính, rồi lưu lại; ô phải trống thì xóa công thức",
            "open the file in Excel, which calculates it, and save; clear a cell that is meant to be empty",
        )
    if invalid.rule is NOT_A_NUMBER:
        return Words(
            "viết một số; nếu chữ này nghĩa là không công bố thì ghi nó vào `blank` của bảng ánh xạ, nếu là "
            "không áp dụng thì vào `not_applicable`, và ghi ở tiêu chí `not_applicable: shrink` (hay khác); "
            "nếu là câu trả lời hay xếp loại (Có, Tốt, A) thì khai `answers`",
            "write a number; if these words mean not published, put them under `blank` in the map, if they "
            "mean not applicable, under `not_applicable`, and say `not_applicable: shrink` (or what else) at "
            "the criterion; answers and grades (Yes, Good, A) are declared as `answers`",
        )
    if invalid.rule is TOO_MANY_DIGITS:
        return Words(
            "ghi `decimals: 9` (hay ít hơn) vào bảng ánh xạ để làm tròn",
            "write `decimals: 9` (or fewer) into the map to have figures rounded",
        )
    return invalid.rule.hint.filled(**invalid.facts)
