"""What a folder is about: its own unit and languages, what its papers head with, which borders it keeps."""

from typing import ClassVar, Literal

from ctscore.model.scalars import FORBID_EXTRA, Day, Id, Text
from ctscore.records import dataclass

Language = Literal["vi", "en"]
"""A language that names can be in: those that the program speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """What official papers head with: lines on the left and on the right, blanks and all.

    `annex` stands under the title of an annex; ``{year}`` in it is the year of its plan.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    left: tuple[Text, ...] = ()
    right: tuple[Text, ...] = ()
    annex: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The file ctscore.yaml; what it does not say is as in a folder without one.

    `home` is the unit that commands speak of, else the first of units.yaml. The first of `languages` is the
    folder's own. Files about periods before `borders` are about the bodies of that day, unless they say more.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/settings@1"]
    home: Id | None = None
    languages: tuple[Language, ...] = ()
    letterhead: PaperHead = PaperHead()
    borders: Day | None = None

    @property
    def own_language(self) -> Language:
        """The language in which the folder has all its names."""
        return self.languages[0] if self.languages else "vi"

    @property
    def only_language(self) -> Language | None:
        """The language of a folder that has one only."""
        return self.languages[0] if len(self.languages) == 1 else None


NO_SETTINGS = Settings(format="ctscore/settings@1")
"""What holds in a folder without such a file."""
