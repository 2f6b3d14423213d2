"""Names of any bytes, and things that are no files: told in every format, waited for nowhere."""

import json
import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from ctscore.cache import fetch
from ctscore.render.findings import FINDING_FORMATS
from tests.conftest import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
CARD = "data/scores/2022/par-index.yaml"
ODD = b"data/scores/2022/\xff\n\x1b[31m \xc3\xa9.yaml"


@pytest.fixture
def odd(unpublished: Path) -> Path:
    """The made-up folder with a scorecard whose name no text can hold."""
    (unpublished / CARD).rename(odd_in(unpublished))
    return unpublished


def odd_in(folder: Path) -> Path:
    return folder / os.fsdecode(ODD)


def break_odd(folder: Path, achieved: str = "1.25") -> None:
    text = odd_in(folder).read_text(encoding="utf-8")
    odd_in(folder).write_text(text.replace("achieved: 0.25", f"achieved: {achieved}"), encoding="utf-8")


@pytest.mark.parametrize("format_", FINDING_FORMATS)
def test_every_format_tells_of_a_file_whatever_its_name(format_: str, odd: Path, program: Program) -> None:
    break_odd(odd)
    for lang in ("vi", "en"):
        done = program("validate", "-f", format_, "--lang", lang, cwd=odd)
        assert (done.returncode, done.stderr) == (1, "")
        assert "CT305" in done.stdout
        assert "\x1b" not in done.stdout


def test_lines_stay_lines(odd: Path, program: Program) -> None:
    break_odd(odd)
    first, *_ = program("validate", "--lang", "en", cwd=odd).stdout.splitlines()
    assert first.startswith(
        "data/scores/2022/\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}[31m é.yaml:14:"
    )
    annotation, _ = program("validate", "-f", "github", "--lang", "en", cwd=odd).stdout.splitlines()
    assert annotation.startswith("::error file=data/scores/2022/")


def test_addresses_and_fingerprints(odd: Path, program: Program) -> None:
    break_odd(odd)
    (run,) = json.loads(program("validate", "-f", "sarif", cwd=odd).stdout)["runs"]
    (result,) = run["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "data/scores/2022/%FF%0A%1B%5B31m%20%C3%A9.yaml"
    assert unquote_to_bytes(uri) == ODD
    (issue,) = json.loads(program("validate", "-f", "gitlab", cwd=odd).stdout)
    assert re.fullmatch(r"[0-9a-f]{64}", issue["fingerprint"])
    assert os.fsencode(issue["location"]["path"]) == ODD


def test_a_seal_holds_for_any_name(odd: Path, program: Program) -> None:
    text = odd_in(odd).read_text(encoding="utf-8")
    for year, name in enumerate(("a\u2028b.yaml", " b.yaml", '"c".yaml', "é d.yaml"), start=2018):
        (odd / "data" / name).write_text(text.replace("year: 2022", f"year: {year}"), encoding="utf-8")
    assert program("seal", cwd=odd).returncode == 0
    lines = (odd / "data/seals.txt").read_text(encoding="utf-8").splitlines()
    written = [line[66:] for line in lines if not line.startswith("#")]
    assert [name for name in written if name.startswith('"')] == [
        '" b.yaml"',
        r'"\"c\".yaml"',
        r'"a\u2028b.yaml"',
        r'"scores/2022/\udcff\n\u001b[31m \u00e9.yaml"',
    ]
    assert "é d.yaml" in written
    asked = ("validate", "--select", "CT8", "--lang", "en")
    assert program(*asked, cwd=odd).stdout == "11 files in data: 0 errors, 0 warnings, 0 known errata\n"
    break_odd(odd, "0.75")
    assert "error CT801" in program(*asked, cwd=odd).stdout


def test_lines_that_are_no_names(unpublished: Path, program: Program) -> None:
    assert program("seal", cwd=unpublished).returncode == 0
    with (unpublished / "data/seals.txt").open("a", encoding="utf-8") as seals:
        seals.write(f'{"0" * 64}  "open\n{"0" * 64}  "a" b\n')
    found = json.loads(program("validate", "-f", "json", cwd=unpublished).stdout)["findings"]
    assert [one["code"] for one in found] == ["CT804", "CT804"]


PLACES = {
    "data": ("gaps 2022", CARD),
    "among-data": ("validate", "data/scores/2022/x.yaml"),
    "given": ("validate pipe.yaml", "pipe.yaml"),
    "seals": ("validate", "data/seals.txt"),
    "seal": ("seal", "data/seals.txt"),
    "annex-csv": ("import pipe.csv -i PAR-INDEX -y 2022", "pipe.csv"),
    "annex-xlsx": ("import pipe.xlsx -i PAR-INDEX -y 2022", "pipe.xlsx"),
    "annex-docx": ("import pipe.docx -i PAR-INDEX -y 2022", "pipe.docx"),
    "panel-csv": ("import panel pipe.csv -i PAPI -y 2022 -m map.yaml", "pipe.csv"),
    "panel-xlsx": ("import panel pipe.xlsx -i PAPI -y 2022 -m map.yaml", "pipe.xlsx"),
    "map": ("import panel table.csv -i PAPI -y 2022 -m pipe.yaml", "pipe.yaml"),
    "update": ("import pipe.xlsx --update data", "pipe.xlsx"),
    "effort": ("path 2022 --to 4 --effort pipe.yaml", "pipe.yaml"),
    "scenario": ("whatif 2022 --scenario pipe.yaml", "pipe.yaml"),
    "fmt": ("fmt pipe.yaml", "pipe.yaml"),
    "set": ("set 1.1 0.5 -y 2022", CARD),
    "output": ("gaps 2022 -o pipe.md", "pipe.md"),
    "new": ("new scorecard --from 2022 --year 2023 -o pipe.yaml", "pipe.yaml"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "link-to-nowhere"])
def test_what_is_no_file_is_not_waited_for(
    place: str, kind: str, unpublished: Path, program: Program
) -> None:
    words, name = PLACES[place]
    path = unpublished / name
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else "/nowhere/at/all")
    (unpublished / "table.csv").write_text("x\n1\n")
    (unpublished / "map.yaml").write_text(
        "format: ctscore/panel-map@1\nsource: {document: van-ban-mau}\nmax: 10\nunit_column: x\n"
        'criteria:\n- {code: "1", name: {vi: a, en: b}, max: 10, column: y}\n'
    )
    done = program(*words.split(), cwd=unpublished, CTSCORE_CACHE="off")
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    if place == "data" and done.returncode == 0 and kind in ("pipe", "device"):
        assert f"warning: {CARD} cannot be used, and this answer is without it" in done.stderr
    elif place != "new":
        assert done.returncode or kind in ("folder", "link-to-nowhere")


def test_a_pipe_in_the_cache_is_passed_over(unpublished: Path, program: Program) -> None:
    cache = unpublished / "cache"
    assert program("gaps", "2022", cwd=unpublished, CTSCORE_CACHE=str(cache)).returncode == 0
    entries = [path for path in cache.rglob("*") if path.is_file()]
    assert entries
    before = program("gaps", "2022", cwd=unpublished, CTSCORE_CACHE=str(cache)).stdout
    for entry in entries:
        entry.unlink()
        os.mkfifo(entry, 0o600)
    assert program("gaps", "2022", cwd=unpublished, CTSCORE_CACHE=str(cache)).stdout == before
    key = "0" * 64
    os.mkfifo(cache / key, 0o600)
    assert fetch(cache, key) is None


def test_a_pipe_in_place_of_the_cache_is_passed_over(unpublished: Path, program: Program) -> None:
    os.mkfifo(unpublished / "cache")
    done = program("gaps", "2022", cwd=unpublished, CTSCORE_CACHE=str(unpublished / "cache"))
    assert (done.returncode, done.stderr) == (0, "")
