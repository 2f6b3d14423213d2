"""Which column holds what, told by the words of its header, in Vietnamese or English."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from ctscore.words import fold


class Role(StrEnum):
    """What a column of an annex holds."""

    NUMBER = "number"
    NAME = "name"
    MAX = "max"
    ACHIEVED = "achieved"
    APPRAISED = "appraised"
    APPRAISED_2 = "appraised-2"
    CLAIMED = "claimed"
    SURVEY = "survey"
    OBJECTIVE = "objective"
    TASK = "task"
    ACTIVITY = "activity"
    PRODUCT = "product"
    LEADS = "leads"
    HELPERS = "helpers"
    TIMING = "timing"
    NOTE = "note"


STAGES: Mapping[Role, str] = {
    Role.CLAIMED: "self",
    Role.APPRAISED: "appraised",
    Role.APPRAISED_2: "appraised-2",
    Role.ACHIEVED: "published",
}
"""The columns of points, and the stages whose points they hold unless an index has stages of its own."""
POINTS = (Role.MAX, *STAGES, Role.SURVEY)
"""The columns of figures."""

# The first that fits counts: "Cơ quan chủ trì thực hiện" names who leads, "Thời gian thực hiện" a time.
_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.TIMING, r"thoi (gian|han|diem)|tien do|timing|deadline|\bwhen\b|due"),
    (Role.LEADS, r"chu tri|phu trach|\blead|responsible"),
    (Role.HELPERS, r"phoi hop|(don vi|co quan) thuc hien|coordinat|carr(y|ied) out|executing|implement"),
    (Role.NOTE, r"ghi chu|\bnotes?\b|remark"),
    (Role.MAX, r"diem (chuan|toi da)|thang diem|\bmax"),
    (Role.ACHIEVED, r"(diem|ket qua|chi so).*cong bo|^cong bo|published"),
    (Role.SURVEY, r"(diem|ket qua) (dieu tra|khao sat)|dieu tra (xa hoi hoc|xhh)|\bdtxhh\b|survey"),
    (Role.APPRAISED_2, r"tham dinh.*(lan|vong|dot) (thu )?(2|ii|hai|cuoi)\b|apprais.*(2|again|second)"),
    (Role.APPRAISED, r"tham dinh|apprais|verified"),
    (Role.CLAIMED, r"tu (cham|danh gia)|self"),
    (Role.ACHIEVED, r"diem dat|dat duoc|^diem( |$)|achieved|^score|^points"),
    (Role.PRODUCT, r"san pham|product|output"),
    (Role.OBJECTIVE, r"muc tieu|objective"),
    (Role.ACTIVITY, r"hoat dong|activit"),
    (Role.TASK, r"nhiem vu|giai phap|\btasks?\b|measures?"),
    (Role.NAME, r"tieu chi|noi dung|linh vuc|chi so|criteri|indicator|dimension|content"),
    (Role.NUMBER, r"^(stt|tt|so tt|so thu tu|ma( so)?( tieu chi)?|no\.?|code|#)$"),
)
_BESIDE_POINTS = re.compile(
    r"ty le|ti le|chenh lech|so voi|tang\W+giam|xep hang|y kien|ly do|giai trinh|hinh thuc|phuong phap"
    r"|(co quan|nguoi|ngay) (tham dinh|tu)|diem (bi )?(mat|tru|thuong|lech|cong(?! bo))"
)
"""Words of columns that stand beside points and hold none of a criterion: differences, reasons, percents."""
_FIGURE = re.compile(r"[0-9][0-9.,]*")
_COUNT = re.compile(r"\(?[0-9]{1,2}\)?")
_PREFIX = re.compile(r"([0-9]+)\s*[-.]\s*")
_FEWEST = 3
_LONGEST = 80  # letters: a header is no paragraph


def role_of(text: str) -> Role | None:
    """Return what a column with `text` above it holds, or None where the words are not known."""
    folded = fold(text).strip(" :*")
    if not folded or len(folded) > _LONGEST:
        return None
    role = next((role for role, words in _WORDS if re.search(words, folded)), None)
    return None if role in POINTS[1:] and _BESIDE_POINTS.search(folded) else role


def parted(text: str) -> tuple[str, str]:
    """Return the number that a header begins with, and its words: 3 and “Sản phẩm” of “3 - Sản phẩm”."""
    found = _PREFIX.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def is_count(text: str) -> bool:
    """Return whether `text` is what counts a column, as it stands below some headers: 3 or (3)."""
    return _COUNT.fullmatch(text) is not None


def roles_of(cells: Sequence[str]) -> Mapping[Role, int] | None:
    """Return the column of each role in a header row, or None where the row is no header.

    A header names at least three columns, among them what the row is about, and holds no figure; of two
    columns with the same words the first counts, but a second appraisal is one.
    """
    found: dict[Role, int] = {}
    for place, text in enumerate(cells):
        if _FIGURE.fullmatch(text.strip()):
            return None
        role = role_of(text)
        if role is Role.APPRAISED and role in found:
            role = Role.APPRAISED_2
        if role is not None:
            found.setdefault(role, place)
    about = {Role.NAME, Role.TASK, Role.ACTIVITY, Role.OBJECTIVE} & found.keys()
    return found if len(found) >= _FEWEST and about else None
