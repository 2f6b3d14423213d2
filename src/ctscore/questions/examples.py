"""An example to be overwritten: a scorecard of which nothing is known yet, and who leads which criterion."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ctscore.decimals import HUNDRED
from ctscore.languages import preferred
from ctscore.model import Criterion, Scorecard, Text
from ctscore.model.scalars import Citation
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.questions.trees import first_lines, tree_without_points
from ctscore.source import Node, OneLine, PlainText, Quoted, data_text, named_in

_EXAMPLE = (
    Words(
        "VÍ DỤ để ghi đè: thay mã, tên, điểm chuẩn (max) theo bảng điểm thật.",
        "AN EXAMPLE to be overwritten: put in your own codes, names and maxima.",
    ),
    Words(
        "Tiêu chí chưa có dòng achieved là chưa có điểm: không phải 0, cũng không phải đủ điểm.",
        "A criterion without `achieved` has no points yet: that is neither 0 nor full marks.",
    ),
)
_SOURCE = Words(
    "document là mã của văn bản trong documents.yaml. Kiểm tra: ctscore validate",
    "`document` is the id of a document in documents.yaml. Check: ctscore validate",
)
_PLAN = Words(
    "VÍ DỤ: ai phụ trách tiêu chí nào. Sửa leads.agencies (mã trong agencies.yaml), việc, thời gian.",
    "AN EXAMPLE of who leads which criterion: mend leads.agencies (ids of agencies.yaml), tasks and times.",
)
_GROUPS: Mapping[str, Mapping[str, int]] = {"1": {"1.1": 40, "1.2": 20}, "2": {"2.1": 25, "2.2": 15}}
"""What part of the whole a criterion is, in percent, by group and code."""
_DEPTHS = {"scorecard": 3, "plan": 2}


def data_file(
    kind: str,
    languages: Sequence[str],
    words: Sequence[Words],
    content: Mapping[str, Node],
    lang: str = "",
) -> str:
    """Return a data file of a folder with these `languages`; its schema line is that of its usual place.

    It begins with `words` for people, in `lang`, else in the folder's own language.
    """
    schema = f"{'../' * _DEPTHS.get(kind, 1)}schemas/{kind}.json"
    version = 2 if kind in ("scorecard", "indexes") else 1
    spoken = lang or preferred(languages[0], languages)
    head = first_lines(schema, [one.say(spoken) for one in words])
    return data_text({**head, "format": PlainText(f"ctscore/{kind}@{version}"), **content}, languages)


def _text(languages: Sequence[str], vi: str, en: str) -> Text:
    """Return words of ours as a name in a folder with these `languages`."""
    return Text({tag: str(line) for tag, line in named_in(Words(vi, en), languages).items()})


def example_card(
    languages: Sequence[str], index: str, unit: str, period: Period, most: Decimal = HUNDRED
) -> Scorecard:
    """Return a scorecard of two groups of two criteria, `most` points in all: no figures, no document."""
    criteria = tuple(
        Criterion(
            code=group,
            name=_text(languages, f"Nhóm tiêu chí {group} (ví dụ)", f"Group {group} (example)"),
            max=most * sum(leaves.values()) / HUNDRED,
            criteria=tuple(
                Criterion(
                    code=code,
                    name=_text(languages, f"Tiêu chí {code} (ví dụ)", f"Criterion {code} (example)"),
                    max=most * share / HUNDRED,
                )
                for code, share in leaves.items()
            ),
        )
        for group, leaves in _GROUPS.items()
    )
    return Scorecard(
        format="ctscore/scorecard@2",
        index=index,
        unit=unit,
        **dated(period),
        source=Citation(document=""),
        max=most,
        criteria=criteria,
    )


def dated(period: Period) -> dict[str, Any]:
    """Return the fields by which a model is dated."""
    whole = period.in_file == period.year
    return {"year": period.year if whole else None, "period": None if whole else period}


def card_text(
    card: Scorecard, languages: Sequence[str], taken_from: Scorecard | None = None, lang: str = ""
) -> str:
    """Return the file of a scorecard without figures; its tree may be `taken_from` another, which it says."""
    taken: tuple[Words, ...] = ()
    if taken_from is not None:
        of = f"{taken_from.index} {taken_from.when}"
        vi = f"Cây tiêu chí của {of} trong dữ liệu đi kèm chương trình: so lại với bộ tiêu chí của kỳ này."
        en = f"The tree of {of} in the data that came with the program: check it for this period."
        taken = (Words(vi, en),)
    content: dict[str, Node] = {
        "index": PlainText(card.index),
        "unit": PlainText(card.unit),
        **card.when.entry,
        "source": OneLine({"document": card.source.document or None}),
        "max": card.max,
        **({"method": card.method} if card.method else {}),
        "criteria": tree_without_points(card),
    }
    return data_file("scorecard", languages, (*taken, *_EXAMPLE, _SOURCE), content, lang)


def plan_text(
    card: Scorecard, document: str, leads: Sequence[tuple[str, str]], languages: Sequence[str]
) -> str:
    """Return a plan that says who of `leads` (id and name) leads which top criterion of `card`.

    Everyone leads one; more than there are criteria lead some of them together.
    """
    many = len(card.criteria)
    items: list[Node] = [
        _item(str(place + 1), one.code, leads[place::many] or [leads[place % len(leads)]], languages)
        for place, one in enumerate(card.criteria)
    ]
    part: dict[str, Node] = {
        "section": "A",
        "title": _said(languages, "Phân công phụ trách (ví dụ)", "Who leads what (example)"),
        "index": PlainText(card.index),
        "answers": card.when.in_file,
        "items": items,
    }
    content: dict[str, Node] = {
        "document": PlainText(document),
        "unit": PlainText(card.unit),
        "period": {"first": card.when.year},
        "parts": [part],
    }
    return data_file("plan", languages, (_PLAN,), content)


def _item(
    number: str, code: str, leads: Sequence[tuple[str, str]], languages: Sequence[str]
) -> dict[str, Node]:
    ids: list[Node] = [PlainText(id_) for id_, _ in leads]
    all_year = "Trong năm" if languages[0] == "vi" else "All year"
    return {
        "id": Quoted(number),
        "row": Quoted(number),
        "criteria": OneLine([Quoted(code)]),
        "task": _said(languages, f"Theo dõi, cải thiện {code} (ví dụ)", f"Watch and raise {code} (example)"),
        "leads": OneLine({"printed": "; ".join(name for _, name in leads), "agencies": ids}),
        "timing": OneLine({"printed": all_year, "kind": PlainText("all-year")}),
    }


def _said(languages: Sequence[str], vi: str, en: str) -> OneLine:
    return OneLine(named_in(Words(vi, en), languages))
