"""Tables of the field said in our format: they give the totals, percents and ranks that are printed there.

Their figures are read where ../shared is at hand; the units get made-up names.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctscore.decimals import half_unit, places
from tests.conftest import REPOSITORY, Program

FIELD = REPOSITORY.parent / "shared" / "data" / "field"
pytestmark = pytest.mark.skipif(
    not FIELD.is_dir(), reason="the tables of the field are not part of the repository"
)

Table = Sequence[Mapping[str, str]]
D = Decimal


def table(name: str) -> Table:
    with (FIELD / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def folder(data: Path, units: Iterable[str], indexes: Iterable[str], **files: str) -> Path:
    """Write a data folder with these units and indexes, and files by the name of their index."""
    registers = {
        "documents": ["{id: bang, number: Bảng điểm}"],
        "units": [f"{{id: {one}, name: {{vi: {one}}}, short: {one}, kind: province}}" for one in units],
        "indexes": [f"{{id: {one}, name: {{vi: {one}}}, measure: points}}" for one in indexes],
    }
    for name, entries in registers.items():
        text = "".join(f"- {entry}\n" for entry in entries)
        (data / f"{name}.yaml").write_text(f"format: ctscore/{name}@1\n{name}:\n{text}", encoding="utf-8")
    for name, text in files.items():
        (data / "panels").mkdir(exist_ok=True)
        (data / "panels" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return data


def panel(index: str, highest: str, maxima: Mapping[str, str], rows: Iterable[str], **more: str) -> str:
    leaves = "".join(
        f'- {{code: "{code}", name: {{vi: M}}, max: {D(most)}}}\n' for code, most in maxima.items()
    )
    facts = "".join(f"{key}: {value}\n" for key, value in more.items())
    return (
        f"format: ctscore/panel@2\nindex: {index}\nyear: 2025\nsource: {{document: bang}}\nmax: {highest}\n"
        f"{facts}criteria:\n{leaves}columns: {' '.join(maxima)}\nrows:\n"
        + "".join(f"- {row}\n" for row in rows)
    )


def asked(program: Program, data: Path, *words: str) -> list[dict[str, Any]]:
    sound = program("validate", str(data), "--strict", "--lang", "en")
    assert sound.returncode == 0, sound.stdout
    done = program(*words, "--data", str(data), "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout, parse_float=D)["sections"][0]["rows"]
    return found


@pytest.mark.parametrize("name", ["cchc-2025-lam-dong-so.csv", "cchc-2025-lam-dong-xa.csv"])
def test_units_with_maxima_of_their_own_have_their_printed_percents_and_ranks(
    name: str, tmp_path: Path, program: Program
) -> None:
    """Printed points are rounded, and some percents were printed of points that were not yet.

    Where two units are equal, the print counts on and we let them share the rank.
    """
    printed = {f"don-vi-{number}": row for number, row in enumerate(table(name))}
    own = (
        f"\n- {{unit: {unit}, max: {{'1': {row['max']}}}}}"
        for unit, row in printed.items()
        if D(row["max"]) != 99
    )
    rows = (f"{unit} {row['score']}" for unit, row in printed.items())
    more = {"rank_by": "percent", "own_max": "".join(own) or "[]"}
    data = folder(tmp_path, printed, ["BANG"], bang=panel("BANG", "99", {"1": "99"}, rows, **more))
    places = asked(program, data, "rank", "2025", "--around", "200")
    assert len(places) == len(printed)
    for place in places:
        row = printed[place["unit"]]
        assert (place["score"], place["max"]) == (D(row["score"]), D(row["max"]))
        equals = (one for one in printed.values() if (one["score"], one["max"]) == (row["score"], row["max"]))
        assert place["rank"] == min(int(one["rank"]) for one in equals)
        assert abs(place["percent"] - D(row["percent"])) <= half_unit(2) * (1 + 100 / D(row["max"]))


@pytest.mark.parametrize(("index", "highest"), [("PAR-INDEX", "100"), ("PAPI", "80")])
def test_three_provinces_by_field(index: str, highest: str, tmp_path: Path, program: Program) -> None:
    """Fields are printed rounded to two decimals: a total may be off by half a unit of each and its own."""
    printed = [one for one in table("indexes-2024-lam-dong-dak-nong-binh-thuan.csv") if one["index"] == index]
    names = {name: f"tinh-{number}" for number, name in enumerate(dict.fromkeys(o["unit"] for o in printed))}
    wholes = {names[one["unit"]]: one for one in printed if not one["row"].isdigit()}
    fields = [one for one in printed if one["row"].isdigit()]
    maxima = {one["row"]: one["max"] for one in fields}
    points = {unit: [one for one in fields if names[one["unit"]] == unit] for unit in wholes}
    rows = (f"{unit} {' '.join(one['score'] for one in own)}" for unit, own in points.items())
    data = folder(tmp_path, wholes, [index], bang=panel(index, highest, maxima, rows))
    for unit, whole in wholes.items():
        total, *found = asked(program, data, "totals", "2025", "--unit", unit)
        off = half_unit(places(D(whole["score"]))) + len(found) * half_unit(2)
        assert abs(total["score"] - D(whole["score"])) <= off
        assert abs(total["percent"] - D(whole["percent"])) <= half_unit(1) + 100 * off / D(highest)
        for one, own in zip(found, points[unit], strict=True):
            assert (one["code"], one["score"], one["max"]) == (own["row"], D(own["score"]), D(own["max"]))
            assert abs(one["percent"] - D(own["percent"])) <= half_unit(1) + 100 * half_unit(2) / D(
                own["max"]
            )


def card(rows: Table) -> str:
    """Return the self-assessment as a scorecard: leaves with points, the rest with what is printed of it."""
    codes = [row["code"] for row in rows]
    text = (
        "format: ctscore/scorecard@2\nindex: BANG\nunit: tinh\nyear: 2025\nsource: {document: bang}\n"
        "stage: self\nlisting: part\nmax: 100\nprinted: {self: 60.50}\ncriteria:\n"
    )
    for row in rows:
        code, most, own = row["code"], row["max"], row["self_assessed"]
        pad = "  " * code.count(".")
        parent = any(other.startswith(f"{code}.") for other in codes)
        text += f'{pad}- code: "{code}"\n{pad}  name: {{vi: M}}\n{pad}  max: {most}\n'
        text += f"{pad}  {'published' if parent else 'achieved'}: {own}\n"
        text += f"{pad}  criteria:\n" if parent else ""
    return text


def test_a_self_assessment_of_which_a_part_is_not_known(tmp_path: Path, program: Program) -> None:
    """60.50 of 61.50 assessed, 38.5 not known: between 60.50 and 99.00 of 100, and never 99 or a percent."""
    rows = table("par-index-2025-lam-dong-self-assessment.csv")
    data = folder(tmp_path, ["tinh"], ["BANG"])
    (data / "scores").mkdir()
    (data / "scores/bang.yaml").write_text(card(rows), encoding="utf-8")
    whole, *found = asked(program, data, "totals", "2025", "--depth", "9")
    known = [whole[key] for key in ("points_known", "assessed", "low", "high")]
    assert known == [D("60.5"), D("61.5"), D("60.5"), 99]
    assert whole["high"] - whole["low"] == D("38.5")
    assert (whole["score"], whole["percent"]) == (None, None)
    assert [(one["code"], one["score"], one["max"]) for one in found] == [
        (row["code"], D(row["self_assessed"]), D(row["max"])) for row in rows
    ]
