"""Figures of older bodies made into those of the bodies of one day, by a named rule: always derived.

The rule is that of DTI 2024, which was published for the merged provinces: the plain mean of the old ones, at
each leaf, which is then added up as the index adds. PAPI and PAR-INDEX have published no such rule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ctscore.analysis.bodies import Origin, lived_on, origin
from ctscore.analysis.panels import column_ends, figures_in, unit_of
from ctscore.book import Book, Filed, Key, Merging, PanelKey
from ctscore.decimals import figure_in, fraction_of
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NOT_MERGED, OTHER_SCALES, UNKNOWN_MERGE
from ctscore.model import NOT_APPLICABLE, NOT_PUBLISHED, DataFile, OwnMax, Panel, Scorecard, Unit
from ctscore.phrases import Words
from ctscore.scoring import Bounds, range_word

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
    return replace(book, files=tuple(files), merging=merging, day=day)


def _merged_panel(units: Mapping[str, Unit], panel: Panel, day: date) -> Panel:
    """Return `panel` with the bodies of `day`; itself, where they are those that it has."""
    rows = {unit_of(row): row for row in panel.rows}
    if day < panel.day and any(id_ in units and not units[id_].same_body(day, panel.day) for id_ in rows):
        why = Words(
            f"số liệu đã theo địa giới ngày {panel.day}, không tách ngược lại",
            f"it is within those of {panel.day} and cannot be taken apart",
        )
        raise Refusal(NOT_MERGED, what=f"{panel.index} {panel.when}", why=why)
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
    unknown = [NOT_PUBLISHED] * len(panel.columns.split())
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
        parts = [figures_in(rows[unit]) if unit in rows else unknown for unit in found.units]
        open_ = any(NOT_PUBLISHED in part for part in parts)
        ends = column_ends(panel, found.units[0]) if open_ else [None] * len(unknown)
        row = map(_mean, zip(*parts, strict=True), ends) if found.whole else unknown
        made.append(" ".join((id_, *row)))
    return replace(panel, format="ctscore/panel@2", borders=day, rows=tuple(made), own_max=tuple(maxima))


def _mean(words: Sequence[str], ends: Bounds | None) -> str:
    """Return the mean of a column; where parts are not known, between what it lies, if their scale ends."""
    if len(set(words)) == 1:
        return f'"{words[0]}"' if " " in words[0] else words[0]
    known = [fraction_of(figure_in(word)) for word in words if _is_figure(word)]
    missing = words.count(NOT_PUBLISHED)
    if not known or len(known) + missing < len(words):
        return NOT_PUBLISHED
    if not missing:
        return str(sum(known) / len(words))
    if ends is None:
        return NOT_PUBLISHED
    low, high = ((sum(known) + missing * fraction_of(end)) / len(words) for end in ends)
    return range_word(low, high)


def _is_figure(word: str) -> bool:
    return word not in (NOT_PUBLISHED, NOT_APPLICABLE) and not word[:1].isalpha()
