"""English ways to speak of time, as the words that the grammar of times has for them.

The grammar uses up all words of a cell, so that what is not among these stays unread, and is told.
"""

MONTHS = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
    "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
_QUARTERS = ("first|1st", "second|2nd", "third|3rd", "fourth|4th")
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"[12][0-9]{3}\b"
_STRETCH = (
    r"(?:quy|q\.? ?[1-4i]|thang|(?:the )?(?:first|1st|second|2nd) half|h ?[12]\b|[12]h\b|20[0-9]{2}-?[qh])"
)


def _of_month(number: int, name: str) -> tuple[tuple[str, str], ...]:
    """Return the ways to name a day of a month, and the month: with the year first, where it follows."""
    day, named = _DAY, rf"\b(?:{name})\b\.?"
    return tuple(
        (rf"{pattern}{behind}", f"{plain}{slash}")
        for pattern, plain in (
            (rf"\b{day} (?:of )?{named}", rf"\1/{number}"),
            (rf"{named} {day}(?![0-9/])", rf"\1/{number}"),
            (named, f"thang {number}"),
        )
        for behind, slash in ((rf",? (?:of )?(?={_YEAR})", "/"), ("", ""))
    )


ENGLISH: tuple[tuple[str, str], ...] = (
    *(
        (rf"\b(?:the )?(?:{word}) quarter\b", f"quy {number}")
        for number, word in enumerate(_QUARTERS, start=1)
    ),
    (r"\bquarters? (?=(?:iv|i{1,3}|[1-4])\b)", "quy "),
    (rf"(?<=quy [1-4]),? of (?={_YEAR})", "/"),
    *(way for number, name in enumerate(MONTHS, start=1) for way in _of_month(number, name)),
    (r"\b(?:each|every|once (?:a|every|each)) year\b", "hang nam"),
    (r"\b(?:each|every|once (?:a|every|each)) month\b", "monthly"),
    (r"\b(?:each|every|once (?:a|every|each)) (?:week|day)\b", "ongoing"),
    (r"\b(?:each|every|once (?:a|every|each)) quarter\b|\bevery (?:3|three) months\b", "quarterly"),
    (
        r"\b(?:each|every) half[ -]year\b|\bevery (?:6|six) months\b|\btwice (?:a|each) year\b"
        r"|\b(?:semi-?annually|half yearly)\b",
        "half-yearly",
    ),
    (r"\b(?:the )?(?:end of (?:the )?year|year[ -]end)\b", "cuoi nam"),
    (rf"\b(?:the )?end(?: of)? (?={_YEAR})", "cuoi nam "),
    (rf"\b(?:the )?end(?: of)? (?={_STRETCH})", "cuoi "),
    (rf"\b(?:throughout|during|in) (?={_YEAR})", "trong nam "),
    (r"\b(?:throughout|during|all|the whole) (?:the )?year(?: round)?\b|\byear[ -]round\b", "all year"),
    (rf"\b(?:in|during|within) (?={_STRETCH})", "trong "),
    (
        rf"\b(?:due|until|till|on|(?:no|not) later than|at the latest)(?: by| on)? (?=[0-9]|cuoi|{_STRETCH})",
        "by ",
    ),
)
"""Patterns of folded words, in the order in which they are replaced."""
