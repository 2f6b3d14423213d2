"""The JSON that scripts rely on: its shape, its keys, its exact numbers."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from tests.conftest import REPOSITORY, Program

KEYS = {
    "gaps 2022": (
        "rank code name max achieved lost percent_lost share cumulative_share leads leads_inferred method"
    ),
    "gaps 2022 --by field": "rank code name criteria lost exposure share cumulative_share",
    "agencies 2022": "agency name criteria tasks share_lost exposure share",
    "agencies 2022 --agency snv": (
        "rank code name max achieved lost share leads leads_inferred share_lost task timing"
    ),
    "totals 2022": (
        "code name depth max score percent lost share published verdict difference rank of implied listed"
    ),
    "tree 2022": "code name depth max score lost listed",
    "tasks --year 2022": (
        "item task leads helpers timing product serves document date part row holds level area index "
        "serves_targets leads_printed leads_basis helpers_printed helping timing_kind timing_printed note "
        "file line"
    ),
    "plans": (
        "document date period tasks no_lead duties agencies targets title plan areas objectives tasks_level "
        "activities file"
    ),
    "coverage 2022": (
        "code name criteria lost led led_inferred other_task no_lead no_task only_lead share_led disputed"
    ),
    "targets --year 2022": (
        "document item row name year goal target actual of difference "
        "outcome implied index criterion plan date note "
        "file"
    ),
    "calendar 2022": (
        "due when exact what task leads helpers product covers document item period timing_printed date plan"
    ),
    "progress 2023": "agency name tasks done under_way late not_started no_report",
    "compare 2021 2022": (
        "code name depth then now change others remark code_then max_then max_now side_then side_now"
    ),
    "rank 2022": "rank unit score away year own",
    "sensitivity 2022": (
        "code name lost tenth_more rank_if_more tenth_less rank_if_less to_best rank_if_best rank_if_full"
    ),
    "path 2022 --to 90": "step code name before asked after max total leads leads_inferred tasks method",
    "whatif 2022 --set 5.4=max": "code name max before after change lost",
    "trend": "year code score max change rank of implied median remark basis",
    "profile 2022": "code name score rank of percentile best best_units median median_units top min max",
    "show 2.4.1": (
        "code name name_en place min max achieved lost "
        "percent_lost share rank published leads leads_inferred method "
        "document date annex row file line listed"
    ),
}

FIRST_SECTIONS = {
    "tasks --year 2022": "260-KH-UBND-2021",
    "plans": "plans",
    "targets --year 2022": "rank",
    "calendar 2022": "2022-Q1",
    "progress 2023": "agencies",
    "rank 2022": "PAPI",
    "profile 2022": "PAPI",
}


def ask(program: Program, command: str) -> Any:
    done = program(*command.split(), "--format", "json", "--lang", "vi")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout, parse_float=Decimal)


@pytest.mark.parametrize("command", KEYS)
def test_shape_and_keys(command: str, program: Program) -> None:
    found = ask(program, command)
    assert found["schema"].startswith("ctscore/")
    assert found["unit"] == "can-tho"
    assert found.get("year", 2022) == (2023 if "2023" in command else 2022)
    section = found["sections"][0]
    assert section["id"] == FIRST_SECTIONS.get(command, "PAR-INDEX")
    assert list(section) == ["id", "title", "columns", "rows", "notes"]
    assert [column["id"] for column in section["columns"]] == KEYS[command].split()
    assert all(list(row) == KEYS[command].split() for row in section["rows"])
    assert all(note["id"] and note["text"] for note in section["notes"])


def test_the_document_lists_these_keys() -> None:
    text = (REPOSITORY / "docs" / "json.md").read_text(encoding="utf-8")
    listed = {frozenset(re.findall(r"\w+", keys)) for keys in re.findall(r"`((?:\w+, )+\w+)`", text)}
    for command in set(KEYS) - {"agencies 2022 --agency snv", "show 2.4.1", "targets --year 2022"}:
        assert frozenset(KEYS[command].split()) in listed, command


def test_every_figure_is_exact(program: Program) -> None:
    rows = ask(program, "gaps 2022")["sections"][0]["rows"]
    assert len(rows) == 42
    assert sum(row["lost"] for row in rows) == Decimal("13.3876")
    assert all(row["max"] - row["achieved"] == row["lost"] for row in rows)
    assert rows[-1]["cumulative_share"] == 100
    assert (rows[0]["code"], rows[0]["lost"], rows[0]["leads"]) == ("5.4", Decimal("1.5"), ["so-noi-vu"])
    shared = ask(program, "agencies 2022")["sections"][0]["rows"]
    assert sum(row["share_lost"] for row in shared) == Decimal("13.3876")
    assert shared[0]["share_lost"] == Decimal("6.5744")
