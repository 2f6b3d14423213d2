"""Drawing by hand: elements of SVG whose text is always escaped, and how much text fits where.

Lengths across are in percent of the picture, so that one drawing fits every screen and its letters keep
their size; lengths down are in pixels.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from xml.etree import ElementTree as Tree

from markupsafe import Markup

from ctscore.decimals import plain
from ctscore.render.values import clean

Element = Tree.Element
Length = Decimal | int | str

ACROSS = {"narrow": 300, "wide": 690, "large": 1080}
"""How many pixels a picture has across at the least: on a telephone, a tablet or paper, a desk."""
_LETTER, _CAPITAL = Decimal("0.62"), Decimal("0.78")
"""How wide a letter and a capital are, of their height; on the generous side."""


def element(tag: str, *children: Element, text: str = "", **attributes: Length) -> Element:
    """Return an element of SVG; ``class_`` stands for ``class``, and ``_`` in other names for ``-``."""
    named = {name.rstrip("_").replace("_", "-"): _written(value) for name, value in attributes.items()}
    made = Tree.Element(tag, named)
    made.text = clean(text) or None
    made.extend(children)
    return made


def picture(children: Iterable[Element], height: Length, id_: str, title: str, description: str) -> Markup:
    """Return a whole picture with a name and a description for those who do not see it."""
    label = element("title", text=title, id=f"{id_}/t")
    told = element("desc", text=description, id=f"{id_}/d")
    names = {"aria-labelledby": f"{id_}/t", "aria-describedby": f"{id_}/d"}
    drawn = element("svg", label, told, *children, width="100%", height=height, role="img")
    drawn.attrib.update(names)
    return markup(drawn)


def ornament(children: Iterable[Element], class_: str) -> Markup:
    """Return a picture beside figures that say the same: those who do not see it miss nothing."""
    return markup(element("svg", *children, class_=class_, aria_hidden="true"))


def markup(drawn: Element) -> Markup:
    """Return an element as it is written in a page."""
    return Markup(Tree.tostring(drawn, encoding="unicode"))  # noqa: S704 - the tree escapes all text


def share(part: Decimal, whole: Decimal = Decimal(1)) -> str:
    """Return `part` of `whole` as a length across."""
    return f"{_written(part * 100 / whole)}%"


def _written(value: Length) -> str:
    if isinstance(value, Decimal):
        return plain(value.quantize(Decimal("0.01")))
    return str(value)


def by_screen(found: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of `found`, by kind of screen, once for all screens that show the same."""
    narrow, wide, large = (found.get(screen, []) for screen in ACROSS)
    broad = [("broad", wide)] if wide == large else [("wide", wide), ("large", large)]
    same = [("", wide)] if narrow == wide == large else [("narrow", narrow), *broad]
    yield from ((class_, lines) for class_, lines in same if lines)


def fitting(text: str, pixels: Decimal, letter: int, most: int) -> list[str] | None:
    """Return `text` in at most `most` lines of `pixels` across, whole; None where it does not fit.

    `letter` is the height of its letters in pixels.
    """
    room = pixels / letter
    lines: list[str] = []
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if lines and len(lines) <= most and max(map(_width, lines)) <= room else None


def _width(text: str) -> Decimal:
    """Return how wide `text` is, in heights of its letters."""
    capitals = sum(letter.isupper() for letter in text)
    return capitals * _CAPITAL + (len(text) - capitals) * _LETTER
