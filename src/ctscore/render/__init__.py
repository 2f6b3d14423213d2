"""How what is delivered looks in each format: one module a format.

Knows rounding, alignment and escaping; never scorecards, plans or arithmetic on points. A new format is one
new module and one line here: options, suffixes and messages follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from ctscore.document import Column, Document, Paper, Report, Section, Workbook
from ctscore.languages import of_names
from ctscore.phrases import Phrase, said
from ctscore.records import dataclass
from ctscore.words import between_words

if TYPE_CHECKING:
    Content: TypeAlias = Document | Workbook | Report | Paper | Phrase | str | bytes

Delivered = Literal["tables", "workbook", "report", "sheet", "annex", "minutes", "data"]
"""What is delivered: the tables of an answer, a workbook, pages for a browser, papers, a data file.

A sheet is a report that is a form, such as that of an agency, and so a paper too.

An annex and minutes are both papers, but only a paper of one table has a place in a workbook.
"""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The place that text is drawn for. `width` None means that lines may be as long as they need.

    `lines` is how high a screen is, and None where it is none: a pipe, a file. `most_rows` is how many rows
    of a table are shown there at first, None for all.
    """

    width: int | None = None
    colour: bool = False
    boxes: bool = False
    lines: int | None = None
    most_rows: int | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffixes that mean it, and module and function for what it can deliver.

    A file that is an archive carries in its part `properties` the mark of an answer.
    """

    name: str
    suffixes: tuple[str, ...]
    renderers: Mapping[Delivered, str]
    properties: str = ""


_WORD, _MARKDOWN, _CORE = "word.render", "markdown.render_paper", "docProps/core.xml"
FORMATS: tuple[Format, ...] = (
    Format("text", (".txt",), {"tables": "text.render"}),
    Format(
        "docx",
        (".docx",),
        {"tables": "word.render_tables", "sheet": "word.render_form", "annex": _WORD, "minutes": _WORD},
        _CORE,
    ),
    Format(
        "html",
        (".html", ".htm"),
        {"tables": "html.tables.render", "report": "html.render_report", "sheet": "html.render_report"},
    ),
    Format("markdown", (".md",), {"annex": _MARKDOWN, "minutes": _MARKDOWN}),
    Format("markdown", (".md", ".markdown"), {"tables": "markdown.render"}),
    Format("csv", (".csv",), {"tables": "csv.render"}),
    Format("json", (".json",), {"tables": "json.render"}),
    Format(
        "xlsx",
        (".xlsx",),
        {
            "tables": "excel.sheets.render",
            "workbook": "excel.sheets.render_workbook",
            "annex": "excel.paper.render",
        },
        _CORE,
    ),
    Format("ics", (".ics",), {"tables": "ics.render"}),
    Format("yaml", (".yaml", ".yml"), {"data": ""}),  # text already
)
"""All formats, in the order in which they are offered."""

_PROGRAMS = ("csv", "json")
"""Formats that programs read: what they hold, and its order, does not depend on how it is best read."""

_AsText = Literal["text", "markdown", "csv", "json", "ics"]
_AsBytes = Literal["xlsx", "docx", "html"]


def formats_of(delivered: Delivered) -> tuple[Format, ...]:
    """Return the formats in which something can be delivered."""
    return tuple(one for one in FORMATS if delivered in one.renderers)


def properties_of(format_: str) -> str:
    """Return the part of a file in this format that carries the mark of an answer; none where it is text."""
    return next((one.properties for one in formats_of("tables") if one.name == format_), "")


def format_at(delivered: Delivered, suffix: str) -> str | None:
    """Return the format that a file with this suffix has; None where it is none for what is delivered."""
    found = (one.name for one in formats_of(delivered) if suffix.lower() in one.suffixes)
    return next(found, None)


@overload
def render(content: Document, format_: _AsText, canvas: Canvas, lang: str) -> str: ...
@overload
def render(content: Content, format_: _AsBytes, canvas: Canvas, lang: str) -> bytes: ...
@overload
def render(content: Content, format_: str, canvas: Canvas, lang: str) -> str | bytes: ...
def render(content: Content, format_: str, canvas: Canvas, lang: str) -> str | bytes:
    """Return `content` in `lang` and one of the `FORMATS` that can deliver it: text, or the bytes of a file.

    Only the module of that format is imported. Raises `Refusal` where a library that it needs is missing.
    """
    if isinstance(content, bytes):  # a file that others wrote, and that was changed here
        return content
    if isinstance(content, (str, Phrase)):
        text = said(content, lang)
        on_screen = format_ == "text" and canvas.lines is not None and canvas.width is not None
        return between_words(text, canvas.width or 0) if on_screen else text
    if isinstance(content, Document):
        plain = format_ == "text" and canvas.width is None and not canvas.colour
        place = "plain.render" if plain else _renderer("tables", format_)
        meant = _for_programs(content) if format_ in _PROGRAMS else content
        rendered: str | bytes = _function(place)(
            _of_language(meant, lang, whole=format_ in _PROGRAMS), canvas, lang
        )
        return rendered
    if isinstance(content, (Workbook, Report)):
        delivered: Delivered = "workbook" if isinstance(content, Workbook) else "report"
        if isinstance(content, Report) and content.form is not None:
            delivered = "sheet"
        return bytes(_function(_renderer(delivered, format_))(content, lang))
    return bytes(_function(_renderer("annex", format_))(content, content.lang or lang))


def _for_programs(document: Document) -> Document:
    """Return `document` with the sections that programs are to read."""
    return replace(document, sections=tuple(one.for_programs or one for one in document.sections))


def _of_language(document: Document, lang: str, *, whole: bool) -> Document:
    """Return `document` without the names that it has in `lang` anyway.

    A name that has no words in `lang` is shown in those of another language: people have these once, programs
    have the `whole` of it.
    """
    names = of_names(lang)

    def is_told(section: Section, one: Column[Any]) -> bool:
        if one.in_language is None or one.in_language == names:
            return one.in_language == names
        shown = ((row.values.get("name"), row.values.get(one.id)) for row in section.rows)
        return not whole and all(isinstance(name, Phrase) and name.say(lang) == own for name, own in shown)

    sections = (
        replace(section, columns=tuple(one for one in section.columns if not is_told(section, one)))
        if any(one.in_language for one in section.columns)
        else section
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def _renderer(delivered: Delivered, format_: str) -> str:
    return next(one.renderers[delivered] for one in formats_of(delivered) if one.name == format_)


def _function(place: str) -> Any:
    module, _, function = place.rpartition(".")
    return getattr(import_module(f"{__name__}.{module}"), function)


__all__ = ["FORMATS", "Canvas", "Delivered", "Format", "format_at", "formats_of", "properties_of", "render"]
