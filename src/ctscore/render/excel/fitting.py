"""How much room text takes in a cell: widths in digits of the usual font, heights in lines."""

from math import ceil

INDENT = 1.3
"""What a step of indentation takes."""
# The usual font, Calibri 11, in widths of its digits; somewhat generous, as others are put in its place.
_CAPITAL, _WIDE, _NARROW, _USUAL = 1.3, 1.7, 0.6, 1.05
_WIDE_LETTERS = frozenset("mwMW%@—–…")
_NARROW_LETTERS = frozenset("ijlftrI.,:;'|!()[] /-")
_BOLD = 1.06


def breadth(text: str, *, bold: bool = False) -> float:
    """Return how wide `text` is in one line."""
    return sum(map(_letter, text)) * (_BOLD if bold else 1)


def _letter(letter: str) -> float:
    if letter in _WIDE_LETTERS:
        return _WIDE
    if letter in _NARROW_LETTERS:
        return _NARROW
    return _CAPITAL if letter.isupper() or ord(letter) > 0x2E80 else _USUAL  # beyond: letters of full width


def longest_word(text: str, *, bold: bool = False) -> float:
    """Return how wide the widest word of `text` is."""
    return max((breadth(word, bold=bold) for word in text.split()), default=0)


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """Return how many lines `text` needs in a column of `width`, broken between words where that can be."""
    count, used = 1, 0.0
    space = _NARROW * (_BOLD if bold else 1)
    for word in text.split():
        long = breadth(word, bold=bold)
        if used and used + space + long <= width:
            used += space + long
            continue
        count += bool(used)
        count += ceil(long / width) - 1 if long > width else 0
        used = long % width if long > width else long
    return count
