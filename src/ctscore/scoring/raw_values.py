"""Raw values, which are no points: figures beyond their ends, and names that sound like one."""

import re
from decimal import Decimal
from typing import Literal

from ctscore.model import Asked

# A string, which `re` compiles once it is asked for: most answers have no file that may hold raw values.
_NAMES = (
    # Vietnamese; `hạng mục` is an item, and `tỷ lệ giảm nghèo` is better when it is higher.
    r"^(thứ |xếp )?hạng(?! mục)\b|\b(thứ|vị trí xếp) hạng\b"
    r"|^t[ỷỉ] lệ ((hộ|người|dân|trẻ em|tái|cận) )*(nghèo|thất nghiệp|bỏ học|tử vong)\b|^t[ỷỉ] suất\b"
    r"|^số (ngày|giờ|lần)\b.*\b(chậm|trễ|muộn|quá hạn)\b|\b(càng )?thấp (càng|hơn là) tốt\b"
    r"|\b1 ?(=|là) ?(tốt|cao) nhất\b"
    # English
    r"|^(the )?(rank|ranking|grade)\b|\b(rank|ranking|grade)( \(.*\))?$"
    r"|\b(poverty|unemployment|dropout|mortality) rate\b(?! reduc)|\b(days|hours) (late|overdue|of delay)\b"
    r"|\blower is better\b|\b1 ?(=|is) ?(the )?best\b"
)
"""What the name of a rank, an inverted grade, or a rate or delay that is better when lower has in it."""


def looks_raw(leaf: Asked) -> bool:
    """Return whether `leaf`, which is to have points, is called like a raw value.

    What takes points off is worded by what it is taken for: the days of a delay.
    """
    if leaf.better is not None or leaf.answers is not None or leaf.max == 0:
        return False
    return getattr(leaf, "measured", None) is None and any(
        re.search(_NAMES, name, re.IGNORECASE) for name in leaf.name.all
    )


def beyond_end(leaf: Asked, value: Decimal) -> tuple[Literal["best", "worst"], Decimal] | None:
    """Return the end that a raw value lies beyond; None where it does not, or where no end is known."""
    sign = -1 if leaf.better == "lower" else 1
    if leaf.best is not None and leaf.worst is not None and sign * (leaf.best - leaf.worst) <= 0:
        return None  # ends that contradict its direction are a fault of their own
    if leaf.best is not None and sign * (value - leaf.best) > 0:
        return "best", leaf.best
    if leaf.worst is not None and sign * (value - leaf.worst) < 0:
        return "worst", leaf.worst
    return None
