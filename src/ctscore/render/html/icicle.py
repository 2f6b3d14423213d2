"""A tree as an icicle, its levels side by side: each part as high as it is large, as dark as its loss."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from markupsafe import Markup

from ctscore.decimals import ZERO, percent, total
from ctscore.document import Icicle, Kind, Row, Section
from ctscore.languages import ours
from ctscore.phrases import said
from ctscore.render.html.svg import ACROSS, Element, by_screen, element, fitting, picture, share
from ctscore.render.values import words

_MOST_HEIGHT = 900
_LEAST_LEAF, _USUAL_LEAF, _MOST_STRETCH = 11, 26, 3
_LEAST_EDGE = 3
_LETTER, _LINE, _SMALL_LETTER, _LEAST_LINE = 11, 13, 8, 8
_STEPS = (Decimal(0), Decimal(10), Decimal(25), Decimal(50), Decimal("99.999"))
"""Where a darker shade begins: above so many percent lost."""
SHADES = ("0%", "0–10%", "10–25%", "25–50%", "50–100%", "100%")
"""What the shades mean, the palest first."""


@dataclass(slots=True)
class _Branch:
    """A row and its parts, while the tree is put together."""

    row: Row
    size: Decimal
    lost: Decimal | None  # None: not known
    partial: bool
    parts: list["_Branch"] = field(default_factory=list)

    @property
    def extent(self) -> Decimal:
        """How large it is drawn: its own size, or that of its parts where these add up to more."""
        return max(self.size, total(part.extent for part in self.parts))

    @property
    def depth(self) -> int:
        """How many levels there are, itself included."""
        return 1 + max((part.depth for part in self.parts), default=0)

    @property
    def leaves(self) -> list[Decimal]:
        """The sizes of its leaves."""
        return [size for part in self.parts for size in part.leaves] or [self.size]


def icicle(section: Section, chart: Icicle, id_: str, lang: str) -> Markup | None:
    """Return the tree of a section as a picture; None where no part has a size."""
    roots = _tree(section, chart)
    if not roots:
        return None
    levels = max(root.depth for root in roots)
    sizes = sorted(size for root in roots for size in root.leaves)
    usual = _USUAL_LEAF / sizes[len(sizes) // 2]
    # Room for the smallest leaf, but not if all others would grow out of proportion.
    wanted = max(usual, min(_LEAST_LEAF / sizes[0], _MOST_STRETCH * usual))
    pixels = min(wanted, _MOST_HEIGHT / total(root.extent for root in roots))
    drawn: list[Element] = []
    down = ZERO
    for root in roots:
        drawn += _drawn(root, chart, (0, levels), down, pixels, lang)
        down += root.extent * pixels
    told = "; ".join(_told(root, chart, lang) for root in roots)
    return picture(drawn, down, id_, said(section.title, lang), told)


def _tree(section: Section, chart: Icicle) -> list[_Branch]:
    roots: list[_Branch] = []
    above: list[_Branch] = []
    for row in section.rows:
        size, lost = row.values.get(chart.size), row.values.get(chart.part)
        level = row.depth - chart.top
        if level < 0 or level > len(above):
            continue
        if not isinstance(size, Decimal) or not size:
            del above[level:]  # its parts have nowhere to stand
            continue
        partial = row.values.get(chart.partial) is not None
        node = _Branch(row, size, lost if isinstance(lost, Decimal) else None, partial)
        (above[level - 1].parts if level else roots).append(node)
        above[level:] = [node]
    return roots


def _drawn(
    node: _Branch, chart: Icicle, place: tuple[int, int], down: Decimal, pixels: Decimal, lang: str
) -> list[Element]:
    """Return a node and its parts; `place` is its level and how many levels the picture has."""
    level, levels = place
    height = node.extent * pixels
    # A leaf reaches to the edge: it has nothing beside it.
    across = Decimal(1 if node.parts else levels - level) / levels
    left = Decimal(level) / levels
    # The edges of very low boxes would cover them.
    class_ = _class(node) + ("" if height >= _LEAST_EDGE else " edgeless")
    box = element("rect", x=share(left), y=down, width=share(across), height=height, class_=class_)
    labels = _labels(node, chart, (left, across), (down, height), lang)
    drawn = [element("g", element("title", text=_told(node, chart, lang)), box, *labels)]
    for part in node.parts:
        drawn += _drawn(part, chart, (level + 1, levels), down, pixels, lang)
        down += part.extent * pixels
    return drawn


def shades(section: Section, chart: Icicle, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the classes of boxes and what they mean: the palest first; what is not known last."""
    for place, shade in enumerate(SHADES):
        yield f"shade{place}", shade
    nodes = _tree(section, chart)
    while nodes:
        node = nodes.pop()
        if node.lost is None:
            yield _class(node), {"vi": "chưa đủ điểm", "en": "not all is known"}[ours(lang)]
            return
        nodes += node.parts


def _class(node: _Branch) -> str:
    """Return the class of a box; what is not known is no shade of loss."""
    return "notknown" if node.lost is None else f"shade{_shade(node)}"


def _shade(node: _Branch) -> int:
    """Return how dark a box is; as pale as can be where no share is known."""
    if node.partial or node.lost is None:
        return 0
    lost = percent(node.lost, node.size) or ZERO
    return sum(lost > step for step in _STEPS)


def _told(node: _Branch, chart: Icicle, lang: str) -> str:
    size = words(Kind.POINTS, node.size, lang)
    lost = None if node.lost is None else words(Kind.POINTS, node.lost, lang)
    told = {"vi": "mất {lost} trong {size}", "en": "{lost} of {size} lost"}
    told_partly = {
        "vi": "mất {lost} ở các phần được liệt kê",
        "en": "{lost} lost by the parts that are listed",
    }
    not_known = {"vi": "{size} điểm, chưa đủ điểm để tính mất", "en": "of {size}, not all is known"}
    of = (not_known if lost is None else told_partly if node.partial else told)[ours(lang)]
    return f"{_code(node)} {_name(node, chart, lang)}: {of.format(lost=lost, size=size)}"


def _code(node: _Branch) -> str:
    return str(node.row.values.get("code") or "")


def _name(node: _Branch, chart: Icicle, lang: str) -> str:
    return words(Kind.TEXT, node.row.values.get(chart.name), lang)


def _labels(
    node: _Branch, chart: Icicle, across: tuple[Decimal, Decimal], down: tuple[Decimal, Decimal], lang: str
) -> list[Element]:
    """Return what fits into a box: its code, what it lost, and on wide screens its whole name."""
    left, width = across
    top, height = down
    if height < _LEAST_LINE:
        return []
    small = height < _LINE
    letter, line = (_SMALL_LETTER, int(height)) if small else (_LETTER, _LINE)
    shade = f"on{_shade(node)}{' tiny' if small else ''}"
    lost = f"−{words(Kind.POINTS, node.lost, lang)}" if node.lost is not None and node.lost > 0 else ""
    name, most = _name(node, chart, lang), int(height / line)
    texts = {
        screen: _lines(_code(node), name if screen != "narrow" else "", lost, width * room, (letter, most))
        for screen, room in ACROSS.items()
    }
    return [
        element(
            "g",
            *(
                element(
                    "text",
                    text=text,
                    x=share(left),
                    y=top + line * number + (line + letter) / Decimal(2) - 2,
                )
                for number, text in enumerate(lines)
            ),
            class_=f"{class_} {shade}",
        )
        for class_, lines in by_screen(texts)
    ]


def _lines(code: str, name: str, lost: str, pixels: Decimal, room: tuple[int, int]) -> list[str]:
    """Return the fullest label that fits whole: code, name and loss; code and loss; the code."""
    letter, most = room
    room_across = pixels - 8
    for text in (f"{code} {name} {lost}" if name else "", f"{code} {lost}", code):
        lines = fitting(text, room_across, letter, most) if text.strip() else None
        if lines:
            return lines
    return []
