"""Figures of older bodies made into those of the bodies of one day, by a named rule: always derived.

The rule is that of DTI 2024, which was published for the merged provinces: the plain mean of the old ones, at
each leaf, which is then added up as the index adds. PAPI and PAR-INDEX have published no such rule.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from ctscore.analysis.bodies import Origin, lived_on, origin
from ctscore.analysis.panels import figure_in, figures_in, unit_of
from ctscore.book import Book, Filed, Key, Merging, PanelKey
from ctscore.decimals import fraction_of
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NOT_MERGED, OTHER_SCALES, UNKNOWN_MERGE
from ctscore.model import NOT_APPLICABLE, NOT_PUBLISHED, DataFile, OwnMax, Panel, Scorecard, Unit

MEAN = "mean"
"""The one rule there is: the mean of the old units, leaf by leaf."""


def merged(book: Book, day: date, rule: str) -> Book:
    """Return `book` with the figures of the bodies of `day`, made of older ones by `rule`.

    What is not known of a part, or of which a body got only some, is not known of the whole. It is panels
    that are merged: scorecards of bodies that are others on that day are left out. Raises `Refusal` for an
    unknown rule, and where bodies that were merged have different maxima.
    """
    if rule != MEAN:
        raise Refusal(UNKNOWN_MERGE, given=rule or "–", known=MEAN)
    files: list[Filed[DataFile]] = []
    left_out: set[Key] = set()
    refused: dict[PanelKey, Refusal] = {}
    derived: set[PanelKey] = set()
    for filed in book.placed:
        value = filed.value
        if isinstance(value, Scorecard) and not lived_on(book, value.unit, value.day, day):
            left_out.add(Key(value.index, value.unit, value.when))
            continue
        if not isinstance(value, Panel):
            files.append(filed)
            continue
        key = PanelKey(value.index, value.when)
        try:
            panel = _merged_panel(book.units, value, day)
        except Refusal as refusal:
            refused[key] = refusal
            continue
        files.append(replace(filed, value=panel))
        if panel is not value:
            derived.add(key)
    panels = (filed.value for filed in files if isinstance(filed.value, Panel))
    in_panels = {Key(one.index, unit_of(row), one.when) for one in panels for row in one.rows}
    merging = Merging(day, rule, book, frozenset(left_out - in_panels), refused, frozenset(derived))
    return replace(book, files=tuple(files), merging=merging)


def made_of(book: Book, unit: str, then: date) -> tuple[str, ...]:
    """Return the older bodies of which the figures of `unit` were merged; none where they are its own."""
    if book.merging is None:
        return ()
    found = origin(book.units, unit, book.merging.day, then)
    return found.units if found is not None and len(found.units) > 1 else ()


def _merged_panel(units: Mapping[str, Unit], panel: Panel, day: date) -> Panel:
    """Return `panel` with the bodies of `day`; itself, where they are those that it has."""
    rows = {unit_of(row): row for row in panel.rows}
    if day < panel.day and any(id_ in units and not units[id_].same_body(day, panel.day) for id_ in rows):
        why_vi = f"số liệu đã theo địa giới ngày {panel.day}, không tách ngược lại"
        why_en = f"it is within those of {panel.day} and cannot be taken apart"
        raise Refusal(NOT_MERGED, what=f"{panel.index} {panel.when}", why_vi=why_vi, why_en=why_en)
    origins = {
        id_: found
        for id_ in units
        if (found := origin(units, id_, day, panel.day)) is not None and rows.keys() & {*found.units}
    }
    same = origins == {id_: Origin((id_,), whole=True) for id_ in rows}
    return panel if same else _with_rows(units, panel, origins, rows, day)


def _with_rows(
    units: Mapping[str, Unit], panel: Panel, origins: Mapping[str, Origin], rows: Mapping[str, str], day: date
) -> Panel:
    width = len(panel.columns.split())
    own = {one.unit: one.max for one in panel.own_max}
    made, maxima = [], []
    for id_, found in origins.items():
        scales = [own.get(unit, {}) for unit in found.units]
        if any(scale != scales[0] for scale in scales):
            what = f"{panel.index} {panel.when}"
            names = [units[unit].short if unit in units else unit for unit in found.units]
            raise Refusal(OTHER_SCALES, what=what, units=", ".join(names))
        if scales[0]:
            maxima.append(OwnMax(unit=id_, max=dict(scales[0])))
        parts = [figures_in(rows[unit]) if unit in rows else None for unit in found.units]
        made.append(" ".join((id_, *_mean_row(parts, width, whole=found.whole))))
    return replace(panel, format="ctscore/panel@2", borders=day, rows=tuple(made), own_max=tuple(maxima))


def _mean_row(parts: Sequence[Sequence[str] | None], width: int, *, whole: bool) -> Iterator[str]:
    """Yield the mean of each column; where a part is not known, the mean is not."""
    for place in range(width):
        words = [NOT_PUBLISHED if part is None else part[place] for part in parts]
        if len(set(words)) == 1 and whole:
            yield words[0]
        elif not whole or not all(_is_figure(word) for word in words):
            yield NOT_PUBLISHED
        else:
            mean = sum((fraction_of(figure_in(word)) for word in words), Fraction()) / len(words)
            yield str(mean)


def _is_figure(word: str) -> bool:
    return word not in (NOT_PUBLISHED, NOT_APPLICABLE) and not word[:1].isalpha()
