"""What a folder is about: its own unit and languages, what its papers head with, which borders it keeps."""

from typing import Literal

from ctscore.languages import OURS, names_in, preferred
from ctscore.model.scalars import Day, Id, Language, Strict, Text
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead(Strict):
    """What official papers head with: lines on the left and on the right, blanks and all.

    `annex` stands under the title of an annex; ``{year}`` in it is the year of its plan.
    """

    left: tuple[Text, ...] = ()
    right: tuple[Text, ...] = ()
    annex: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Strict):
    """The file ctscore.yaml; what it does not say is as in a folder without one.

    `home` is the unit that commands speak of, else the first of units.yaml. The first of `languages` is the
    folder's own. Files about periods before `borders` are about the bodies of that day, unless they say more.
    """

    format: Literal["ctscore/settings@1"]
    home: Id | None = None
    languages: tuple[Language, ...] = ()
    letterhead: PaperHead = PaperHead()
    borders: Day | None = None

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages that names can be in, the folder's own one first."""
        return names_in(self.languages)

    @property
    def own_language(self) -> str:
        """How the language is asked for (`languages`) in which the folder has all its names."""
        return preferred(self.spoken[0], self.spoken)

    @property
    def usual_language(self) -> str | None:
        """How answers are given where nobody asks for a language.

        None leaves it to the machine, which knows the two that the program speaks.
        """
        both = not self.languages or {*OURS} <= {*self.languages}
        return None if both else self.own_language


NO_SETTINGS = Settings(format="ctscore/settings@1")
"""What holds in a folder without such a file."""
