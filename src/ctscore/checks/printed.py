"""Printed figures beside computed ones: parts, errata, and one year beside the next."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ctscore.analysis.naming import options_naming
from ctscore.analysis.totals import Verdict, allowed_at, reconcile
from ctscore.book import Book, Filed, Key
from ctscore.checks import Checks
from ctscore.checks.declared import errata_of
from ctscore.decimals import ZERO, half_unit, places
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error, note, warning
from ctscore.model import PUBLISHED, Criterion, Erratum, Previous, Published, Scorecard, stage_order
from ctscore.model.scorecard import at_stage, stage_of
from ctscore.phrases import Words, in_both
from ctscore.scoring import Evaluation, Node, Score, evaluation_of, walk

PUBLISHED_DISAGREES = error(
    "CT307", "published-disagrees",
    Words("nguồn ghi {code} là {published} nhưng tính ra {computed} (lệch {difference})", "{code} is printed as {published}, but computes to {computed} (difference {difference})"),
    Words("so lại từng số với nguồn; số vừa sửa thì sửa luôn tổng: `ctscore set {code} {computed:yaml} {options}`; bảng chỉ liệt kê một phần thì `listing: part`; nếu nguồn ghi sai, thêm cạnh số in ấy `erratum` với `printed: {published:yaml}`, `computed: {computed:yaml}` và lời giải thích", "check every figure against the source; after a correction set the sum along: `ctscore set {code} {computed:yaml} {options}`; a table that lists only a part is `listing: part`; if the source is wrong, add beside the printed figure an `erratum` with `printed: {published:yaml}`, `computed: {computed:yaml}` and an explanation"),
)  # fmt: skip
KNOWN_ERRATUM = note(
    "CT308", "known-erratum",
    Words("nguồn ghi {code} là {published}, tính ra {computed}. {why}", "{code} is printed as {published}, computes to {computed}. {why}"),
    Words("đã ghi nhận; không cần làm gì", "on record; nothing to do"),
)  # fmt: skip
ERRATUM_UNCONFIRMED = warning(
    "CT735", "erratum-unconfirmed",
    Words("nguồn ghi {code} là {published}, tính ra {computed} (lệch {difference}); chưa ai xác nhận nguồn in sai hay số chép sai", "{code} is printed as {published}, but computes to {computed} (difference {difference}); nobody has confirmed yet whether the source is wrong or the copy"),
    Words("mở nguồn so lại từng số; chép sai thì bỏ cả `erratum` rồi sửa số ấy (`ctscore set`); nguồn in sai thì bỏ dòng `unconfirmed: true`", "check every figure against the source; where one was copied wrong remove the whole `erratum`, then correct it (`ctscore set`); if the source is wrong, remove the line `unconfirmed: true`"),
)  # fmt: skip
ERRATUM_WITHOUT_ERROR = error(
    "CT309", "erratum-without-error",
    Words("{code} có `erratum` nhưng số công bố và số tính khớp nhau hoặc chỉ lệch do làm tròn ({published}; {computed})", "{code} has an `erratum`, but the printed and the computed figure agree or differ by rounding only ({published}; {computed})"),
    Words("bỏ `erratum`", "remove the `erratum`"),
)  # fmt: skip
ERRATUM_DISAGREES = error(
    "CT310", "erratum-disagrees",
    Words("`erratum` của {code} nói nguồn ghi {stated_printed} và tính ra {stated}; ở đây ghi {published} và các phần cho {computed}", "the `erratum` of {code} says printed {stated_printed}, computed {stated}; here it is printed {published}, and the parts give {computed}"),
    Words("so lại các số với nguồn: một số đã đổi từ khi ghi erratum", "check the figures against the source: one has changed since the erratum was written"),
)  # fmt: skip
YEARS_DISAGREE = error(
    "CT314", "years-disagree",
    Words("{what} {year}: ở đây suy ra {implied}, tệp {other} ghi {given}", "{what} of {year}: it follows from here as {implied}, {other} says {given}"),
    Words("so lại cả hai tệp với nguồn", "check both files against the source"),
)  # fmt: skip
RANK_CHANGE_DISAGREES = error(
    "CT315", "rank-change-disagrees",
    Words("từ hạng {before} đến hạng {now} là {computed}, ở đây ghi {given}", "from rank {before} to rank {now} is {computed}, here it says {given}"),
    Words("so lại với nguồn; tăng hạng là số dương", "check it against the source; a rise is positive"),
)  # fmt: skip
PREVIOUS_NOT_BEFORE = error(
    "CT318", "previous-not-before",
    Words("`previous` nói về {given}, không phải kỳ trước {year}", "`previous` speaks of {given}, which is not before {year}"),
    Words("sửa kỳ", "correct the period"),
)  # fmt: skip
ERRATUM_OF_NOTHING = error(
    "CT319", "erratum-of-nothing",
    Words("{code} có `erratum` nhưng không có số công bố để so với các phần", "{code} has an `erratum`, but no printed figure that its parts could be compared with"),
    Words("thêm số công bố (`published`), hoặc bỏ `erratum`", "add the printed figure (`published`), or remove the `erratum`"),
)  # fmt: skip

PRINTED_OUT_OF_REACH = error(
    "CT523", "printed-out-of-reach",
    Words("nguồn ghi {code} là {published}, nhưng những gì đã biết chỉ cho từ {low} đến {high}", "{code} is printed as {published}, but what is known of its parts leaves {low} to {high}"),
    Words("so lại từng số với nguồn; nếu nguồn ghi sai, thêm `erratum`", "check every figure against the source; if the source is wrong, add an `erratum`"),
)  # fmt: skip


def published_agrees(book: Book) -> Iterator[Finding]:
    """A printed figure differs from what its parts come to at its stage, or an erratum does not fit."""
    for filed in book.all_scorecards:
        order = stage_order(book.indexes.get(filed.value.index))
        places = [_Place(filed.value.index, filed.value, (), None)]
        places += [
            _Place(node.criterion.code, node.criterion, node.route, node) for node in walk(filed.value)
        ]
        prints = [printed for place in places for printed in _prints(place, stage_of(filed.value))]
        for stage in dict.fromkeys(printed.stage for printed in prints):
            evaluation = evaluation_of(at_stage(filed.value, stage, order))
            for printed in prints:
                if printed.stage == stage:
                    yield from _judge(printed, evaluation, filed, book)


class _Place(NamedTuple):
    """The whole, or a criterion at its node."""

    code: str
    here: Scorecard | Criterion
    route: Route
    node: Node | None


class _Printed(NamedTuple):
    """What is printed at a place in one stage, with the erratum about it, and where both stand in the file."""

    place: _Place
    stage: str
    figure: Decimal | None
    at: Route
    erratum: Erratum | None
    erratum_at: Route


def _prints(place: _Place, own: str) -> Iterator[_Printed]:
    here, route = place.here, place.route
    figures: dict[str, tuple[Decimal, Route]] = {
        stage: (figure, (*route, "printed", stage)) for stage, figure in here.printed.items()
    }
    if isinstance(here, Criterion):
        if here.published is not None:
            figures[own] = here.published, (*route, "published")
    elif here.published is not None and here.published.score is not None:
        figures[PUBLISHED] = here.published.score, (*route, "published", "score")
    errata = {
        erratum.stage or (PUBLISHED if at[0] == "published" else own): (erratum, (*route, *at))
        for at, erratum in errata_of(here)
    }
    for stage in dict.fromkeys((*figures, *errata)):
        figure, at = figures.get(stage, (None, ()))
        erratum, erratum_at = errata.get(stage, (None, ()))
        yield _Printed(place, stage, figure, at, erratum, erratum_at)


def _judge(
    printed: _Printed, evaluation: Evaluation, filed: Filed[Scorecard], book: Book
) -> Iterator[Finding]:
    card, file = filed.value, filed.file
    code, node, erratum = printed.place.code, printed.place.node, printed.erratum
    counted = bool(card.criteria) if node is None else not node.is_leaf
    figure = printed.figure
    if figure is None and erratum is not None and node is None and card.listing == "part":
        figure = erratum.printed  # of what is listed: of the whole nothing is printed
    if figure is None or not counted:
        if erratum is not None:
            yield fault(ERRATUM_OF_NOTHING, file, printed.erratum_at, code=code)
        return
    score = evaluation.whole if node is None else evaluation.of(node)
    allowed = allowed_at(evaluation, figure, score)
    result = reconcile(figure, score.achieved, allowed, erratum)
    facts: dict[str, Fact] = {
        "code": code,
        "published": result.published,
        "computed": result.computed,
        "difference": result.difference,
    }
    if erratum is None:
        if not score.known:
            yield from _out_of_reach(printed, score, allowed, file)
        elif result.verdict is Verdict.MISMATCH:
            facts["options"] = _options_to_set(printed, card, book)
            yield Finding(PUBLISHED_DISAGREES, file, facts, route=printed.at)
        return
    if result.verdict is not Verdict.MISMATCH:
        yield Finding(ERRATUM_WITHOUT_ERROR, file, facts, route=printed.erratum_at)
    elif result.known and erratum.unconfirmed:
        yield Finding(ERRATUM_UNCONFIRMED, file, facts, route=printed.erratum_at)
    elif result.known:
        yield Finding(KNOWN_ERRATUM, file, {**facts, "why": in_both(erratum.say)}, route=printed.at)
    else:
        stated = {"stated_printed": erratum.printed, "stated": erratum.computed}
        yield Finding(ERRATUM_DISAGREES, file, {**facts, **stated}, route=printed.erratum_at)


def _options_to_set(printed: _Printed, card: Scorecard, book: Book) -> str:
    """Return what names to `ctscore set` the figure that is printed at a place in one stage."""
    own = PUBLISHED if printed.place.node is None and card.published is not None else stage_of(card)
    stage = None if printed.stage == own else printed.stage
    return options_naming(book, card.index, card.unit, card.when, stage)


def _out_of_reach(printed: _Printed, score: Score, allowed: Decimal, file: str) -> Iterator[Finding]:
    """Yield that a printed figure is none that what is not known could make of the parts."""
    figure = printed.figure or ZERO
    if not score.low - allowed <= figure <= score.high + allowed:
        facts: dict[str, Fact] = {"code": printed.place.code, "published": figure}
        bounds = {"low": score.low, "high": score.high}
        yield Finding(PRINTED_OUT_OF_REACH, file, {**facts, **bounds}, route=printed.at)


def years_agree(book: Book) -> Iterator[Finding]:
    """What a source prints about last year differs from last year's scorecard."""
    for filed in book.all_scorecards:
        card = filed.value
        if card.published is None or card.published.previous is None:
            continue
        previous = card.published.previous
        if not previous.when < card.when:
            facts = {"given": previous.when, "year": card.when}
            yield Finding(
                PREVIOUS_NOT_BEFORE, filed.file, facts, route=("published", "previous", previous.when_key)
            )
        yield from _rank_change(card.published, previous, filed.file)
        earlier = book.scorecards.get(Key(card.index, card.unit, card.published.previous.when))
        if earlier is not None and earlier.value.published is not None:
            other = (earlier.file, earlier.value.published)
            yield from _beside_last_year(card.published, card.published.previous, other, filed.file)


def _rank_change(now: Published, before: Previous, file: str) -> Iterator[Finding]:
    if now.rank is None or before.rank is None or before.rank_change is None:
        return
    computed = before.rank - now.rank
    if computed != before.rank_change:
        facts = {
            "before": str(before.rank),
            "now": str(now.rank),
            "computed": str(computed),
            "given": str(before.rank_change),
        }
        yield Finding(RANK_CHANGE_DISAGREES, file, facts, route=("published", "previous", "rank_change"))


def _beside_last_year(
    now: Published, before: Previous, other: tuple[str, Published], file: str
) -> Iterator[Finding]:
    name, last = other
    facts: dict[str, Fact] = {"year": before.when, "other": name}
    route = ("published", "previous")
    if before.rank is not None and last.rank is not None and before.rank != last.rank:
        ranks = {"implied": str(before.rank), "given": str(last.rank)}
        what = Words("hạng", "the rank")
        yield Finding(YEARS_DISAGREE, file, {**facts, "what": what, **ranks}, route=(*route, "rank"))
    if now.score is None or before.score_change is None or last.score is None:
        return
    implied = now.score - before.score_change
    # A score that was only inferred from here must fit exactly; a printed one may differ by rounding.
    allowed = half_unit(places(before.score_change)) + half_unit(places(last.score))
    if abs(implied - last.score) > (0 if "score" in last.implied else allowed):
        facts |= {"what": Words("điểm", "the score"), "implied": implied, "given": last.score}
        yield Finding(YEARS_DISAGREE, file, facts, route=(*route, "score_change"))


RULE_DOCS = """
- code: CT307
  why:
    vi: "Điểm công bố khác tổng các tiêu chí thì hoặc ta chép sai, hoặc văn bản in sai. Chưa rõ mà đem họp, chỉ cần một người cộng lại là cả bảng bị nghi ngờ."
    en: "If the published score is not the sum of its parts, either we miscopied or the source misprints. Let one person in the meeting add it up, and the whole table is in doubt."
  file: scores/2022/par-index.yaml
  example: |2
      max: 5
    - published: {score: 3.57, rank: 2, of: 9}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT308
  why:
    vi: "Chỗ in sai đã biết vẫn được nhắc mỗi lần kiểm tra, để người trích số hiểu vì sao tổng tính ra khác văn bản và không đi tìm lỗi ở dữ liệu lần nữa."
    en: "A known misprint is told at every check, so that whoever quotes the figure knows why the sum differs from print, and nobody hunts for the fault in the data again."
  file: scores/2022/par-index.yaml
  example: |2
    - published: {score: 3.57, rank: 2, of: 9,
    -   erratum: {printed: 3.57, computed: 3.75, vi: Nguồn in đảo hai chữ số., en: The source swaps two digits.}}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT735
  why:
    vi: "Máy chỉ thấy tổng in khác tổng tính, không biết văn bản in sai hay ta gõ sai. Chưa ai mở nguồn so lại mà coi là xong thì một chữ số gõ nhầm đi thẳng vào báo cáo."
    en: "The program sees that the printed and the computed sum differ, not which is wrong. Taken as settled before anyone has opened the source, a slip of the keyboard goes straight into the report."
  file: scores/2022/par-index.yaml
  example: |2
    - published: {score: 3.57, rank: 2, of: 9,
    -   erratum: {printed: 3.57, computed: 3.75, unconfirmed: true, vi: Các phần cộng lại khác., en: The parts add up otherwise.}}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT309
  why:
    vi: "Ghi `erratum` là nói văn bản đã ban hành in sai. Số in và số tính khớp nhau mà vẫn để lời đó thì ta nêu oan cơ quan ban hành trước cuộc họp."
    en: "An `erratum` says that an issued document is wrong. Left in place where print and sum agree, it accuses the issuer in front of the meeting without cause."
  file: scores/2022/par-index.yaml
  example: |2
    - published: {score: 3.75, rank: 2, of: 9,
    -   erratum: {printed: 3.57, computed: 3.75, vi: Nguồn in đảo hai chữ số., en: The source swaps two digits.}}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT310
  why:
    vi: "`erratum` chỉ giải thích đúng hai con số ghi trong đó. Một trong hai số đã đổi thì đó là chỗ lệch khác; để yên thì lỗi mới nấp sau lời giải thích cũ."
    en: "An `erratum` explains the two figures that it states and no others. Once one of them changes it is another difference, and a new slip would hide behind the old explanation."
  file: scores/2022/par-index.yaml
  example: |2
    - published: {score: 3.27, rank: 2, of: 9,
    -   erratum: {printed: 3.57, computed: 3.75, vi: Nguồn in đảo hai chữ số., en: The source swaps two digits.}}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT314
  why:
    vi: "Văn bản năm nay nhắc lại điểm, hạng năm trước. Nếu khác bảng điểm năm trước thì tăng hay giảm bao nhiêu tùy người xem mở tệp nào."
    en: "This year's source repeats last year's score and rank. Where they differ from last year's scorecard, how far we rose or fell depends on which file one opens."
  file: scores/2023/par-index.yaml
  example: |2
      format: ctscore/scorecard@1
      index: PAR-INDEX
      unit: don-vi-mau
      year: 2023
      source: {document: van-ban-mau}
      max: 5
    - published: {score: 4, rank: 1, of: 9, previous: {year: 2022, rank: 3}}
    + published: {score: 4, rank: 1, of: 9, previous: {year: 2022, rank: 2}}
- code: CT315
  why:
    vi: "Từ hạng 4 lên hạng 2 là tăng 2 bậc; ghi 3, hoặc ghi dấu trừ, là có một trong ba số sai, và báo cáo sẽ khen hay chê nhầm."
    en: "From rank 4 to rank 2 is a rise of 2. With 3, or with a minus, one of the three figures is wrong, and the report praises or blames for nothing."
  begins: scorecard@1
  example: |2
    - published: {score: 3.5, rank: 2, of: 9, previous: {year: 2020, rank: 4, rank_change: -2}}
    + published: {score: 3.5, rank: 2, of: 9, previous: {year: 2020, rank: 4, rank_change: 2}}
- code: CT318
  why:
    vi: "`previous` là số của một năm trước đó. Ghi nhầm sang năm sau thì tăng thành giảm, và số bị đem đối chiếu với bảng điểm của năm khác."
    en: "`previous` holds figures of an earlier year. With a later one a rise becomes a fall, and the figures are held against the scorecard of another year."
  begins: scorecard@1
  example: |2
    - published: {score: 3.5, rank: 3, of: 9, previous: {year: 2022, rank: 4}}
    + published: {score: 3.5, rank: 3, of: 9, previous: {year: 2020, rank: 4}}
- code: CT319
  why:
    vi: "Nói văn bản in sai mà không ghi con số đã in thì không ai đối chiếu được; về sau số có lệch thật cũng không lộ ra."
    en: "A claim of a misprint without the printed figure can be held against nothing, and a real difference would never show."
  file: scores/2022/par-index.yaml
  example: |2
    - published: {rank: 2, of: 9,
    -   erratum: {printed: 3.57, computed: 3.75, vi: Nguồn in đảo hai chữ số., en: The source swaps two digits.}}
    + published: {score: 3.75, rank: 2, of: 9}
- code: CT523
  why:
    vi: "Có phần chưa biết thì tổng là một khoảng. Số in nằm ngoài khoảng ấy thì một số đã chép sai, dù chưa biết hết."
    en: "With parts that are not known a total is a range. A printed figure outside of it shows that one was miscopied, however much is still unknown."
  begins: scorecard@2
  example: |2
    - published: {score: 4.5}
    + published: {score: 2.5}
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2}
"""

CHECKS = Checks(
    arithmetic=(published_agrees, years_agree),
)
