"""JSON Schema of each kind of data file, for editors and other tools."""

import json
from collections.abc import Sequence
from typing import Any

from ctscore.load.adapt import ALTERNATIVES, WHEN, adapter
from ctscore.model.scalars import TEXT_SCHEMA
from ctscore.model.scorecard import SAID


def schema_text(kind: str) -> str:
    """Return the JSON Schema of `kind` (a key of `KINDS`) as the text that stands in `schemas/`."""
    schema = _tidy(adapter(kind).json_schema())
    schema |= _exactly_one(ALTERNATIVES.get(kind, ()))
    for part in schema.get("$defs", {}).values():
        if set(WHEN) <= part.get("properties", {}).keys():
            part.update(_exactly_one((WHEN,)))
        if SAID in part.get("properties", {}):
            _put_among(part)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"ctscore {kind} file"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def _put_among(part: dict[str, Any]) -> None:
    """Put what a `part` says in words among its other keys, as files have it."""
    own = {key: value for key, value in part["properties"].items() if key != SAID}
    part["required"].remove(SAID)
    part |= {"properties": own | TEXT_SCHEMA["properties"], "minProperties": len(part["required"]) + 1}
    part["patternProperties"] = TEXT_SCHEMA["patternProperties"]


def _exactly_one(groups: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """Return what says that of the keys of each group exactly one stands."""
    found = [{"oneOf": [{"required": [key]} for key in keys]} for keys in groups]
    return {"allOf": found} if found else {}


def _tidy(schema: Any) -> Any:
    """Return `schema` without null: a key that has no value is left out of a data file, never empty."""
    if isinstance(schema, list):
        return [_tidy(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: _tidy(part) for key, part in schema.items() if not _is_noise(key, part)}
    options = [option for option in tidy.pop("anyOf", []) if option != {"type": "null"}]
    return {**tidy, **options[0]} if len(options) == 1 else tidy


def _is_noise(key: str, part: Any) -> bool:
    return (key == "default" and part in (None, [])) or (key == "title" and isinstance(part, str))
