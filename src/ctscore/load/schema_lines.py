"""The first line of a data file, by which editors find its schema: right from where the file lies.

Whoever writes the text of a file puts in it the line that is right where such files usually lie in a folder
that has `schemas/` beside `data/`. Where the file really goes is known when it is written.
"""

import os
import re
from pathlib import Path

from ctscore.load.folder import normal

SCHEMAS = "schemas"
"""The folder of schemas, in the folder of the file or one above it."""

_LINE = re.compile(
    r"\A\ufeff?# (?:yaml-language-server: \$schema=(?P<where>(?:[^\s:]*/)?)|schema: ctscore schema )"
    r"(?P<kind>[a-z-]+)(?:\.json)?(?=[ \t]*[\r\n])"
)


def with_schema_line(text: str, path: Path, to_come: Path | None = None) -> str:
    """Return the `text` of a data file with the schema line that is right from its `path`.

    Schemas lie in the nearest `schemas/` folder; that in the folder `to_come` need not be there yet. Without
    any, the line says what prints the schema, so that all other lines keep their numbers.
    """
    found = _LINE.search(text)
    return text if found is None else _with(found, _schema_from(path, found["kind"], to_come))


def with_usual_schema_line(text: str, data: Path) -> str:
    """Return the `text` of a file that goes nobody knows where: as in its usual place in `data`."""
    found = _LINE.search(text)
    if found is None or _is_ours(normal(data).parent / SCHEMAS / f"{found['kind']}.json", found["kind"]):
        return text
    return _with(found, None)


def with_live_schema_line(text: str, path: Path) -> str:
    """Return `text` with its schema line mended, where that leads nowhere and a schema is to be found."""
    found = _LINE.search(text)
    if found is None or (found["where"] is not None and _leads_from(path, found).is_file()):
        return text
    where = _schema_from(path, found["kind"], None)
    return text if where is None else _with(found, where)


def _with(line: re.Match[str], where: str | None) -> str:
    """Return the text in which `line` was found, with one that leads to `where`."""
    said = f"yaml-language-server: $schema={where}" if where else f"schema: ctscore schema {line['kind']}"
    return f"# {said}{line.string[line.end() :]}"


def _leads_from(path: Path, line: re.Match[str]) -> Path:
    return path.parent / f"{line['where']}{line['kind']}.json"


def _schema_from(path: Path, kind: str, to_come: Path | None) -> str | None:
    """Return the way from the file at `path` to its schema; None where there is none above it."""
    place = normal(path).parent
    for folder in (place, *place.parents):
        schema = folder / SCHEMAS / f"{kind}.json"
        if (to_come is not None and folder == normal(to_come)) or _is_ours(schema, kind):
            return Path(os.path.relpath(schema, place)).as_posix()
    return None


def _is_ours(schema: Path, kind: str) -> bool:
    """Return whether this is the schema of such data files, and not one of another program."""
    try:
        if not schema.is_file():  # a pipe would be waited for
            return False
        with schema.open(encoding="utf-8") as file:
            return f"ctscore {kind} file" in file.read(400)
    except (OSError, UnicodeDecodeError):
        return False
