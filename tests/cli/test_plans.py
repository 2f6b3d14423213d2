"""The questions about plans, asked of the shipped data as users ask them; expected figures by hand."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from ctscore.document import Column, Document, Kind, Row, Section, Value
from ctscore.render import Canvas, render
from tests.conftest import DATA, Program, data_of_2022


def ask(program: Program, *command: str, **variables: str) -> Any:
    done = program(*command, "--format", "json", "--lang", "en", **variables)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout, parse_float=Decimal)


def rows(answer: Any) -> list[dict[str, Any]]:
    return [row for section in answer["sections"] for row in section["rows"]]


def notes(answer: Any) -> list[str]:
    return [note["text"] for section in answer["sections"] for note in section["notes"]]


def test_an_agency_by_any_name_has_the_same_tasks(program: Program) -> None:
    answers = [ask(program, "tasks", "--agency", name) for name in ("so tu phap", "STP", "Sở Tư pháp")]
    assert answers[0] == answers[1] == answers[2]
    # 3 items of Annex I, 2 of Annex III; 9 rows of plan 260; rows 3.a.2, 4.a.6, 4.đ.1 of 321; 3 of 2527.
    plans = {section["id"]: len(section["rows"]) for section in answers[0]["sections"]}
    assert plans == {
        "121-KH-UBND-2023": 5,
        "260-KH-UBND-2021": 9,
        "321-QD-UBND-2018": 3,
        "2527-QD-UBND-2012": 3,
    }


def test_counts_of_tasks(program: Program) -> None:
    assert len(rows(ask(program, "tasks", "--plan", "321"))) == 59 + 26  # annex and prose
    framework_and_prose = ask(program, "tasks", "--plan", "260")
    assert len(rows(framework_and_prose)) == 57 + 19
    assert "Tasks: 76; without a lead: 19." in notes(framework_and_prose)
    assert len(rows(ask(program, "tasks", "--plan", "121", "--index", "PAPI"))) == 27
    kinds = {
        kind: len(rows(ask(program, "tasks", "-p", "121", "--kind", kind)))
        for kind in ("tasks", "duties", "all")
    }
    assert kinds == {"tasks": 66 + 7, "duties": 14, "all": 87}
    plans = {row["plan"]: (row["tasks"], row["no_lead"]) for row in rows(ask(program, "plans"))}
    assert plans == {
        "121-KH-UBND-2023": (73, 6),
        "260-KH-UBND-2021": (76, 19),
        "321-QD-UBND-2018": (85, 21),
        "2527-QD-UBND-2012": (40, 10 + 3),
    }


def test_roles(program: Program) -> None:
    by_role = {
        role: {row["item"] for row in rows(ask(program, "tasks", "-p", "321", "-a", "stp", "--role", role))}
        for role in ("lead", "helper", "any")
    }
    assert by_role == {"lead": {"4.đ.1"}, "helper": {"3.a.2", "4.a.6"}, "any": {"4.đ.1", "3.a.2", "4.a.6"}}


def test_what_is_due_in_a_quarter(program: Program) -> None:
    due = rows(ask(program, "tasks", "--due", "2022-Q1"))
    assert {row["item"] for row in due} == {"3.1", "3.4", "3.7", "3.40", "3.46"}
    duties = rows(ask(program, "tasks", "--due", "2023-Q3", "--kind", "duties"))
    assert [(row["item"], row["timing"]) for row in duties] == [("IV/1.2", "Before 2023-07-31")]


def test_a_plan_is_told_by_the_year_whose_results_it_answers(program: Program) -> None:
    # Plan 121 begins in 2023, and answers the results of 2022.
    for command, told in (("tasks --year", "No plan is in force in"), ("calendar", "In force after")):
        answer = ask(program, *command.split(), "2022", "--plan", "121")
        assert bool(rows(answer)) is command.startswith("tasks")
        assert [text for text in notes(answer) if text.startswith(f"{told} 2022") and "121/KH-UBND" in text]


def test_groups_are_told_and_added(program: Program) -> None:
    alone = ask(program, "tasks", "-p", "260", "-a", "stp")
    (told,) = [note for note in notes(alone) if "more are given to groups that include it" in note]
    wider = {row["item"] for row in rows(ask(program, "tasks", "-p", "260", "-a", "stp", "--groups"))}
    assert {row["item"] for row in rows(alone)} < wider
    assert told.startswith(f"{len(wider) - len(rows(alone))} more")
    assert {"3.8", "3.12"} <= wider  # led by "Sở, ban ngành TP" and by "Cơ quan chuyên môn thuộc UBND TP"


def test_every_lost_point_is_accounted_for(program: Program) -> None:
    answer = ask(program, "coverage", "2022", "--index", "PAR-INDEX")
    summary, uncovered, other = answer["sections"]
    assert [row["code"] for row in uncovered["rows"]] == ["8.4", "6.2.5", "6.2.4", "6.1.4"]
    whole = summary["rows"][-1]
    # 8.4, 6.1.4, 6.2.4 and 6.2.5 have the task of another criterion: 0.75 + 0.2279 + 0.2574 + 0.2581.
    assert (whole["lost"], whole["led"]) == (Decimal("13.3876"), Decimal("13.3876") - Decimal("1.4934"))
    assert (whole["other_task"], whole["no_lead"], whole["no_task"]) == (Decimal("1.4934"), 0, 0)
    fields = summary["rows"][:-1]
    assert sum(row["lost"] for row in fields) == whole["lost"]
    # 8.1: 10 - 8.0700 = 1.9300; 7.3.2: 1 - 0.7656 = 0.2344.
    assert whole["disputed"] == Decimal("1.93") + Decimal("0.2344")
    assert {row["code"]: row["other_leads"] for row in other["rows"]} == {
        code: ["van-phong-ubnd-tp"] for code in ("8.1.1", "8.1.2", "8.1.3", "8.1.4", "8.1.5", "7.3.2")
    }
    assert {tuple(row["leads"]) for row in other["rows"]} == {("so-noi-vu",), ("cong-ttdt-tp",)}


def test_what_is_inferred_is_marked_in_every_text(program: Program) -> None:
    """321 prints who leads 2.b.1 and no code, 2527 prints no lead: of each what is ours is marked."""

    def line(plan: str, item: str) -> str:
        told = program("tasks", "--plan", plan, "--format", "csv", "--lang", "vi").stdout
        return next(row for row in told.splitlines() if f",{item}," in row)

    printed, ours = line("321", "2.b.1"), line("2527", "II.1.a")
    assert ("cấp xã (suy ra)" in printed, "PAPI 2.3 (suy ra)" in printed) == (False, True)
    assert "Sở Tư pháp (suy ra)" in ours
    for command, style in ((("agencies",), "csv"), (("gaps", "--by", "agency"), "markdown")):
        assert "Ủy ban nhân dân cấp xã (suy ra)" in program(*command, "2019", "-f", style, "-l", "vi").stdout
    fields = ask(program, "coverage", "2019")["sections"][0]["rows"]
    assert all(row["led_inferred"] == row["led"] for row in fields)
    assert {row["led_inferred"] for row in ask(program, "coverage", "2022")["sections"][0]["rows"]} == {0}


def test_rows_with_the_task_of_another_criterion_say_so(program: Program) -> None:
    told = {row["item"]: row["serves"] for row in rows(ask(program, "tasks", "-p", "121"))}
    assert told["I/8.4"] == "PAR-INDEX 8.4 (task of 8.3.2)"
    assert told["I/6.1.4"].endswith("PAR-INDEX 6.2.5 (task of 6.3.5); PAR-INDEX 6.3.5")


def test_ranks_that_were_promised(program: Program) -> None:
    answer = ask(program, "targets", "--year", "2022")
    found = {row["index"]: row for row in answer["sections"][0]["rows"]}
    assert (found["PAR-INDEX"]["target"], found["PAR-INDEX"]["actual"], found["PAR-INDEX"]["difference"]) == (
        25,
        26,
        1,
    )
    assert (found["PAPI"]["target"], found["PAPI"]["actual"], found["PAPI"]["difference"]) == (25, 55, 30)
    assert found["PCI"]["outcome"] == "no-figure"
    assert "3 in all: 2 missed, 1 without a figure." in notes(answer)


def test_what_plan_121_promises_for_2023(program: Program) -> None:
    """Three ranks from 2023 on: 22 + 20 and 34 - 11 by 101/KH-UBND, and 53 of 61 by 40.1744 points."""
    ranks, percents = ask(program, "targets", "--year", "2023")["sections"]
    assert [(row["index"], row["target"], row["actual"], row["difference"]) for row in ranks["rows"]] == [
        *(("PAR-INDEX", 20, 42, 22), ("SIPAS", 20, 23, 3), ("PAPI", 20, 53, 33)),
    ]
    assert [row["item"] for row in percents["rows"]] == [
        *("I/3.4.1", "I/3.4.2", "I/3.4.3", "I/5.4", "I/6.1.1", "I/6.1.3", "I/8.4", "I/8.5", "II/1"),
    ]
    assert {row["outcome"] for row in percents["rows"]} == {"no-figure"}


def test_the_six_dimensions_of_2020_are_not_held_against_eight(program: Program) -> None:
    answer = ask(program, "targets", "--plan", "321")
    whole = next(note for note in notes(answer) if "add up to 42.05 out of 60 points" in note)
    assert whole.endswith("The result of 2020 is out of 80, so the two are not compared.")
    # Each dimension is on the scale of 10 that the target means; the ranks of 2018 and 2019 are printed.
    assert [row["outcome"] for row in rows(answer)] == [*("met", "met", "missed"), *["missed"] * 6]
    # 0.766500354 + 1.362172365 + 1.266268492 + 1.316218615 of 1.1 to 1.4, against 6.50.
    first = next(row for row in rows(answer) if row["item"] == "I.2.a")
    assert first["actual"] == Decimal("4.711159826")


def test_the_reports_of_plan_260_are_due_on_the_tenth(program: Program) -> None:
    reports = [row for row in rows(ask(program, "calendar", "2022", "-p", "260")) if row["item"] == "III.1.c"]
    assert [(row["due"], row["exact"], row["period"]) for row in reports] == [
        ("2022-03-10", "yes", "2022-Q1"),
        ("2022-06-10", "yes", "2022-H1"),
        ("2022-09-10", "yes", "2022-Q3"),
        ("2022-12-10", "yes", "2022"),
    ]
    assert reports[0]["covers"] == "2021-12-05 – 2022-03-04"
    assert "456" in reports[3]["covers"]


def test_plan_121_reports_four_times_a_year(program: Program) -> None:
    found = rows(ask(program, "calendar", "2024", "--agency", "so thong tin va truyen thong"))
    assert [row["period"] for row in found if row["item"] == "I/7.3.6"] == [
        "2024-Q1",
        "2024-H1",
        "2024-9M",
        "2024",
    ]


def test_the_calendar_file_is_read_by_a_calendar_library(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "stp.ics"
    assert program("calendar", "2022", "--agency", "STP", "-o", str(path), "--lang", "vi").returncode == 0
    content = path.read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = Calendar.from_ical(content).walk("VEVENT")
    table = rows(ask(program, "calendar", "2022", "--agency", "STP"))
    assert [str(event.decoded("dtstart")) for event in events] == [row["due"] for row in table]
    first = events[0]
    assert first.decoded("dtstart") == date(2022, 3, 31)
    assert str(first["summary"]).startswith("Sở Tư pháp: ")
    assert "Sản phẩm: Kế hoạch và Báo cáo" in str(first["description"])
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_the_calendar_file_is_the_same_each_time_and_lists_a_task_once(program: Program) -> None:
    def uids(text: str) -> list[str]:
        return sorted(str(event["uid"]) for event in Calendar.from_ical(text).walk("VEVENT"))

    by_date, again, by_agency = (
        program("calendar", "2022", "--by", by, "-f", "ics", "-l", "en").stdout
        for by in ("date", "date", "agency")
    )
    assert by_date == again
    # A task with several leads stands under each of them, and is one event all the same.
    assert uids(by_date) == uids(by_agency)


@pytest.fixture
def plan_121(tmp_path: Path) -> Path:
    """The plan of 2023 in a copy of the data that has no seals."""
    data_of_2022(tmp_path / "data")
    (path,) = (tmp_path / "data/plans").glob("121*.yaml")
    return path


def written(program: Program, folder: Path, *more: str) -> tuple[dict[str, Any], str]:
    """Return the events of `calendar 2023 -o lich.ics` by UID, and what was told."""
    done = program("calendar", "2023", "-p", "121", "-o", "lich.ics", "-q", "-l", "en", *more, cwd=folder)
    assert done.returncode == 0
    events = Calendar.from_ical((folder / "lich.ics").read_bytes()).walk("VEVENT")
    return {str(event["uid"]): event for event in events}, done.stderr


MOVED = "121-KH-UBND-2023/IV/1.2/day@ctscore"


def moved_to(plan: str, printed: str, day: str) -> str:
    """Return the text of plan 121 with another day for `MOVED`, in the words of its cell and as a date."""
    words = "trước ngày 31 tháng 7 năm 2023"
    assert plan.count(f"printed: {words}\n") == plan.count('date: "2023-07-31"') == 1
    return plan.replace(f"printed: {words}\n", f"printed: {printed}\n").replace('"2023-07-31"', f'"{day}"')


def test_an_event_keeps_its_uid_when_its_day_moves_and_says_that_it_changed(
    plan_121: Path, tmp_path: Path, program: Program
) -> None:
    before, told = written(program, tmp_path)
    assert told == ""
    assert {int(event["sequence"]) for event in before.values()} == {0}
    first = (tmp_path / "lich.ics").read_bytes()
    written(program, tmp_path)
    assert (tmp_path / "lich.ics").read_bytes() == first

    text = plan_121.read_text(encoding="utf-8")
    plan_121.write_text(moved_to(text, "trước ngày 15 tháng 8 năm 2023", "2023-08-15"), encoding="utf-8")
    after, told = written(program, tmp_path)
    assert (after.keys(), told) == (before.keys(), "")
    assert [uid for uid, event in after.items() if event.to_ical() != before[uid].to_ical()] == [MOVED]
    moved = after[MOVED]
    days = [before[MOVED].decoded("dtstart"), moved.decoded("dtstart")]
    assert days == [date(2023, 7, 30), date(2023, 8, 14)]
    assert int(moved["sequence"]) == 1
    assert moved.decoded("dtstamp") == moved.decoded("last-modified") > before[MOVED].decoded("dtstamp")
    # Written once more it is the same version; changed back it is the third.
    second = (tmp_path / "lich.ics").read_bytes()
    written(program, tmp_path)
    assert (tmp_path / "lich.ics").read_bytes() == second
    plan_121.write_text(text, encoding="utf-8")
    assert int(written(program, tmp_path)[0][MOVED]["sequence"]) == 2


def test_events_that_are_gone_are_told(plan_121: Path, tmp_path: Path, program: Program) -> None:
    before, _ = written(program, tmp_path)
    text = plan_121.read_text(encoding="utf-8")
    plan_121.write_text(moved_to(text, "trước ngày 31 tháng 7 năm 2024", "2024-07-31"), encoding="utf-8")
    after, told = written(program, tmp_path)
    assert before.keys() - after.keys() == {MOVED}
    assert told.startswith("warning: in the earlier file but not in the new one: 1;")
    assert told.count("\n") == 2
    assert told.endswith("(2023-07-30)\n")


@pytest.mark.parametrize("earlier", [b"no calendar\n", b"\xff\xfe"])
def test_a_file_that_is_no_calendar_is_not_replaced(earlier: bytes, tmp_path: Path, program: Program) -> None:
    path = tmp_path / "lich.ics"
    path.write_bytes(earlier)
    done = program("calendar", "2023", "-p", "121", "-o", str(path), "-l", "en")
    assert (done.returncode, "no earlier answer" in done.stderr, path.read_bytes()) == (2, True, earlier)


@pytest.mark.parametrize("earlier", [b"", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\n\xff\xfe"])
def test_an_earlier_file_that_is_no_calendar_tells_nothing(
    earlier: bytes, tmp_path: Path, program: Program
) -> None:
    (tmp_path / "lich.ics").write_bytes(earlier)
    events, told = written(program, tmp_path, "--data", str(DATA))
    assert told == ""
    assert {int(event["sequence"]) for event in events.values()} == {0}


def test_two_days_in_one_period_are_two_events_and_the_first_stays() -> None:
    columns: tuple[Column[object], ...] = tuple(
        Column(name, name, kind)
        for name, kind in (("due", Kind.DATE), ("task", Kind.TEXT), ("leads", Kind.REFS), ("plan", Kind.CODE))
    )

    def uids(*days: int) -> list[str]:
        fixed: dict[str, Value] = {"task": "x", "leads": (), "plan": "p", "item": "1", "period": "2023-Q1"}
        rows = tuple(Row({**fixed, "due": date(2023, 3, day)}) for day in days)
        document = Document("ctscore/calendar/1", {}, (Section("a", "a", columns, rows),))
        events = Calendar.from_ical(render(document, "ics", Canvas(), "en")).walk("VEVENT")
        return [str(event["uid"]) for event in events]

    assert uids(10) == ["p/1/2023-Q1@ctscore"]
    assert uids(10, 20, 10) == ["p/1/2023-Q1@ctscore", "p/1/2023-Q1/2@ctscore"]


def test_nothing_is_due_before_a_plan_was_issued(program: Program) -> None:
    # Plan 121 is of 06/06/2023: no report of quarter I, the first is that of six months.
    reports = [
        row["due"] for row in rows(ask(program, "calendar", "2023", "-p", "121")) if row["what"] == "report"
    ]
    assert min(reports) == "2023-06-30"


def test_groups_count_by_agency_too(program: Program) -> None:
    by_date = rows(ask(program, "calendar", "2022", "-a", "stp", "--groups"))
    by_agency = rows(ask(program, "calendar", "2022", "-a", "stp", "--groups", "--by", "agency"))
    keys = [{(row["item"], row["due"]) for row in found} for found in (by_date, by_agency)]
    assert keys[0] == keys[1]
    assert len(by_date) > len(rows(ask(program, "calendar", "2022", "-a", "stp")))


def test_only_what_has_a_day_or_a_quarter(program: Program) -> None:
    found = rows(ask(program, "calendar", "2022", "-a", "stp", "--dated"))
    assert [row["item"] for row in found] == ["3.1", "3.4", "3.5", "3.1", "3.4", "3.5"]


def test_an_agency_has_its_plans_in_a_year_without_scorecards(program: Program) -> None:
    answer = ask(program, "show", "STP", "--year", "2018")
    assert "PAR-INDEX" not in [section["id"] for section in answer["sections"]]


def test_all_agencies_are_listed(program: Program) -> None:
    found = rows(ask(program, "agencies"))
    justice = next(row for row in found if row["agency"] == "so-tu-phap")
    assert (len(found), justice["leading"], justice["helping_in"]) == (76, 18, 2)


@pytest.mark.parametrize("year", ["0", "1989", "2101", "9999", "99999"])
def test_a_year_out_of_the_calendar_is_wrong_usage(year: str, program: Program) -> None:
    for command in ("calendar", "progress"):
        assert program(command, year).returncode == 2


def test_show_gives_an_agency_whole(program: Program) -> None:
    answer = ask(program, "show", "so tu phap")
    assert answer["schema"] == "ctscore/show-agency/2"
    ids = [section["id"] for section in answer["sections"]]
    assert ids[:3] == ["agency", "PAR-INDEX", "PAPI"]
    (record,) = answer["sections"][0]["rows"]
    # 0.1781 + 0.2283 + 0.2472 + 0.1057 of 2.4.1 to 2.4.4; of PAPI 2.1 and 3.3, never added to the former.
    lost = answer["sections"][1]["notes"][0]["text"]
    assert lost == "4 criteria lost 0.7593 points in full, 0.7593 as its equal share among the leads."
    assert [row["code"] for row in answer["sections"][2]["rows"]] == ["2.1", "3.3"]
    listed = {id_: len(section["rows"]) for id_, section in zip(ids, answer["sections"], strict=True)}
    assert record["leading"] == sum(count for id_, count in listed.items() if id_.startswith("tasks-led/"))
    assert record["helping_in"] == sum(
        count for id_, count in listed.items() if id_.startswith("tasks-helped/")
    )


@pytest.fixture
def with_reports(tmp_path: Path, program: Program) -> Path:
    """A copy of the data with one made-up report, filled in from the template."""
    data_of_2022(tmp_path / "data")
    path = tmp_path / "data/progress/2023-Q3-so-tu-phap.yaml"
    path.parent.mkdir()
    done = program("report-template", "121", "-a", "STP", "--period", "2023-Q3", "-o", str(path), "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return path


def test_a_template_says_what_is_still_to_be_filled_in_and_stops_nothing(
    with_reports: Path, program: Program
) -> None:
    done = program("validate", str(with_reports), "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.count("warning CT437") == 5
    text = with_reports.read_text(encoding="utf-8")
    line = next(n for n, line in enumerate(text.split("\n"), start=1) if line == "  status:")
    assert f":{line}:" in done.stdout.split("\n")[0]
    data = str(with_reports.parent.parent)
    assert program("gaps", "2022", "--data", data).returncode == 0
    row = next(r for r in rows(ask(program, "progress", "2023", "-d", data)) if r["agency"] == "so-tu-phap")
    assert row["no_report"] == row["tasks"] == 5


def test_a_template_is_refused_like_every_answer_while_a_register_is_broken(
    with_reports: Path, program: Program
) -> None:
    with_reports.write_text("plan: [", encoding="utf-8")
    data = str(with_reports.parent.parent)
    asked = ("report-template", "121", "-a", "STP", "--period", "2023-Q4", "-d", data, "-l", "en")
    beside = program(*asked)
    assert (beside.returncode, f"{with_reports.name} cannot be used" in beside.stderr) == (0, True)
    (with_reports.parent.parent / "agencies.yaml").write_text("agencies: [", encoding="utf-8")
    done = program(*asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("there is no answer while the data has these errors:")


def test_a_member_of_a_group_reports_on_what_the_group_leads(tmp_path: Path, program: Program) -> None:
    done = program("report-template", "260", "-a", "STP", "--period", "2022-Q4")
    listed = set(re.findall(r'item: "([^"]+)"', done.stdout))
    assert {"3.1", "3.8"} <= listed  # 3.8 is led by "Sở, ban ngành TP"
    assert "# Sở, ban ngành TP, UBND quận, huyện · Trong năm" in done.stdout


def test_a_filled_report_counts(with_reports: Path, program: Program) -> None:
    text = with_reports.read_text(encoding="utf-8")
    filled = text.replace("status:", "status: done", 1).replace("status:\n", "status: late\n", 1)
    with_reports.write_text(filled.replace("status:\n", "status: under-way\n"), encoding="utf-8")
    data = str(with_reports.parent.parent)
    assert program("validate", data).returncode == 0
    answer = ask(program, "progress", "2023", "--quarter", "3", "--data", data)
    row = next(row for row in rows(answer) if row["agency"] == "so-tu-phap")
    assert (row["tasks"], row["done"], row["late"], row["under_way"], row["no_report"]) == (5, 1, 1, 3, 0)
    stakes = {section["id"]: section["rows"] for section in answer["sections"]}
    stake = next(row for row in stakes["PAR-INDEX-2022"] if row["agency"] == "so-tu-phap")
    # 2.4.1 lost 0.1781 and is done.
    assert (stake["at_stake"], stake["open_stake"]) == (Decimal("0.7593"), Decimal("0.5812"))
    # Done 2.4.1; late 2.4.2 and 2.4.3 (one task, 0.2283 + 0.2472); under way 2.4.4.
    assert (stake["done_stake"], stake["late_stake"]) == (Decimal("0.1781"), Decimal("0.4755"))
    assert stakes["agencies"][-1]["tasks"] == 73  # 66 of the annexes, 7 aims and requirements of section I
    whole = stakes["PAR-INDEX-2022"][-1]
    assert (whole["tasks"], whole["at_stake"]) == (31, Decimal("13.3876"))
    # Points of PAPI are never added to those of PAR-INDEX; 8.3 has no task (2.953933077 of 39.985251506).
    assert stakes["PAPI-2022"][-1]["at_stake"] == Decimal("37.031318429")
    later = ask(program, "progress", "2023", "--quarter", "4", "--data", data, "--agency", "stp")
    # What is done stays done; on the rest there is no report in quarter 4.
    assert sorted(row["status"] for row in rows(later)) == ["done", *["no-report"] * 4]
    quiet = ask(program, "progress", "2023", "--quarter", "2", "--data", data, "--agency", "stp")
    assert {row["status"] for row in rows(quiet)} == {"no-report"}


def test_without_the_calendar_library_the_reason_is_told(tmp_path: Path, process: Program) -> None:
    (tmp_path / "icalendar.py").write_text("raise ImportError\n")
    done = process("calendar", "2022", "-f", "ics", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert 'pip install "ctscore[calendar]"' in done.stderr
