"""A report as one page that needs nothing else: no network, no other file, no script to be complete.

The page allows itself nothing but its own style and script, by their digests.
"""

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ctscore.document import Report, said
from ctscore.languages import of_names, ours
from ctscore.render.html.sections import Blocks, Head
from ctscore.render.values import sentence
from ctscore.words import printable

_WORDS = {
    "vi": {
        "contents": "Mục lục",
        "figures": "Bảng số liệu",
        "skip": "Đến nội dung",
        "filter": "Lọc bảng",
        "found": "dòng",
        "sort": "Sắp xếp theo cột",
        "shades": "Cao theo điểm chuẩn, đậm theo tỷ lệ mất điểm:",
        "gives": "Người giao việc",
        "takes": "Người nhận việc",
        "signs": "(ký, ghi rõ họ tên)",
    },
    "en": {
        "contents": "Contents",
        "figures": "Table of figures",
        "skip": "Go to the content",
        "filter": "Filter the table",
        "found": "rows",
        "sort": "Sort by column",
        "shades": "As high as the maximum, as dark as the share lost:",
        "gives": "Assigned by",
        "takes": "Accepted by",
        "signs": "(signature and full name)",
    },
}
_MOST_ROWS = 14
"""A form with more rows than this fits on its page in small letters only."""


def render(report: Report, lang: str) -> bytes:
    """Return `report` as an HTML page in UTF-8, complete without JavaScript."""
    blocks = Blocks(lang)
    chapters = [
        {
            "id": chapter.id,
            "title": printable(said(chapter.title, lang)),
            "short": printable(said(chapter.title, lang)).partition(" – ")[0],
            "notes": [printable(sentence(note, lang)) for note in chapter.notes],
            "blocks": [blocks.block(section) for section in chapter.sections],
            "folded": [blocks.block(section) for section in chapter.folded],
            "folded_title": printable(said(chapter.folded_title, lang)),
        }
        for chapter in report.chapters
    ]
    style = _asset("style.css") + "".join(_labels(look, heads) for look, heads in blocks.looks)
    script = "" if report.form is not None else _asset("script.js")
    page = _template().render(
        lang=of_names(lang),
        title=printable(said(report.title, lang)),
        subtitle=printable(said(report.subtitle, lang)),
        points=[printable(sentence(note, lang)) for note in report.points],
        chapters=chapters,
        form=report.form is not None,
        letterhead=[
            [printable(line) for line in side] for side in (report.form.sides(lang) if report.form else ())
        ],
        dense=_rows(report) > _MOST_ROWS,
        words=_WORDS[ours(lang)],
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file, and labels in escapes
        script=Markup(script),  # noqa: S704 - our own file
    )
    return page.encode()


@cache
def _template() -> Template:
    """Return the template of the page: read and compiled once, however many pages are made of it."""
    environment = Environment(
        loader=PackageLoader("ctscore.render.html", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


def _rows(report: Report) -> int:
    return sum(len(section.rows) for chapter in report.chapters for section in chapter.sections)


@cache
def _asset(name: str) -> str:
    return resources.files("ctscore.render.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return what the page may do: show itself."""
    parts = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    if script:
        parts.append(f"script-src '{_digest(script)}'")
    return "; ".join((*parts, "base-uri 'none'", "form-action 'none'"))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _labels(look: str, heads: tuple[Head, ...]) -> str:
    """Return the words that stand before each value where the columns do not fit beside each other."""
    return "".join(
        f'.{look} td:nth-child({place})::before{{content:"{_escaped(head.label)} "}}\n'
        for place, head in enumerate(heads, start=1)
        if head.label
    )


def _escaped(text: str) -> str:
    """Return `text` for a string of a style sheet: letters and digits as they are, all else by number."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in printable(text))
