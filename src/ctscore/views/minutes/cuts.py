"""What minutes say of an index that has points of several stages: what was cut between them, where most."""

from collections.abc import Iterable
from decimal import Decimal

from ctscore.analysis.stages import Stages
from ctscore.book import Book
from ctscore.decimals import ZERO, simplest, total
from ctscore.document import Note
from ctscore.phrases import Phrase, Words
from ctscore.views.common import stage_name
from ctscore.views.stages import net_words


def cut_note(book: Book, found: Stages) -> Note:
    """Return in a sentence what was cut and added between the first and the last stage of an index.

    What caps give back is no cut of a criterion: it is told apart.
    """
    given = [row for row in found.rows if not row.capped]
    moved = [(row.node.criterion, row.cut) for row in given if row.cut]
    cut = [(one, by) for one, by in moved if by > ZERO]  # the largest first
    added = [-by for _, by in moved if by < ZERO]
    text: Phrase = Words("Từ {first} đến {last}, ", "From {first} to {last} ")
    text += (
        Words("{count} tiêu chí bị cắt tổng cộng {cut} điểm", "{count:criterion|criteria} lost {cut:point}")
        if cut
        else Words("không tiêu chí nào bị cắt điểm", "no criterion lost points")
    )
    if cut and (len(cut) == 1 or cut[0][1] > cut[1][1]):
        text += Words(
            ", nhiều nhất là tiêu chí {code} “{name}” {most} điểm", ", most by {code} “{name}”: {most:point}"
        )
    if added:
        text += Words(
            "; {gained} tiêu chí được cộng thêm {added} điểm",
            "; {gained:criterion|criteria} gained {added:point}",
        )
    if any(row.capped and row.cut for row in found.rows):
        text += Words("; tính cả mức trần, sàn thì ", "; with caps ") + net_words(found.cut)
    elif added:
        text += Words("; ", "; ") + net_words(found.cut)
    one = sum(found.only_at(row) is not None for row in given)
    if one:
        text += Words(
            "; {one} tiêu chí chỉ có điểm ở một trong hai giai đoạn",
            "; {one:criterion has|criteria have} points at one of the two only",
        )
    return Note(
        "cuts",
        text + ".",
        {
            "first": stage_name(book, found.card.index, found.first),
            "last": stage_name(book, found.card.index, found.last),
            "count": len(cut),
            "cut": _sum(by for _, by in cut),
            "code": cut[0][0].code if cut else None,
            "name": cut[0][0].name if cut else None,
            "most": simplest(cut[0][1]) if cut else None,
            "gained": len(added),
            "added": _sum(added),
            "net": simplest(abs(found.cut)),
            "one": one,
        },
    )


def _sum(figures: Iterable[Decimal]) -> Decimal:
    return simplest(total(figures))
