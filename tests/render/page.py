"""A page read back: its elements with attributes and text, by a parser that knows nothing of ours."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "input", "link", "img", "hr"}


@dataclass
class Node:
    """An element: its tag, attributes, and what is in it, in order."""

    tag: str
    attributes: dict[str, str]
    parts: list["str | Node"] = field(default_factory=list)

    @property
    def children(self) -> list["Node"]:
        """The elements directly inside."""
        return [one for one in self.parts if isinstance(one, Node)]

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(one if isinstance(one, str) else one.text for one in self.parts)

    @property
    def own_text(self) -> str:
        """The text directly inside."""
        return "".join(one for one in self.parts if isinstance(one, str))

    def all(self, tag: str = "") -> Iterator["Node"]:
        """Yield every element below, or those with this tag."""
        for child in self.children:
            if tag in ("", child.tag):
                yield child
            yield from child.all(tag)

    def classes(self) -> list[str]:
        """Return the classes of the element."""
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read_page(page: bytes) -> Node:
    """Return the root of `page`; every element in it must be closed in its place."""
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    assert reader.open == [reader.root]
    return reader.root
