"""JSON Schema of each kind of data file, for editors and other tools."""

import json

from ctscore.load.adapt import adapter


def schema_text(kind: str) -> str:
    """Return the JSON Schema of `kind` (a key of `KINDS`) as the text that stands in `schemas/`."""
    schema = adapter(kind).json_schema()
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"ctscore {kind} file",
    }
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"
