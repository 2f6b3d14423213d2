"""A tree of criteria as the text of a new file: without figures."""

from collections.abc import Callable, Sequence

from ctscore.model import AnswerSet, Counting, Criterion, Scorecard, Text
from ctscore.source import Comment, Node, OneLine, PlainText, Quoted


def first_lines(schema: str, lines: Sequence[str]) -> dict[str, Node]:
    """Return what a file begins with: where editors find its schema, and what is to be filled in."""
    return {Comment(line): None for line in (f"yaml-language-server: $schema={schema}", *lines)}


def tree_without_points(card: Scorecard) -> list[Node]:
    """Return the criteria of a scorecard as a file has them that knows no figure of any of them."""
    return [criterion_text(one, lambda leaf: {}) for one in card.criteria]


def criterion_text(criterion: Criterion, at_leaf: Callable[[Criterion], dict[str, Node]]) -> dict[str, Node]:
    """Return a criterion with those below it, without figures; a leaf with what `at_leaf` says of it."""
    content: dict[str, Node] = {"code": Quoted(criterion.code)}
    if criterion.row:
        content["row"] = Quoted(criterion.row)
    content["name"] = said(criterion.name)
    scale = ("min", "max", "weight", "better", "best", "worst", "answers")
    content |= {key: value for key in scale if (value := getattr(criterion, key)) is not None}
    if criterion.bonus:
        content["bonus"] = PlainText("true")
    if criterion.no_scale is not None:
        content["no_scale"] = said(criterion.no_scale)
    if criterion.method is not None:
        content["method"] = criterion.method
    if criterion.listing is not None:
        content["listing"] = criterion.listing
    if criterion.measured is not None and criterion.measured.unit is not None:
        content["measured"] = OneLine({"unit": said(criterion.measured.unit)})
    content |= counting_text(criterion)
    if criterion.imputed is not None:
        content["imputed"] = said(criterion.imputed)
    if not criterion.criteria:
        return {**content, **at_leaf(criterion)}
    if criterion.imputed is not None:
        content["published"] = None
    return {**content, "criteria": [criterion_text(part, at_leaf) for part in criterion.criteria]}


def counting_text(here: Counting) -> dict[str, Node]:
    """Return how the points of parts are counted together, and what must be reached."""
    content: dict[str, Node] = {}
    if here.aggregate is not None:
        content["aggregate"] = here.aggregate
    if here.cap is not None:
        ends = {"least": here.cap.least, "most": here.cap.most}
        content["cap"] = OneLine({key: end for key, end in ends.items() if end is not None})
    if here.needs is not None:
        content["needs"] = here.needs
    if here.floor is not None:
        content["floor"] = here.floor
    return content


def answers_text(asked: AnswerSet) -> dict[str, Node]:
    """Return a set of answers as a file has it."""
    words: list[Node] = []
    for one in asked.words:
        worth = {key: value for key in ("share", "points") if (value := getattr(one, key)) is not None}
        words.append(OneLine({"id": one.id, "word": said(one.word), **worth}))
    return {"id": asked.id, "words": words}


def said(text: Text) -> Node:
    """Return words in the languages that they are said in."""
    return OneLine(text.by_tag)
