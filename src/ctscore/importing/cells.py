"""The figure in one cell of a table: read as the map says, never guessed."""

import re
from decimal import Decimal

from ctscore.checks.panels import PANEL_ABOVE_MAX
from ctscore.checks.structure import BELOW_MINIMUM
from ctscore.decimals import places, plain, rounded
from ctscore.findings.import_rules import AMBIGUOUS_DOT
from ctscore.findings.shape_rules import DECIMAL_COMMA, NEGATIVE, NOT_A_NUMBER, TOO_MANY_DIGITS
from ctscore.importing.grid import Number
from ctscore.model import MapCriterion, PanelMap
from ctscore.model.scalars import InvalidValue, read_number

_MOST_DECIMALS = 30
_LONG = re.compile(r"-?(0|[1-9][0-9]{0,8})\.[0-9]+")
_SCIENTIFIC = re.compile(r"-?[0-9](\.[0-9]+)?e[-+][0-9]{1,3}")


def read_figure(text: str, leaf: MapCriterion, panel_map: PanelMap) -> Decimal:
    """Return the figure of `leaf` in the cell `text`; raises `InvalidValue` where it does not fit."""
    figure = _number(text, panel_map)
    if figure.is_signed() and figure != 0:
        raise InvalidValue(NEGATIVE, given=text)
    if leaf.max is not None and figure > leaf.max:
        raise InvalidValue(PANEL_ABOVE_MAX, code=leaf.code, given=plain(figure), max=plain(leaf.max))
    if leaf.min is not None and figure < leaf.min:
        raise InvalidValue(BELOW_MINIMUM, code=leaf.code, given=plain(figure), min=plain(leaf.min))
    return figure


def how_to_mend(misfit: InvalidValue, lang: str) -> str:
    """Return in `lang` what to do about a cell that was refused."""
    if misfit.rule is DECIMAL_COMMA:
        vi = "ghi `decimal: comma` vào bảng ánh xạ nếu bảng dùng dấu phẩy thập phân"
        en = "write `decimal: comma` into the map if the table has decimal commas"
        return vi if lang == "vi" else en
    if str(misfit.facts.get("given", "")).startswith("="):
        vi = "mở tệp bằng Excel cho công thức được tính, rồi lưu lại; ô phải trống thì xóa công thức"
        en = "open the file in Excel, which calculates it, and save; clear a cell that is meant to be empty"
        return vi if lang == "vi" else en
    if misfit.rule is NOT_A_NUMBER:
        vi = "viết một số; nếu chữ này nghĩa là không công bố thì ghi nó vào `blank` của bảng ánh xạ"
        en = "write a number; if these words mean not published, put them under `blank` in the map"
        return vi if lang == "vi" else en
    if misfit.rule is TOO_MANY_DIGITS:
        vi = "ghi `decimals: 9` (hay ít hơn) vào bảng ánh xạ để làm tròn"
        return vi if lang == "vi" else "write `decimals: 9` (or fewer) into the map to have figures rounded"
    return misfit.rule.hint.fill(lang, misfit.facts)


def _number(text: str, panel_map: PanelMap) -> Decimal:
    try:
        return _read(text, panel_map)
    except InvalidValue as misfit:
        # Told as it stands in the table, so that it can be found there.
        raise InvalidValue(misfit.rule, **{**misfit.facts, "given": text[:40]}) from None


def _read(text: str, panel_map: PanelMap) -> Decimal:
    if isinstance(text, Number):
        # A spreadsheet writes very small numbers with an exponent.
        text = f"{Decimal(text):f}" if _SCIENTIFIC.fullmatch(text) else str(text)
    elif panel_map.decimal == "comma":
        if "." in text:
            raise InvalidValue(AMBIGUOUS_DOT, given=text)
        text = text.replace(",", ".")
    decimals = panel_map.decimals
    if decimals is None or not _LONG.fullmatch(text):
        return read_number(text)
    if text.startswith("-"):
        raise InvalidValue(NEGATIVE, given=text)
    figure = Decimal(text)
    if places(figure) > _MOST_DECIMALS:
        raise InvalidValue(TOO_MANY_DIGITS, given=text)
    return rounded(figure, decimals) if places(figure) > decimals else figure
