"""What stands below the criteria of a table, or between them, and is none: sums, ratings, notes, names."""

import re
from collections.abc import Mapping, Sequence

from ctscore.blanks import blank_of
from ctscore.importing.extra_names import is_bonus
from ctscore.importing.figures import says_points
from ctscore.importing.headers import PRINTED, STAGES, TITLES, Role
from ctscore.importing.pages import Pages
from ctscore.importing.tables import Cell
from ctscore.words import fold

NUMBER_AND_TITLE = re.compile(r"([IVXL]+|[0-9]{1,2})[.)]?\s+(\D.*)", re.DOTALL)
_FOOTNOTE = re.compile(r"\([*†]+\)|[*†]{2,}|[*†]+ .*|\([*†]+\) .*")
_BARE_CODE = re.compile(r"[A-Za-z0-9]{1,3}([.-][A-Za-z0-9]{1,3})*[.)]?|[IVXL]+\.?")
_SUM = re.compile(
    r"\W*(grand |sub ?)?(tong|cong|total|sum)( cong| diem| so| chung| toan bo| scores?| points?| marks?)*"
    r"( of| for| cua)?( (section|part|domain|pillar|group|area|category|muc|phan|linh vuc|nhom))?"
    r"[ :.–-]*(\(?([ivxlc0-9 +,]+|[a-z])\)?)?[ :.]*|\W*cong phan .*"
    r"|(tong|cong)\b.*\b(muc|phan|linh vuc|nhom) (\(?([ivxlc0-9]+|[a-z])\)?|nay)[ :.]*"
    r"|(section|part|domain|pillar|group|area|category) \w{1,3} (sub[ -]?)?total[ :.]*"
    r"|\W*(sub[ -]?total|sous[ -]?total|grand total)\b.*|.+ (sub|sous)[ -]?total[ :.]*"
    r"|\W*total (general|global|obtenu|partiel|du|de la|de l['’]|des|domaine|volet|axe)\b.*"
)
_OVERALL = re.compile(
    r"\W*((total|grand|overall|final|average|mean|composite|weighted|aggregate|combined) ?)+"
    r"( ?(scores?|points?|marks?|results?|rating|percentage|sum|index))?( ?\(.*\))?:?"
    r"|\W*(tong|ket qua|diem)( (ket|cong|so|diem|dat|duoc|chung|cuoi cung|tong hop|tong ket|trung binh"
    r"|binh quan|co trong so|quy doi|ty le|ket qua))+( ?\(.*\))?:?|\W*(trung binh|binh quan)( chung)?"
    r"|\W*(moyenne|promedio|media)( (generale?|globale?|ponderee|ponderad[oa]|geral))?( ?\(.*\))?:?"
    r"|\W*tong( cong| so)?( diem)? (sau|con lai|cuoi)\b.*"
)
"""What a sum may be called below all rows; further up a criterion may be called so."""
_RATING = re.compile(
    r"\W*(ty le|phan tram|percentage|percent|rate)( dat| duoc| hoan thanh| chung| diem| score| achieved)*"
    r"( ?\(.*\))?:?|\W*(ket qua |duoc |tu )?(xep loai|xep hang|phan loai|danh gia)"
    r"( chung| chat luong| don vi| ca nam)*( ?\(.*\))?:?"
    r"|\W*(overall |final )?(rating|grade|classification|performance level|ranking)( ?\(.*\))?:?"
)
"""What a row may be called that says how good the whole is, and is no sum of points."""
_TOTAL_OF = re.compile(r"\W*(tong (cong )?(so )?diem|total (score|points|marks)) .*")
_FOOTER = re.compile(
    r"(ghi chu|luu y|nguon|chu thich|noi nhan|notes?|source)\s*:.*|(tm|kt|tl|tuq)\. .*"
    r"|(nguoi lap|thu truong|chu tich|pho chu tich|giam doc|hieu truong|prepared by|approved by|signed)\b.*"
    r"|(trang|page) [0-9]+(/[0-9]+)?"
)


def below_all(one: Pages) -> int:
    """Return the place of the first row below all criteria: a sum by its name, or words set apart.

    Sums have points; what has none, as notes and signatures, may stand between them. Where no sum stands at
    the end, the words below an empty line are set apart.
    """
    columns = one.header.columns
    points = [at for role, at in columns.items() if role in PRINTED]
    named = [at for role, at in columns.items() if role in (Role.NUMBER, *TITLES)]
    found = apart = len(one.rows)
    for place in reversed(range(len(one.rows))):
        row = one.rows[place][0]
        names = [fold(row[at].text) for at in named]
        if any(_is_overall(name) or _SUM.fullmatch(name) for name in names):
            found = place if any(row[at] for at in points) else found
        elif _only_weighted(cells := {role: row[at] for role, at in columns.items()}) or rates_all(cells):
            found = place
        elif any(letter.isdigit() for at in points for letter in row[at].text):
            break
        elif points and place and _is_set_apart(row, one.rows[place - 1][0]):
            apart = place
    return min(found, apart)


def _is_set_apart(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Return whether a row has words in its first cell alone, below an empty line."""
    here, before = row[0].place, above[0].place
    return here.table == before.table and here.row > before.row + 1 and bool(row[0]) and not any(row[1:])


def is_beside_the_point(filled: Sequence[Cell], cells: Mapping[Role, Cell], *, below: bool = False) -> bool:
    """Return whether a row is the sum of a table, or a sentence or signature; `below` all others."""
    named = [cells[role] for role in (Role.NUMBER, Role.NAME) if role in cells]
    worded = [*named, *(cells[role] for role in TITLES if role in cells)]
    if any(_SUM.fullmatch(fold(cell.text)) for cell in worded):
        return True
    names = [fold(cell.text) for cell in worded]
    if below and (
        _only_weighted(cells)
        or rates_all(cells)
        or _is_footnote(filled, cells)
        or any(_is_overall(name) and _may_be_below(cells, name) for name in names)
    ):
        return True
    unnumbered = Role.NUMBER in cells and not cells[Role.NUMBER]  # as no criterion among numbered ones is
    if unnumbered and any(_TOTAL_OF.fullmatch(fold(cell.text)) for cell in worded):
        return True
    if filled[0] in named and is_footer(filled[0].text):
        return not has_figures(cells)
    if len(filled) > 1 or Role.NUMBER not in cells or filled[0] is not cells[Role.NUMBER]:
        return False
    text = filled[0].text
    return " " in text and not NUMBER_AND_TITLE.fullmatch(text) and not says_points(text)


def _is_footnote(filled: Sequence[Cell], cells: Mapping[Role, Cell]) -> bool:
    """Return whether a row below all others has words alone: no number or figure, and nobody's task."""
    number = cells[Role.NUMBER].text if Role.NUMBER in cells else ""
    of_work = (Role.LEADS, Role.HELPERS, Role.TIMING, *(role for role in TITLES if role is not Role.NAME))
    figured = any(letter.isdigit() for cell in filled[1:] for letter in cell.text)
    has_work = any(cells[role] for role in of_work if role in cells and cells[role] is not filled[0])
    return not (_BARE_CODE.fullmatch(number) or figured or has_work)


def _is_overall(name: str) -> bool:
    """Return whether what stands below all rows is a sum by its name: “Điểm cộng” is a bonus."""
    return _OVERALL.fullmatch(name) is not None and not is_bonus(name)


def _may_be_below(cells: Mapping[Role, Cell], name: str) -> bool:
    """Return whether a row called `name` is a sum: one with a number only where it is a total by its name."""
    number = cells.get(Role.NUMBER)
    return not number or fold(number.text) == name or re.search(r"\b(total|tong)\b", name) is not None


def rates_all(cells: Mapping[Role, Cell]) -> bool:
    """Return whether a row without a maximum says how good the whole is: in percent, or by a grade."""
    named = [cells[role].text for role in (Role.NUMBER, *TITLES) if role in cells]
    if cells.get(Role.MAX) or not any(_RATING.fullmatch(fold(text)) for text in named):
        return False
    said = [cells[role].text for role in PRINTED if cells.get(role)]
    return all("%" in text or not any(map(str.isdigit, text)) for text in said)


def _only_weighted(cells: Mapping[Role, Cell]) -> bool:
    """Return whether a row without a number has a figure below points times weight, and none below points."""
    numbered = Role.NUMBER in cells and _BARE_CODE.fullmatch(cells[Role.NUMBER].text)
    has_points = any(cells[role] for role in STAGES if role in cells)
    figures = cells[Role.WEIGHTED].text if Role.WEIGHTED in cells else ""
    return not numbered and not has_points and any(map(str.isdigit, figures))


def has_figures(cells: Mapping[Role, Cell]) -> bool:
    """Return whether a row has a figure where points stand: who signs may stand there too."""
    return any(letter.isdigit() for role in PRINTED if role in cells for letter in cells[role].text)


def is_signature(cells: Mapping[Role, Cell]) -> bool:
    """Return whether words stand where a row has its number or points, and neither of these does."""
    number = cells[Role.NUMBER].text if Role.NUMBER in cells else ""
    signing = (cells[role].text for role in (Role.NUMBER, *PRINTED) if role in cells)
    worded = any(blank_of(text) is None for text in signing)  # “n/a” is nobody's name
    return worded and not has_figures(cells) and not _BARE_CODE.fullmatch(number)


def is_footer(text: str) -> bool:
    """Return whether a line stands below a table and is no row of it: a note, who signs, a page number."""
    return bool(_FOOTER.fullmatch(fold(text)) or _FOOTNOTE.fullmatch(text))
