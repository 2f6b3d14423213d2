"""Words in both languages, and where a figure or a task stands in the documents."""

from typing import ClassVar

from ctscore.model.scalars import Id, Line
from ctscore.records import dataclass

FORBID_EXTRA = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A name or sentence: Vietnamese as the source has it, English beside it."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    vi: Line
    en: Line | None = None

    def say(self, lang: str) -> str:
        """Return the text in `lang`; Vietnamese stands in where there is no English."""
        return self.en if lang == "en" and self.en is not None else self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where something is printed: a document of documents.yaml, and the annex or part of it."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    document: Id
    annex: Line | None = None
    part: Line | None = None
