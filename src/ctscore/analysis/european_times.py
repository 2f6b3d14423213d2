"""French, Spanish and Portuguese ways to speak of time, as the words that the grammar of times has for them.

As with those of English, what is not among these stays unread, and is told.
"""

import re

EUROPEAN_MONTHS = (
    "janvier|janv|enero|janeiro", "fevrier|fevr|febrero|fevereiro", "mars|marzo|marco", "avril|avr|abril",
    "mai|mayo|maio", "juin|junio|junho", "juillet|juil|julio|julho", "aout|agosto",
    "septembre|septiembre|setembro", "octobre|octubre|outubro", "novembre|noviembre|novembro",
    "decembre|diciembre|dezembro",
)  # fmt: skip
_YEAR = r"[12][0-9]{3}\b"
_OF = r"(?:,? (?:de |del |do |du )?|/)"
_THE = r"(?:l['’] ?|le |la |el |o |al |ao )?"
_STRETCH = r"(?:quy [1-4]|thang [0-9]|h[12]\b)"
_ORDER = (
    "1(?:er|re|o|º)?|premier|primer|primeiro",
    "2(?:e|eme|d|nd|o|º)?|deuxieme|second|segundo",
    "3(?:e|eme|er|o|º)?|troisieme|tercer|terceiro",
    "4(?:e|eme|o|º)?|quatrieme|cuarto|quarto",
)
_CALLED = re.compile(r"\bT ?([1-4])(?= ?[ /.-] ?[12][0-9]{3}\b|$)")


def with_quarters(text: str) -> str:
    """Return a time with “T3 2026” as the grammar has the third quarter of a year.

    >>> with_quarters("T3 2026")
    'quý 3 2026'
    """
    return _CALLED.sub(r"quý \1", text)


def _of_month(number: int, names: str) -> tuple[tuple[str, str], ...]:
    named = rf"(?:{names})\b\.?"
    return (
        (rf"\b(?:le |el )?([0-9]{{1,2}})(?:er|º)? (?:de )?{named}{_OF}(?={_YEAR})", rf"\1/{number}/"),
        (rf"\b(?:le |el )?([0-9]{{1,2}})(?:er|º)? (?:de )?{named}", rf"\1/{number}"),
        (rf"\b{named}{_OF}(?={_YEAR})", f"thang {number}/"),
        (rf"\b{named}", f"thang {number}"),
    )


EUROPEAN: tuple[tuple[str, str], ...] = (
    *(way for number, names in enumerate(EUROPEAN_MONTHS, start=1) for way in _of_month(number, names)),
    *(
        (rf"\b{_THE}(?:{order}) {called}(?:{_OF}(?={_YEAR}))?", f"{plain}{number}{slash}")
        for called, plain, slash, most in (("trimestre", "quy ", "/", 4), ("semestre", "h", " ", 2))
        for number, order in enumerate(_ORDER[:most], start=1)
    ),
    (r"(?<=quy [1-4])/$", ""),
    (rf"\b{_THE}(?:fin|fim|finales|final)(?: de| del| do| d['’])? ?(?={_YEAR})", "cuoi nam "),
    (r"\b(?:la )?fin (?:de l['’] ?|d['’] ?)annee\b", "cuoi nam"),
    (rf"\b{_THE}(?:fin|fim|finales)(?: de)? (?={_STRETCH})", "cuoi "),
    (r"\b(?:avant|antes de|antes do) (?=cuoi)", "by "),
    (rf"\b(?:avant|antes de|antes do) {_THE}(?=[0-9]|{_STRETCH})", "truoc "),
    (
        r"\b(?:d['’] ?ici|au plus tard|pour|jusqu['’] ?a|jusqu['’] ?au|hasta|ate)"
        rf"(?: a)? ?{_THE}(?=[0-9]|cuoi|{_STRETCH})",
        "by ",
    ),
    (rf"\b(?:en|courant|pendant|durant|au) (?={_YEAR}|{_STRETCH})", "trong "),
    (r"\b(?:chaque|tous les|cada) (?:mois|mes)\b|\bmensuel(?:le)?(?:ment)?\b|\bmensual\b", "monthly"),
    (
        r"\b(?:chaque|cada|toutes les|todas las|todas as) (?:semaine|semana|jour|dia)s?\b"
        r"|\bhebdomadaire(?:ment)?\b|\bsemana(?:l|lmente)\b",
        "ongoing",
    ),
    (r"\b(?:chaque|cada) trimestre\b|\btrimestriel(?:le)?(?:ment)?\b|\btrimestral\b", "quarterly"),
    (r"\b(?:chaque|cada) semestre\b|\bsemestriel(?:le)?(?:ment)?\b|\bsemestral\b", "half-yearly"),
    (r"\b(?:chaque annee|tous les ans|cada ano|annuel(?:le)?(?:ment)?|anual)\b", "hang nam"),
    (r"\b(?:en continu|en permanence|permanente?|continue?)\b", "ongoing"),
    (r"\b(?:toute l['’] ?annee|todo el ano)\b", "all year"),
)
"""Patterns of folded words, in the order in which they are replaced."""
