"""A report as one page that needs nothing else: no network, no other file, no script to be complete.

The page allows itself nothing but its own style and script, by their digests.
"""

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from ctscore.document import Chapter, Report
from ctscore.languages import of_names, ours
from ctscore.phrases import said
from ctscore.render.html.sections import Blocks, Head
from ctscore.render.papers import SIGNED
from ctscore.render.values import sentence
from ctscore.words import printable

_WORDS = {
    "vi": {
        "figures": "Bảng số liệu",
        "sums": "Bản in chỉ nêu các lĩnh vực; từng tiêu chí xem trên màn hình.",
        "skip": "Đến nội dung",
        "filter": "Lọc bảng",
        "found": "dòng",
        "sort": "Sắp xếp theo cột",
    },
    "en": {
        "figures": "Table of figures",
        "sums": "On paper only the fields; each criterion is on the screen.",
        "skip": "Go to the content",
        "filter": "Filter the table",
        "found": "rows",
        "sort": "Sort by column",
    },
}

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b")


def render(report: Report, lang: str) -> bytes:
    """Return `report` as an HTML page in UTF-8, complete without JavaScript."""
    blocks = Blocks(lang)
    chapters = [_chapter(chapter, blocks, lang) for chapter in report.chapters]
    chapters[0] |= {"legend": [(sign, said(meaning, lang)) for sign, meaning in blocks.looks_explained]}
    style = _asset("style.css") + "".join(_labels(look, heads) for look, heads in blocks.looks)
    script = "" if report.form is not None or report.single else _asset("script.js")
    page = _template().render(
        lang=of_names(lang),
        title=printable(said(report.title, lang)),
        subtitle=printable(said(report.subtitle, lang)),
        points=[printable(sentence(note, lang)) for note in report.points],
        chapters=chapters,
        class_=_class(report),
        form=report.form is not None,
        letterhead=[
            [printable(line) for line in side] for side in (report.form.sides(lang) if report.form else ())
        ],
        words=_WORDS[ours(lang)] | {key: one.say(lang) for key, one in SIGNED.items()},
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file, and labels in escapes
        script=Markup(script),  # noqa: S704 - our own file
    )
    return page.encode()


def _chapter(chapter: Chapter, blocks: Blocks, lang: str) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "title": printable(said(chapter.title, lang)),
        "closed": chapter.closed,
        "cards": [blocks.card(card) for card in chapter.cards],
        "notes": [printable(sentence(note, lang)) for note in chapter.notes],
        "blocks": [blocks.block(section) for section in chapter.sections],
        "folded": [blocks.block(section) for section in chapter.folded],
        "folded_title": printable(said(chapter.folded_title, lang)),
        "legend": [],
    }


def _class(report: Report) -> str:
    """Return the class of the page: what it is."""
    if report.form is not None:
        return "form"
    return "single" if report.single else ""


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
    environment.filters["unbroken"] = _unbroken
    return environment.get_template("page.html.j2")


def _unbroken(text: str) -> Markup:
    """Return `text` for the page, whose days stay in one line: browsers break 2026-06-30 at its hyphens."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(escape(text))))  # noqa: S704 - escaped above


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
