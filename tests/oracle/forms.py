"""How a book is written: the entries of its files, and those as YAML."""

import json
import re
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.oracle.books import AGENCIES, ANSWERS, AWARDED, DOCUMENT, NAMES, SURVEYED, UNITS, Book, Card
from tests.oracle.points import Answers, Figure, Node, has_end
from tests.oracle.questions import Cell, Panel

Entry = dict[str, Any]


def files(book: Book) -> dict[str, str]:
    """What stands in each file of a data folder."""
    entries = {
        "indexes.yaml": _indexes(book),
        "units.yaml": _units(),
        "documents.yaml": _documents(book),
        "agencies.yaml": _agencies(),
    }
    for card in book.cards:
        entries[f"scores/{card.year}/{card.index.lower()}.yaml"] = card_entry(card, book.plain)
    for panel in book.panels:
        entries[f"panels/{panel.year}/{panel.index.lower()}.yaml"] = panel_entry(panel, book.plain)
    for year in sorted({year for _, year in book.leads}):
        entries[f"plans/{year}.yaml"] = _plan(book, year)
    return {name: written(entry) for name, entry in entries.items()}


def write(book: Book, folder: Path) -> None:
    """Write a data folder."""
    for name, text in files(book).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def named(code: str) -> Entry:
    """A name in both languages."""
    return {"vi": f"Tiêu chí {code}", "en": f"Criterion {code}"}


def _shape_keys(node: Node) -> Entry:
    """The keys that the whole and criteria have in common."""
    entry: Entry = {}
    if node.aggregate != "sum":
        entry["aggregate"] = node.aggregate
    cap = {end: value for end, value in (("least", node.least), ("most", node.most)) if value is not None}
    if cap:
        entry["cap"] = cap
    if node.needs is not None:
        entry["needs"] = node.needs
    if node.floor is not None:
        entry["floor"] = node.floor
    if node.listing is not None:
        entry["listing"] = node.listing
    return entry


def _criterion(node: Node, stage: str, panel: bool) -> Entry:
    entry: Entry = {"code": node.code, "name": named(node.code)}
    if node.method is not None:
        entry["method"] = node.method
    if node.weight is not None:
        entry["weight"] = node.weight
    for key in ("min", "max", "better", "best", "worst"):
        if getattr(node, key) is not None:
            entry[key] = getattr(node, key)
    if node.bonus:
        entry["bonus"] = True
    if node.answers is not None:
        entry["answers"] = node.answers.id
    if node.not_applicable is not None:
        why = {"how": node.not_applicable, "why": {"vi": "Không phát sinh", "en": "Nothing arose"}}
        entry["not_applicable"] = node.not_applicable if panel else why
    entry |= _shape_keys(node)
    if node.imputed:
        entry["imputed"] = {"vi": "Chỉ số tự gán", "en": "Imputed by the index"}
    others = {key: value for key, value in node.printed.items() if key != stage}
    if stage in node.printed:
        entry["published"] = node.printed[stage]
    if others:
        entry["printed"] = others
    if not panel:
        entry |= _figures(node, stage)
    if node.parts:
        entry["criteria"] = [_criterion(part, stage, panel) for part in node.parts]
    return entry


def _figures(node: Node, stage: str) -> Entry:
    entry: Entry = {}
    if stage in node.figures:
        entry["achieved"] = as_written(node, node.figures[stage], len(node.code) + len(node.figures))
    others = {key: as_written(node, value, 0) for key, value in node.figures.items() if key != stage}
    if others:
        entry["stages"] = others
    if node.measured:
        entry["measured"] = node.measured | {"unit": {"vi": "%", "en": "%"}}
    return entry


def as_written(leaf: Node, figure: Figure, variant: int) -> Figure:
    """An answer is written by its id or its word in either language."""
    if leaf.answers is None or not isinstance(figure, str):
        return figure
    word = leaf.answers.word(figure)
    return (word.id, word.vi, word.en.upper())[variant % 3]


def card_entry(card: Card, plain: bool = False) -> Entry:
    """A scorecard as its file says it."""
    root = card.root
    entry: Entry = {
        "format": "ctscore/scorecard@1" if plain else "ctscore/scorecard@2",
        "index": card.index,
        "unit": card.unit,
        "year": card.year,
        "source": {"document": DOCUMENT, "annex": "I"},
        "method": card.method,
    }
    if card.stage != "published":
        entry["stage"] = card.stage
    if root.max is not None:
        entry["max"] = root.max
    entry |= _shape_keys(root)
    if "published" in root.printed:
        entry["published"] = {"score": root.printed["published"]}
    others = {key: value for key, value in root.printed.items() if key != "published"}
    if others:
        entry["printed"] = others
    entry["criteria"] = [_criterion(part, card.stage, False) for part in root.parts]
    return entry


def panel_entry(panel: Panel, plain: bool = False) -> Entry:
    """A panel as its file says it."""
    root = panel.root
    entry: Entry = {
        "format": "ctscore/panel@1" if plain else "ctscore/panel@2",
        "index": panel.index,
        "year": panel.year,
        "source": {"document": DOCUMENT},
    }
    if panel.stage != "published":
        entry["stage"] = panel.stage
    if root.max is not None:
        entry["max"] = root.max
    if panel.rank_by != "points":
        entry["rank_by"] = panel.rank_by
    entry |= _shape_keys(root)
    entry["criteria"] = [_criterion(part, panel.stage, True) for part in root.parts]
    codes = [leaf.code for leaf in root.leaves()]
    entry["columns"] = " ".join(codes)
    if panel.own_max:
        entry["own_max"] = [{"unit": unit, "max": own} for unit, own in panel.own_max.items()]
    entry["rows"] = [
        " ".join([unit, *(_cell_text(row[code]) for code in codes)]) for unit, row in panel.rows.items()
    ]
    return entry


def _cell_text(cell: Cell) -> str:
    if cell is None:
        return "-"
    return cell if isinstance(cell, str) else decimals(cell)


def _indexes(book: Book) -> Entry:
    entries: list[Entry] = []
    for index in book.indexes():
        entry: Entry = {
            "id": index,
            "name": {"vi": f"Bộ chỉ số {index}", "en": f"Index {index}"},
            "measure": "points",
        }
        if index in book.stages:
            entry["stages"] = [
                {"id": stage, "name": {"vi": stage, "en": stage}} for stage in book.stages[index]
            ]
            for stage_entry in entry["stages"]:
                if stage_entry["id"] == book.survey_stages.get(index):
                    stage_entry["survey"] = True
        if not book.plain and index == "THE" and "surveys" in book.shapes:
            entry["methods"] = [
                {"id": AWARDED, "name": {"vi": "thẩm định", "en": "appraisal"}},
                {"id": SURVEYED, "name": {"vi": "khảo sát", "en": "survey"}, "survey": True},
            ]
        if not book.plain and "answers" in book.shapes:
            entry["answers"] = [_answers(answers) for answers in ANSWERS]
        entries.append(entry)
    return {"format": "ctscore/indexes@1" if book.plain else "ctscore/indexes@2", "indexes": entries}


def _answers(answers: Answers) -> Entry:
    words = []
    for word in answers.words:
        entry: Entry = {"id": word.id, "word": {"vi": word.vi, "en": word.en}}
        if word.share is not None:
            entry["share"] = word.share
        if word.points is not None:
            entry["points"] = word.points
        words.append(entry)
    return {"id": answers.id, "words": words}


def _units() -> Entry:
    units = [_named_entry(unit) | {"kind": "city" if unit == UNITS[0] else "province"} for unit in UNITS]
    return {"format": "ctscore/units@1", "units": units}


def _agencies() -> Entry:
    agencies = [_named_entry(agency) | {"kind": "department"} for agency in AGENCIES]
    return {"format": "ctscore/agencies@1", "agencies": agencies}


def _named_entry(name: str) -> Entry:
    return {"id": name, "name": {"vi": NAMES[name], "en": f"{NAMES[name]} (en)"}, "short": NAMES[name]}


def plan_id(year: int) -> str:
    """The plan that answers the scorecards of a year."""
    return f"1-KH-UBND-{year + 1}"


def _documents(book: Book) -> Entry:
    documents: list[Entry] = [
        {
            "id": DOCUMENT,
            "number": "1/BC-UBND",
            "date": "2026-06-30",
            "issuer": "UBND",
            "title": {"vi": "Bảng điểm", "en": "Score sheet"},
        }
    ]
    for year in sorted({year for _, year in book.leads}):
        documents.append(
            {
                "id": plan_id(year),
                "number": "1/KH-UBND",
                "date": f"{year + 1}-02-15",
                "issuer": "UBND",
                "title": {"vi": "Kế hoạch", "en": "Plan"},
            }
        )
    return {"format": "ctscore/documents@1", "documents": documents}


def _plan(book: Book, year: int) -> Entry:
    parts = []
    for number, (index, of_year) in enumerate(book.leads):
        if of_year == year:
            leads = book.leads[index, of_year]
            parts.append(
                {
                    "annex": ("I", "II")[index == "BANG"],
                    "title": {"vi": f"Nhiệm vụ {number}", "en": f"Tasks {number}"},
                    "index": index,
                    "answers": year,
                    "holds": "tasks",
                    "helpers_are": "coordinating",
                    "items": [_task(index, code, agencies) for code, agencies in leads.items()],
                }
            )
    return {
        "format": "ctscore/plan@1",
        "document": plan_id(year),
        "unit": UNITS[0],
        "period": {"first": year + 1, "last": year + 1},
        "parts": parts,
    }


def _task(index: str, code: str, agencies: Iterable[str]) -> Entry:
    return {
        "id": f"{index}/{code}",
        "row": code,
        "task": {"vi": f"Làm tiêu chí {code}", "en": f"Work on {code}"},
        "criteria": [code],
        "leads": {"printed": "; ".join(NAMES[agency] for agency in agencies), "agencies": list(agencies)},
        "timing": {"printed": "Cả năm", "kind": "all-year"},
    }


# YAML


PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9/@-]*")
RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}


def decimals(value: Fraction) -> str:
    """A number in plain digits; it must have an end."""
    if not has_end(value):
        raise ValueError(f"{value} has no end")
    places = 0
    while value * 10**places % 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def scalar(value: object) -> str:
    """A value in one line: text in quotes unless it is a plain word."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Fraction):
        return decimals(value)
    text = str(value)
    if PLAIN_WORD.fullmatch(text) and text.lower() not in RESERVED:
        return text
    return json.dumps(text, ensure_ascii=False)


def written(entry: Entry) -> str:
    """A file as YAML."""
    return "".join(f"{line}\n" for line in _block(entry))


def _is_small(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_small(inner) for inner in value.values())
    return not isinstance(value, list) or all(not isinstance(inner, dict | list) for inner in value)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return scalar(value)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z][a-z0-9_-]*", key) else json.dumps(key)


def _block(entry: Entry) -> list[str]:
    lines = []
    for key, value in entry.items():
        if key == "rows":
            lines += ["rows:", *(f"- {row}" for row in value)]
        elif isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
            lines.append(f"{_key(key)}:")
            for inner in value:
                inside = [f"{_flow(inner)}"] if _is_small(inner) else _block(inner)
                lines += [f"- {inside[0]}", *(f"  {line}" for line in inside[1:])]
        elif isinstance(value, dict) and not _is_small(value):
            lines += [f"{_key(key)}:", *(f"  {line}" for line in _block(value))]
        else:
            lines.append(f"{_key(key)}: {_flow(value)}")
    return lines
