"""Codes and figures of an annex: read as they stand; what a spreadsheet changed is refused by its cell."""

from decimal import Decimal

from ctscore.findings import Finding
from ctscore.findings.import_rules import CODE_AS_NUMBER, CODE_REFUSED, FIGURE_REFUSED
from ctscore.findings.shape_rules import NOT_A_NUMBER
from ctscore.importing.review import NUMBER_AS_CODE, Remark
from ctscore.importing.tables import Cell
from ctscore.model import scalars
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.words import natural_key


def read_code(cell: Cell, before: dict[str, None], name: str, remarks: list[Remark]) -> str | Finding:
    """Return the code in `cell`, or why it is none; `before` are the codes above it.

    A number in Excel may have been another code: 9.10 is kept there as 9.1. It counts as a code only where it
    is in order, and then with a remark.
    """
    text = cell.text.strip().rstrip(".")
    where = {**cell.place.facts, "given": text[:60]}
    if cell.broken:
        return Finding(CODE_AS_NUMBER, name, where, position=cell.place.position)
    try:
        scalars.read_code(text)
    except InvalidValue:
        return Finding(CODE_REFUSED, name, where, position=cell.place.position)
    if cell.number and "." in text:
        if text in before or (before and natural_key(text) < natural_key(next(reversed(before)))):
            return Finding(CODE_AS_NUMBER, name, where, position=cell.place.position)
        remarks.append(Remark(cell.place, NUMBER_AS_CODE, {"code": text}))
    return text


def read_points(cell: Cell, name: str) -> Decimal | Finding:
    """Return the figure in `cell`, written with a decimal comma or dot, or why it is none."""
    text = cell.text.strip()
    try:
        if cell.broken:
            raise InvalidValue(NOT_A_NUMBER, given=text[:40])
        figure = read_number(text if cell.number or text.count(",") != 1 else text.replace(",", "."))
        if figure.is_signed() and figure:
            raise InvalidValue(NOT_A_NUMBER, given=text[:40])
    except InvalidValue as misfit:
        told = {**misfit.facts, "given": text[:40]}  # as it stands in the table
        facts = {
            **cell.place.facts,
            "why_vi": misfit.rule.message.fill("vi", told),
            "why_en": misfit.rule.message.fill("en", told),
        }
        return Finding(FIGURE_REFUSED, name, facts, position=cell.place.position)
    return abs(figure)
