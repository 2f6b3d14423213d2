"""Values as they are written into a data file, so that every reader of YAML takes them for what they are."""

import json
import re

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/'’–-]*[\w.)])?")
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def scalar(text: str) -> str:
    """Return `text` as a YAML scalar: plain where no reader could take it for anything else."""
    safe = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML
    return text if safe else json.dumps(text, ensure_ascii=False)
