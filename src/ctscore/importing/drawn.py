"""Tables drawn with signs in a text, brought into one shape: a row a line, its cells between pipes.

Lines keep their numbers: what a row is put together of leaves empty lines behind, as lines of dashes do.
"""

import re
from collections.abc import Iterator, Sequence

from ctscore.importing.headers import roles_of

PIPE = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LONGEST_CODE = 5_000  # letters of a cell in which words of code are looked for
_BARE_RULE = re.compile(r"\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_SIDES = str.maketrans(dict.fromkeys("│┃║┆┊¦", "|"))
_BOX_RULE = re.compile(
    r"\s*[+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛┏┳┓┣╋┫┗┻┛|]?[-=─━═+┬┼┴╦╬╩╤╪╧┳╋┻:|]{2,}[+┐┤┘╗╣╝╕╡╛┓┫┛|]\s*"
)
_CORNERS = re.compile(r"[+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛┏┳┓┣╋┫┗┻┛]")


def cells_between_pipes(line: str, width: int | None = None) -> list[str]:
    """Return the cells of a row whose line begins with a pipe.

    A pipe inside a word of code parts cells only where the row has no more of them than the header (`width`):
    programs that write tables do not agree on it.
    """
    row = line.strip()[1:].removesuffix("|") if not line.strip().endswith("\\|") else line.strip()[1:]
    cells = PIPE.split(row)
    if width is not None and len(cells) > width and len(row) < _LONGEST_CODE:
        kept = PIPE.split(_CODE.sub(lambda code: code[0].replace("|", "\\|"), row))
        if len(kept) == width:
            return kept
    return cells


def without_code_marks(text: str) -> str:
    """Return `text` without the signs that mark a word of code."""
    return _CODE.sub(r"\2", text) if len(text) < _LONGEST_CODE else text


def outlined(lines: Sequence[str]) -> list[str]:
    """Return `lines` with all drawn tables in rows that begin and end with a pipe."""
    return list(_with_outer_pipes(_unboxed(lines)))


def _unboxed(lines: Sequence[str]) -> list[str]:
    """Return `lines` with those of boxes taken out, and rows of several lines put together."""
    rules = [bool(_BOX_RULE.fullmatch(line) and _CORNERS.search(line)) for line in lines]
    if sum(rules) < 2:
        return list(lines)
    found = list(lines)
    place = 0
    while place < len(lines):
        if not rules[place]:
            place += 1
            continue
        end = place
        while end < len(lines) and (rules[end] or _is_side(lines[end])):
            end += 1
        _put_together(found, rules, place, end)
        place = end
    return found


def _put_together(lines: list[str], rules: Sequence[bool], start: int, end: int) -> None:
    """Make each part of a box between two rules one row, where rules part its rows; else each line is one."""
    parts: list[list[int]] = []
    for place in range(start, end):
        if rules[place]:
            parts.append([])
            lines[place] = ""
        else:
            lines[place] = lines[place].translate(_SIDES)
            parts[-1].append(place)
    filled = [part for part in parts if part]
    # Of a header and what stands below it, no rules part the rows.
    for first, *more in filled if len(filled) > 2 else filled[:-1]:
        rows = [cells_between_pipes(lines[place]) for place in (first, *more)]
        width = max(map(len, rows))
        texts = [
            " ".join(row[column].strip() for row in rows if column < len(row)) for column in range(width)
        ]
        lines[first] = f"|{'|'.join(texts)}|"
        for place in more:
            lines[place] = ""


def _is_side(line: str) -> bool:
    """Return whether a line can be the text of a box."""
    stripped = line.translate(_SIDES).strip()
    return stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1


def _with_outer_pipes(lines: Sequence[str]) -> Iterator[str]:
    """Yield `lines`, those of tables without outer pipes with them."""
    inside, width = False, 0
    for place, line in enumerate(lines):
        stripped = line.strip()
        parts = len(PIPE.findall(stripped))
        if width and parts == width - 1:  # a pipe at its end is that of an empty cell
            yield f"|{stripped}|"
            continue
        if stripped.startswith("|") or not parts:
            # Pages of one table may be blank lines apart, and only its header may have outer pipes.
            inside = (inside or _is_rule(stripped)) if stripped.startswith("|") else inside and not stripped
            width = width if inside else 0
            yield line
            continue
        below = lines[place + 1] if place + 1 < len(lines) else ""
        dashes = len(PIPE.split(below.strip().removesuffix("|"))) if _BARE_RULE.fullmatch(below) else 0
        if dashes == parts + 1:
            inside, width = True, dashes
            yield f"|{stripped}|"
            continue
        inside = inside or dashes == len(PIPE.split(stripped.removesuffix("|"))) or _names_columns(stripped)
        yield f"|{stripped.removesuffix('|')}|" if inside else line


def _is_rule(line: str) -> bool:
    return _BARE_RULE.fullmatch(line.strip("|")) is not None


def _names_columns(line: str) -> bool:
    """Return whether a line without outer pipes is the header of a table."""
    cells = PIPE.split(line)
    return (
        len(cells) > 2 and not line.endswith("|") and roles_of([cell.strip() for cell in cells]) is not None
    )
