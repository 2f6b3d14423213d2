"""What an index declares, its stages, ways of awarding points and answers, and what files make of it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctscore.book import Book, Filed
from ctscore.checks import Checks
from ctscore.checks.counting import asked_in, newer_trees
from ctscore.decimals import ZERO
from ctscore.findings import Fact, Finding, Route, fault
from ctscore.findings.rule import error, warning
from ctscore.findings.shape_rules import NOT_A_CHOICE, NOT_A_NUMBER
from ctscore.model import (
    NOT_APPLICABLE,
    PUBLISHED,
    Answer,
    AnswerSet,
    Asked,
    AwardMethod,
    Criterion,
    Erratum,
    Index,
    Panel,
    Scorecard,
    Stage,
    is_first_version,
    methods_of,
    stage_order,
    stages_of,
)
from ctscore.model.scorecard import LATEST_NAMES, figures_by_stage, sets_by_id, stage_of
from ctscore.phrases import Words
from ctscore.scoring import answer_of, points_of, walk
from ctscore.words import closest, fold, listed

UNKNOWN_STAGE = error(
    "CT342", "unknown-stage",
    Words("chỉ số {index} không có giai đoạn `{given}`{suggestion}", "the index {index} has no stage `{given}`{suggestion}"),
    Words("ghi một trong: {known}; các giai đoạn của chỉ số khai ở `stages` trong indexes.yaml, giai đoạn của tệp ở `stage`", "write one of: {known}; the stages of an index are declared as `stages` in indexes.yaml, that of a file is its `stage`"),
)  # fmt: skip
OF_OWN_STAGE = error(
    "CT343", "of-own-stage",
    Words("{code}: `{key}` nói về `{stage}` là giai đoạn của chính tệp này", "{code}: `{key}` speaks of `{stage}`, which is the stage of this file"),
    Words("số của giai đoạn ấy ghi ở `{own}`", "what belongs to that stage stands in `{own}`"),
)  # fmt: skip
DECLARED_TWICE = error(
    "CT344", "declared-twice",
    Words("`{given}` đã có trong `{key}` ở đây", "`{given}` stands already in these `{key}`"),
    Words("mỗi mã, mỗi từ chỉ chỉ một thứ: bỏ hoặc sửa một trong hai", "an id or a word means one thing only: correct one of the two, or leave it out"),
)  # fmt: skip
RESERVED_STAGE = error(
    "CT352", "reserved-stage",
    Words("giai đoạn không thể tên `{given}`: `--stage {given}` là số mới nhất của từng tiêu chí", "no stage can be called `{given}`: `--stage {given}` asks for the latest figure of each criterion"),
    Words("đặt mã và tên khác cho giai đoạn này", "give the stage another id and name"),
)  # fmt: skip
UNKNOWN_ANSWERS = error(
    "CT345", "unknown-answers",
    Words("không có bộ câu trả lời `{given}`{suggestion}", "there is no set of answers `{given}`{suggestion}"),
    Words("khai bộ ấy ở `answers` của chỉ số trong indexes.yaml hoặc của tệp này; đã có: {known}", "declare it in the `answers` of the index in indexes.yaml, or of this file; there are: {known}"),
)  # fmt: skip
NOT_AN_ANSWER = error(
    "CT346", "not-an-answer",
    Words("`{given}` không phải câu trả lời của {code}{suggestion}", "`{given}` is no answer to {code}{suggestion}"),
    Words("ghi một trong: {known}", "write one of: {known}"),
)  # fmt: skip
ANSWERS_UNSOUND = error(
    "CT347", "answers-unsound",
    Words("câu trả lời `{given}`: {what}", "the answer `{given}`: {what}"),
    Words("mỗi câu trả lời có `share` (từ 0 đến 1) hoặc `points`, hay cả bộ không có điểm; câu tốt nhất đứng đầu", "an answer has a `share` (0 to 1) or `points`, or none of the set has any; the best comes first"),
)  # fmt: skip
ANSWER_OFF_SCALE = error(
    "CT348", "answer-off-scale",
    Words("câu trả lời `{given}` cho {points} điểm, thang của {code} từ {min} đến {max}", "the answer `{given}` is worth {points}, the scale of {code} goes from {min} to {max}"),
    Words("so lại `points` hay `share` của câu trả lời và `max` của tiêu chí với nguồn", "check the `points` or `share` of the answer and the `max` of the criterion against the source"),
)  # fmt: skip
SURVEY_BEFORE_ITS_STAGE = warning(
    "CT349", "survey-before-its-stage",
    Words("{code} do khảo sát cho điểm, mà đã có số ở giai đoạn `{stage}`; số khảo sát có từ giai đoạn `{since}`", "{code} is awarded by a survey and has a figure in the stage `{stage}`; those of surveys come with `{since}`"),
    Words("so lại giai đoạn của số này, hoặc `method`", "check the stage of the figure, or the `method`"),
)  # fmt: skip

POINTS_OF_WORDS = error(
    "CT351", "points-of-words",
    Words("{code} có `{key}`, nhưng các câu trả lời `{answers}` không có điểm", "{code} has `{key}`, but its answers, `{answers}`, are worth no points"),
    Words("ghi `share` hoặc `points` ở các câu trả lời, hoặc bỏ `{key}`: câu trả lời không có điểm không bao giờ được cộng", "give the answers their `share` or `points`, or leave `{key}` out: answers without points are never added"),
)  # fmt: skip


def declarations(book: Book) -> Iterator[Finding]:
    """An index declares one thing twice, or answers of which nobody can say what they are worth."""
    for filed in book.all_indexes:
        index = filed.value
        yield from _named_twice("stages", index.stages, filed.file, filed.route)
        yield from _named_twice("methods", index.methods, filed.file, filed.route)
        for place, stage in enumerate(index.stages):
            for at, word in _words_of(stage):
                if fold(word) in map(fold, LATEST_NAMES):
                    yield fault(RESERVED_STAGE, filed.file, (*filed.route, "stages", place, *at), given=word)
                    break
        yield from _sets(index.answers, (), filed.file, filed.route)


def _named_twice(
    key: str, named: Sequence[Stage | AwardMethod], file: str, route: Route
) -> Iterator[Finding]:
    """Yield what is called like something before it: nobody could ask for the one and not for the other."""
    seen: set[str] = set()
    for place, one in enumerate(named):
        words = tuple(_words_of(one))
        taken = next(((at, word) for at, word in words if fold(word) in seen), None)
        if taken is not None:
            yield fault(DECLARED_TWICE, file, (*route, key, place, *taken[0]), given=taken[1], key=key)
        seen.update(fold(word) for _, word in words)


def _words_of(one: Stage | AwardMethod) -> Iterator[tuple[Route, str]]:
    """Yield what a stage, or a way of awarding points, is called, with where that stands."""
    yield ("id",), one.id
    for tag, name in one.name.by_tag.items():
        yield ("name", tag), name


def answers_of_files(book: Book) -> Iterator[Finding]:
    """A file declares answers twice, or such of which nobody can say what they are worth."""
    for tree in newer_trees(book):
        declared = book.indexes[tree.value.index].answers if tree.value.index in book.indexes else ()
        own = tree.value.answers[: len(tree.value.answers) - len(declared)]
        yield from _sets(own, declared, tree.file, ())


def _sets(
    own: Sequence[AnswerSet], others: Sequence[AnswerSet], file: str, route: Route
) -> Iterator[Finding]:
    known = {one.id for one in others}
    for place, asked in enumerate(own):
        here = (*route, "answers", place)
        if asked.id in known:
            yield fault(DECLARED_TWICE, file, (*here, "id"), given=asked.id, key="answers")
        known.add(asked.id)
        yield from _words(asked, file, (*here, "words"))


def _words(asked: AnswerSet, file: str, route: Route) -> Iterator[Finding]:
    if not asked.words:
        nothing = Words("là một bộ không có câu nào", "it is a set without any")
        yield fault(ANSWERS_UNSOUND, file, route, given=asked.id, what=nothing)
    for place, answer in enumerate(asked.words):
        before = asked.words[:place]
        for word in (answer.id, *answer.word.all):
            if answer_of(word, before) is not None:
                yield fault(DECLARED_TWICE, file, (*route, place), given=word, key="words")
                break
        if what := _unsound(answer, asked):
            yield fault(ANSWERS_UNSOUND, file, (*route, place), given=answer.id, what=what)


def _unsound(answer: Answer, asked: AnswerSet) -> Words | None:
    """Return why nobody can say what `answer` of the set `asked` is worth, or how it is written."""
    if not answer.id[0].isalpha() or answer.id.casefold() == NOT_APPLICABLE:
        return Words(
            "mã phải bắt đầu bằng chữ và không phải `na`", "its id must begin with a letter and not be `na`"
        )
    if answer.share is not None and answer.points is not None:
        return Words("có cả `share` lẫn `points`", "it has a `share` and `points`")
    if answer.share is not None and answer.share > 1:
        return Words("`share` lớn hơn 1", "its `share` is above 1")
    if _has_none(answer) and not all(map(_has_none, asked.words)):
        return Words("không có điểm, trong khi câu khác có", "it has no points, while another has")
    place = asked.words.index(answer)
    for key in ("share", "points"):
        mine, above = getattr(answer, key), getattr(asked.words[place - 1], key) if place else None
        if mine is not None and above is not None and mine > above:
            return Words("nhiều điểm hơn câu đứng trước", "it is worth more than the one before it")
    return None


def _has_none(answer: Answer) -> bool:
    return answer.share is None and answer.points is None


def answers(book: Book) -> Iterator[Finding]:
    """A criterion names answers that nobody declares, has a figure that is none of them, or cannot hold them."""
    for filed in newer_trees(book):
        sets = sets_by_id(filed.value.answers)
        for criterion, route, _ in asked_in(filed.value):
            if criterion.criteria:
                continue
            asked = sets.get(criterion.answers or "")
            if asked is None and criterion.answers is not None:
                known = [one.id for one in filed.value.answers]
                facts = {"given": criterion.answers, "near": closest(criterion.answers, known) or ""}
                facts |= {"known": listed(known) or "–"}
                yield Finding(UNKNOWN_ANSWERS, filed.file, facts, route=(*route, "answers"))
                continue
            if asked is not None:
                yield from _off_scale(criterion, asked, filed.file, (*route, "answers"))
                if not asked.has_points:
                    yield from _points_of_words(criterion, asked, filed.file, route)
            if isinstance(criterion, Criterion):
                yield from _given(criterion, asked, filed.file, route)


def _points_of_words(leaf: Asked, asked: AnswerSet, file: str, route: Route) -> Iterator[Finding]:
    for key in ("min", "max", "no_scale", "bonus"):
        if getattr(leaf, key) is not None:
            facts = {"code": leaf.code, "key": key, "answers": asked.id}
            yield Finding(POINTS_OF_WORDS, file, facts, route=(*route, key), at_key=True)


def _off_scale(leaf: Asked, asked: AnswerSet, file: str, route: Route) -> Iterator[Finding]:
    if leaf.max is None:
        return
    least = leaf.min or ZERO
    for answer in asked.words:
        points = points_of(leaf, answer.id, (answer,))
        if not _has_none(answer) and points is not None and not least <= points <= leaf.max:
            facts: dict[str, Fact] = {"given": answer.id, "code": leaf.code, "points": points}
            yield Finding(ANSWER_OFF_SCALE, file, {**facts, "min": least, "max": leaf.max}, route=route)
            return


def _given(leaf: Criterion, asked: AnswerSet | None, file: str, route: Route) -> Iterator[Finding]:
    figures: list[tuple[Route, Decimal | str | None]] = [(("achieved",), leaf.achieved)]
    figures += [(("stages", stage), figure) for stage, figure in leaf.stages.items()]
    for at, figure in figures:
        yield from _misfit(leaf, figure, asked, file, (*route, *at))


def _misfit(
    leaf: Asked, figure: Decimal | str | None, asked: AnswerSet | None, file: str, route: Route
) -> Iterator[Finding]:
    """Yield that a figure is none of the answers that are `asked`: points are no word."""
    if figure is None:
        return
    if asked is None:
        if isinstance(figure, str):
            yield fault(NOT_A_NUMBER, file, route, given=figure[:60])
        return
    if not isinstance(figure, str) or answer_of(figure, asked.words) is None:
        yield Finding(NOT_AN_ANSWER, file, facts_of_misfit(leaf, str(figure), asked), route=route)


def facts_of_misfit(leaf: Asked, given: str, asked: AnswerSet) -> dict[str, Fact]:
    """Return what is told of a word that is no answer to `leaf`."""
    known = [word for one in asked.words for word in (one.id, one.word.own)]
    near = closest(given[:60], known) or ""
    ids = listed([f"{one.id} ({one.word.own})" for one in asked.words])
    return {"given": given[:60], "code": leaf.code, "near": near, "known": ids}


def stages(book: Book) -> Iterator[Finding]:
    """A file or a figure is of a stage that the index does not have."""
    for filed in book.result_files:
        index = book.indexes.get(filed.value.index)
        if index is None:
            continue
        known = stage_order(index)
        value = filed.value
        named: list[tuple[str, Route]] = [(value.stage or PUBLISHED, ("stage",) if value.stage else ())]
        if isinstance(value, Scorecard) and not is_first_version(value):
            named += _named(value)
        for given, route in named:
            if given not in known:
                facts = {"index": index.id, "given": given, "near": closest(given, known) or ""}
                yield Finding(UNKNOWN_STAGE, filed.file, {**facts, "known": ", ".join(known)}, route=route)


def _named(card: Scorecard) -> Iterator[tuple[str, Route]]:
    """Yield the stages that a scorecard names beside its own, with their routes."""
    yield from ((stage, ("printed", stage)) for stage in card.printed)
    for route, erratum in errata_of(card):
        if erratum.stage is not None:
            yield erratum.stage, (*route, "stage")
    for node in walk(card):
        yield from ((stage, (*node.route, "stages", stage)) for stage in node.criterion.stages)
        yield from ((stage, (*node.route, "printed", stage)) for stage in node.criterion.printed)
        for route, erratum in errata_of(node.criterion):
            if erratum.stage is not None:
                yield erratum.stage, (*node.route, *route, "stage")


def errata_of(here: Scorecard | Criterion) -> Iterator[tuple[Route, Erratum]]:
    """Yield the errata of a scorecard as a whole, or of a criterion, with their routes below it."""
    if isinstance(here, Criterion):
        if here.erratum is not None:
            yield ("erratum",), here.erratum
    elif here.published is not None and here.published.erratum is not None:
        yield ("published", "erratum"), here.published.erratum
    yield from ((("errata", place), erratum) for place, erratum in enumerate(here.errata))


def own_stage(book: Book) -> Iterator[Finding]:
    """What stands in the place of other stages is of the file's own; two errata are of one stage."""
    for filed in book.all_scorecards:
        card = filed.value
        if is_first_version(card):
            continue
        own = stage_of(card)
        places: list[tuple[str, Scorecard | Criterion, Route]] = [(card.index, card, ())]
        places += [(node.criterion.code, node.criterion, node.route) for node in walk(card)]
        for code, here, route in places:
            facts = {"code": code, "stage": own}
            if isinstance(here, Criterion) and own in here.stages:
                facts |= {"key": "stages", "own": "achieved"}
                yield Finding(OF_OWN_STAGE, filed.file, facts, route=(*route, "stages", own))
            # Of the whole the key is the published result, whatever the stage of the file.
            printed, stage = _printed(here), own if isinstance(here, Criterion) else PUBLISHED
            if stage in here.printed and printed is not None:
                facts |= {"key": "printed", "own": "published", "stage": stage}
                yield Finding(OF_OWN_STAGE, filed.file, facts, route=(*route, "printed", stage))
            seen: set[str] = set()
            for at, erratum in errata_of(here):
                stage = erratum.stage or (PUBLISHED if at[0] == "published" else own)
                if stage in seen:
                    yield fault(DECLARED_TWICE, filed.file, (*route, *at), given=stage, key="errata")
                seen.add(stage)


def _printed(here: Scorecard | Criterion) -> Decimal | None:
    """Return what stands in `published`."""
    if isinstance(here, Criterion):
        return here.published
    return here.published.score if here.published else None


def methods(book: Book) -> Iterator[Finding]:
    """A file names a way of awarding points that its index does not have."""
    for filed in book.result_files:
        index = book.indexes.get(filed.value.index)
        if index is None:
            continue
        known = [method.id for method in methods_of(index)]
        for given, route in _methods(filed.value, index):
            if given not in known:
                facts = {"given": given[:60], "near": closest(given, known) or "", "known": ", ".join(known)}
                yield Finding(NOT_A_CHOICE, filed.file, facts, route=route)


def _methods(value: Scorecard | Panel, index: Index) -> Iterator[tuple[str, Route]]:
    if value.method is not None:
        yield value.method, ("method",)
    # Those of a file of the first version were looked at when it was read, where its index declares none.
    if isinstance(value, Scorecard) and (index.methods or not is_first_version(value)):
        for node in walk(value):
            if node.criterion.method is not None:
                yield node.criterion.method, (*node.route, "method")


def survey_stages(book: Book) -> Iterator[Finding]:
    """A survey's figure stands in a stage before the one that figures of surveys belong to."""
    for filed in book.all_scorecards:
        index = book.indexes.get(filed.value.index)
        order = stage_order(index)
        since = next((stage.id for stage in stages_of(index) if stage.survey), None)
        if index is None or since is None:
            continue
        early = order[: order.index(since)]
        yield from _early(filed, {one.id for one in methods_of(index) if one.survey}, early, since)


def _early(filed: Filed[Scorecard], surveys: set[str], early: Sequence[str], since: str) -> Iterator[Finding]:
    own = stage_of(filed.value)
    for node in walk(filed.value):
        if node.method not in surveys or not node.is_leaf:
            continue
        for stage in figures_by_stage(node.criterion, own):
            if stage in early:
                facts = {"code": node.criterion.code, "stage": stage, "since": since}
                at: Route = ("achieved",) if stage == own else ("stages", stage)
                yield Finding(SURVEY_BEFORE_ITS_STAGE, filed.file, facts, route=(*node.route, *at))


RULE_DOCS = """
- code: CT342
  why:
    vi: "Số ở một giai đoạn viết sai tên thì không câu hỏi nào về giai đoạn thật tìm thấy: tiêu chí ấy thành chưa biết, và tổng điểm thành một khoảng."
    en: "A figure of a stage whose name is mistyped is found by no question about the real one: the criterion is unknown there, and the total becomes a range."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5, stages: {slef: 2}}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5, stages: {self: 2}}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT343
  why:
    vi: "Hai chỗ cho cùng một số thì về sau chỉ một chỗ được sửa, và mỗi lệnh đọc một chỗ."
    en: "With two places for one figure, only one of them will be corrected later, and which one is read is chance."
  begins: scorecard@2
  example: |2
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5, stages: {published: 2}}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, achieved: 1.5, stages: {self: 2}}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT344
  why:
    vi: "Hai câu trả lời cùng một từ mà khác điểm thì điểm của người trả lời tùy vào câu nào đứng trước trong tệp."
    en: "Where two answers have one word and different points, what was answered is worth whatever comes first in the file."
  begins: scorecard@2
  example: |2
      answers:
      - id: dat
        words:
        - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
    -   - {id: khong-dat, word: {vi: Đạt, en: Not met}, share: 0}
    +   - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: dat, achieved: Đạt}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT345
  why:
    vi: "Không có bộ câu trả lời thì không biết “Đạt” là bao nhiêu điểm, và điểm của tiêu chí không tính được."
    en: "Without its set of answers nobody knows what “Met” is worth, and the criterion has no points."
  begins: scorecard@2
  example: |2
      answers:
      - id: dat
        words:
        - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
        - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: datt, achieved: Đạt}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: dat, achieved: Đạt}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT346
  why:
    vi: "Câu trả lời không có trong bộ thì không có điểm nào, và sẽ bị coi là chưa biết chứ không phải là trả lời sai."
    en: "A word that is none of the set has no points, and would pass for not known instead of answered wrongly."
  begins: scorecard@2
  example: |2
      answers:
      - id: dat
        words:
        - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
        - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
      criteria:
    - - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: dat, achieved: Đạtt}
    + - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: dat, achieved: Đạt}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT347
  why:
    vi: "Câu trả lời vừa có tỷ lệ vừa có điểm, hay câu kém hơn lại nhiều điểm hơn, thì không ai nói được nó đáng bao nhiêu."
    en: "Where an answer has a share and points, or a worse one more than a better, nobody can say what it is worth."
  begins: scorecard@2
  example: |2
      answers:
      - id: dat
        words:
    -   - {id: dat, word: {vi: Đạt, en: Met}, share: 1, points: 2}
    +   - {id: dat, word: {vi: Đạt, en: Met}, share: 1}
        - {id: khong-dat, word: {vi: Không đạt, en: Not met}, share: 0}
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: dat, achieved: Đạt}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT348
  why:
    vi: "Một câu trả lời 5 điểm ở tiêu chí 3 điểm: hoặc bộ câu trả lời là của tiêu chí khác, hoặc điểm chuẩn chép sai. Để lọt thì điểm đạt vượt điểm chuẩn."
    en: "An answer worth 5 at a criterion of 3: the set is another criterion's, or the maximum was miscopied. Let through, points pass their maximum."
  begins: scorecard@2
  example: |2
      answers:
      - id: dat
        words:
    -   - {id: dat, word: {vi: Đạt, en: Met}, points: 5}
    +   - {id: dat, word: {vi: Đạt, en: Met}, points: 3}
        - {id: khong-dat, word: {vi: Không đạt, en: Not met}, points: 0}
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: dat, achieved: Đạt}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT349
  why:
    vi: "Khi tự chấm chưa có kết quả khảo sát. Có số ở giai đoạn ấy thì hoặc số là đoán, hoặc giai đoạn bị ghi nhầm."
    en: "At self-assessment no survey has been held. A figure there is a guess, or stands in the wrong stage."
  bad:
    vi: "`indexes.yaml` ghi số khảo sát có từ giai đoạn `published`; tiêu chí `method: survey-citizens` có `stages: {self: 2}`"
    en: "indexes.yaml says that surveys come with `published`; a criterion with `method: survey-citizens` has `stages: {self: 2}`"
  good:
    vi: "tiêu chí ấy chỉ có số ở giai đoạn `published`"
    en: "that criterion has a figure in `published` only"
- code: CT351
  why:
    vi: "Câu trả lời không có điểm thì điểm chuẩn bên cạnh không thuộc về đâu: các phần cộng lại không bằng tổng, mà trông như lỗi làm tròn."
    en: "A maximum beside answers without points belongs to nothing: the parts do not add up to the whole, which looks like rounding."
  begins: scorecard@2
  example: |2
      answers:
      - id: co
        words:
    -   - {id: co, word: {vi: Có, en: Yes}}
    -   - {id: khong, word: {vi: Không, en: No}}
    +   - {id: co, word: {vi: Có, en: Yes}, share: 1}
    +   - {id: khong, word: {vi: Không, en: No}, share: 0}
      criteria:
      - {code: "1", name: {vi: Lĩnh vực một, en: Field one}, max: 3, answers: co, achieved: Có}
      - {code: "2", name: {vi: Lĩnh vực hai, en: Field two}, max: 2, achieved: 1}
- code: CT352
  why:
    vi: "`--stage latest` không nói về một giai đoạn, mà lấy số mới nhất của từng tiêu chí. Một giai đoạn mang tên ấy thì không lệnh nào hỏi được."
    en: "`--stage latest` names no stage: it takes the last figure of each criterion. A stage of that name could never be asked for."
  bad:
    vi: "chỉ số trong `indexes.yaml` có `stages: [{id: latest, name: {vi: chốt, en: final}}]`"
    en: "an index in indexes.yaml has `stages: [{id: latest, name: {vi: chốt, en: final}}]`"
  good:
    vi: "`stages: [{id: final, name: {vi: chốt, en: final}}]`"
    en: "`stages: [{id: final, name: {vi: chốt, en: final}}]`"
"""

CHECKS = Checks(
    structure=(answers_of_files, answers, own_stage),
    independent=(declarations, stages, methods, survey_stages),
)
