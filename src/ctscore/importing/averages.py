"""Rows of averages among the criteria of a table: of a group, or of all; they stand for no criterion.

“Average A”, “Area average” or “Trung bình” is one by its name. What has a name of its own before it (“OCA
average”, or “Average attendance”, which may be a criterion) is one where its figures are the means of the
rows above it; and so is any where no row has a code. A column of maxima makes a criterion of each: a school
is scored for its average mark.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from ctscore.decimals import ONE, ZERO, scaled, total
from ctscore.importing.figures import Figure
from ctscore.importing.headers import STAGES, TITLES, Role
from ctscore.importing.pages import Pages
from ctscore.words import fold

_WORD = r"(?:average|avg|mean|moyenne|moy|promedio|media|(?:diem )?(?:trung binh|binh quan|tb)|d\.?tb)"
_OF = (
    r"(?:of|for|by|the|this|all|du|de|la|de la|cua|chung|toan bo|nay|ca|score|scores|points?|rating|diem"
    r"|areas?|sections?|groups?|domains?|pillars?|parts?|categor(?:y|ies)|components?|themes?|capacity"
    r"|linh vuc|nhom|muc|phan|truc|domaine|volet|axe|partie|total|overall|grand|general|generale|globale"
    r"|organi[sz]ation(?:al)?|score|[a-z]|[0-9]{1,2}|[ivxl]{1,5})"
)
_BY_NAME = re.compile(rf"\W*(?:{_OF}\W+)*{_WORD}(?:\W+{_OF})*\W*")
_MAY_BE = re.compile(rf"\b{_WORD}(?!\w)")
_CODE = re.compile(r"[A-Za-z]{0,3}[.-]?[0-9]{1,3}([.-][A-Za-z0-9]{1,3})*[.)]?|[A-Z][.)]?|[IVXL]+[.)]?")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def is_average(name: str) -> bool:
    """Return whether words name an average, as far as words can tell."""
    return _MAY_BE.search(fold(name)) is not None


def averages_of(one: Pages) -> frozenset[int]:
    """Return the places of the rows of averages in a table."""
    columns = one.header.columns
    stages = [at for role, at in columns.items() if role in STAGES]
    named = [columns[role] for role in (Role.NUMBER, *TITLES) if role in columns]
    numbers = columns.get(Role.NUMBER)
    found: set[int] = set()
    above: list[list[Decimal | None]] = []
    group = 0  # where the rows since the last average begin
    coded = numbers is not None and any(_CODE.fullmatch(row[numbers].text) for row, _ in one.rows)
    last = max((at for at, (row, _) in enumerate(one.rows) if any(row[stage] for stage in stages)), default=0)
    for place, (row, _) in enumerate(one.rows):
        figures = [_figure(row[at].text) for at in stages]
        if not any(figure is not None for figure in figures):
            continue
        has_code = numbers is not None and _CODE.fullmatch(row[numbers].text) is not None
        names = [fold(row[at].text) for at in dict.fromkeys((0, *named)) if row[at]]
        has_most = not one.scale and Role.MAX in columns and bool(row[columns[Role.MAX]])
        said = not has_code and any(_BY_NAME.fullmatch(name) for name in names)
        said |= numbers is not None and is_average(row[numbers].text)  # which is no code
        may_be = not has_code and not has_most and any(map(is_average, names))
        may_be &= said or coded or place == last  # “Average attendance” may score as the rows above it do
        is_mean = may_be and (_are_means(figures, above[group:]) or _are_means(figures, above))
        if is_mean or (said and coded and not has_most):
            found.add(place)
            group = len(above)
        else:
            above.append(figures)
    return frozenset(found)


def _are_means(figures: Sequence[Decimal | None], rows: Sequence[Sequence[Decimal | None]]) -> bool:
    """Return whether each figure is the mean of those above it, as far as these are known."""
    pairs = [
        (figure, [row[at] for row in rows if row[at] is not None])
        for at, figure in enumerate(figures)
        if figure is not None
    ]
    return all(
        len(known) > 1
        and Figure(figure).is_near(scaled(total(one or ZERO for one in known), ONE, Decimal(len(known))))
        for figure, known in pairs
    )


def _figure(text: str) -> Decimal | None:
    found = _NUMBER.match(text)
    return Decimal(found[0].replace(",", ".")) if found else None
