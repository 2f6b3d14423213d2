"""How findings look in each format: for people, or for programs; a function a format, by its name."""

from collections.abc import Callable
from importlib import import_module

from ctscore.document import Document
from ctscore.findings import Report

FINDING_FORMATS: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "json": (".json",),
    "github": (),
    "gitlab": (),
    "sarif": (".sarif",),
    "junit": (".xml",),
    "rdjson": (),
}
"""Format by name, and the file suffixes that mean it."""


def render_findings(report: Report, format_: str, lang: str, changes: Document | None = None) -> str:
    """Return `report` in one of `FINDING_FORMATS`, and where the format has room what `changes` tells."""
    module = import_module(f"{__name__}.{'text' if format_ == 'text' else 'programs'}")
    renderer: Callable[[Report, str, Document | None], str] = getattr(module, format_)
    return renderer(report, lang, changes)


__all__ = ["FINDING_FORMATS", "render_findings"]
