"""What the output can show: its width, colour, and lines for boxes and bars."""

from ctscore.records import dataclass


@dataclass(frozen=True, slots=True)
class Canvas:
    """The place that text is drawn for. `width` None means that lines may be as long as they need."""

    width: int | None = None
    colour: bool = False
    boxes: bool = False
