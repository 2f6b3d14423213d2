"""Which column holds what, told by the words of its header, in Vietnamese, English or `european_headers`."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from ctscore.importing import european_headers
from ctscore.words import fold, nfc


class Role(StrEnum):
    """What a column of an annex holds."""

    NUMBER = "number"
    NAME = "name"
    MAX = "max"
    ACHIEVED = "achieved"
    APPRAISED = "appraised"
    APPRAISED_2 = "appraised-2"
    CLAIMED = "claimed"
    SURVEY = "survey"
    WEIGHTED = "weighted"
    OBJECTIVE = "objective"
    TASK = "task"
    ACTIVITY = "activity"
    PRODUCT = "product"
    LEADS = "leads"
    HELPERS = "helpers"
    TIMING = "timing"
    NOTE = "note"
    REASON = "reason"


STAGES: Mapping[Role, str] = {
    Role.CLAIMED: "self",
    Role.APPRAISED: "appraised",
    Role.APPRAISED_2: "appraised-2",
    Role.ACHIEVED: "published",
}
"""The columns of points, and the stages whose points they hold unless an index has stages of its own."""
POINTS = (Role.MAX, *STAGES, Role.SURVEY)
"""The columns of figures."""
PRINTED = (*POINTS, Role.WEIGHTED)
"""The columns in which a total may stand: beside points, those of points times weight."""
TITLES = (Role.NAME, Role.OBJECTIVE, Role.TASK, Role.ACTIVITY)
"""The columns in which the title of a section may stand: the first one that a table has."""

_GENERAL = (
    r"^(hang muc|thanh phan|tieu chuan|linh vuc|nhom( tieu chi)?|mang|categor(y|ies)|sections?|areas?|themes?"
    r"|metrics?|components?|domains?|dimensions?|pillars?|(criteria )?groups?|perspectives?"
    rf"|{european_headers.GENERAL})$"
)
"""Words of a name in a table that has no better one: beside “Criterion” they are what it belongs to."""
_OF_ACTIONS = r"(proposed|planned|agreed|next|corrective|improvement|follow-?up|remedial)"
_OF_TIMES = (
    r"(target|planned|expected|agreed|proposed|estimated|projected|scheduled|final|completion|complete|finish"
    r"|closing|end|delivery)"
)
_AFTER_APPRAISAL = (
    r"\bsau( khi)? (giai trinh|phuc khao|phuc tra|khieu nai|kien nghi|ra soat|doi thoai|tiep thu|hau kiem)"
    r"|(ket qua|diem) (phuc khao|phuc tra|cham lai|hau kiem)|\b(?<!tu )(cham|tham dinh|danh gia) lai\b"
)
"""What an appraisal comes to once those who were judged have answered."""
_PTS = r"(points?|pts\.?|scores?|marks?)"
_WHO_JUDGES = (
    r"(cum|to|hoi dong|hd[a-z]*|ban|bgh|doan|phong|so|bo|huyen|quan|tinh|thanh pho|cap tren|khoa|nganh)"
    r"\b[a-z ]*?"
)
"""Those above who is scored: “Trường chấm” and “Đơn vị chấm” may be an opinion of oneself."""
_JUDGED = re.compile(
    rf"((diem|ket qua) )?((do|cua) )?({_WHO_JUDGES}|(ubnd|xa|phuong|truong|cong ty|giam khao|thanh tra"
    r"|kiem tra|doi|giam doc|lanh dao|quan ly|ben ngoai)\b[a-z ]*?)[a-z&/. -]*"
    r" ((cham|danh gia|phuc tra)( diem)?|cho diem)"
    r"|(diem|ket qua) (phong|so|huyen|tinh|cap tren|hoi dong|thanh tra|(doan|to|doi) (kiem tra|tham tra))"
    r"|(inspect(ors?|ion)|audit(ors?)?|reviewers?|assessors?|examiners?|managers?|supervisors?|panel|jury"
    rf"|verifiers?|external)('?s?'?)( (assessment|review))? {_PTS}"
)
"""Words of what others than oneself gave: an appraisal where what one gave oneself stands beside it."""
_TIMES_WEIGHT = (
    r"(weighted( average)?( (scores?|points?|marks?|results?|ratings?|values?))?"
    r"|(scores?|points?|ratings?|marks?) ?[x×*] ?weight(s|ing|age)?"
    r"|weight(s|ing|age)? ?[x×*] ?(scores?|points?|ratings?|marks?)"
    r"|(so |tong )?(diem|ket qua)( (da|co|theo|sau|nhan|tinh|khi|x|×|[*]|quy doi))+ ?(trong so|he so)"
    r"|(trong so|he so) ?[x×*] ?diem)( ?[(\[].*[)\]])?( ?%)?"
)
_WHY_LOST = (
    r"(ly do|nguyen nhan)( (bi|mat|tru|giam|cat|diem|so|chua|khong|duoc|dat|toi da|ton tai|han che|va))*"
    r"|(main )?(reasons?|causes?)( (for|of) (the )?(loss(es)?|lost points|points lost|deductions?))?"
)
"""Words of a column that says why points were lost."""
# The first that fits counts: "Cơ quan chủ trì thực hiện" names who leads, "Thời gian thực hiện" a time.
_WORDS: tuple[tuple[Role, str], ...] = (
    *((Role(role), rf"^({words})$") for role, words in european_headers.WORDS),
    (Role.WEIGHTED, rf"^{_TIMES_WEIGHT}$"),
    (Role.TIMING, r"(thoi|moc) (gian|han|diem|hoan thanh)|\bhan (hoan thanh|thuc hien|nop|xu ly)|^han$"),
    (Role.TIMING, r"tien do|ngay hoan thanh|timing|timeline|time ?frame|^time$|deadline|\bwhen\b|due"),
    (
        Role.TIMING,
        r"^(ngay )?(den |het |ky )?han\b(?! (che|muc|ngach|hep)\b)"
        r"|^(bao gio|khi nao)( (xong|hoan thanh))?\??$|^moc( (xong|phai|can|ket thuc|kiem tra|du kien)\b.*)?$"
        r"|^(ngay|thang|quy) (du kien|ket thuc|phai xong|can xong|xong|cam ket|hen)( (xong|hoan thanh))?$"
        r"|^((phai|can|du kien|se) )*(xong|hoan thanh|hoan tat) (truoc|ngay|vao|trong thang)\b(?! han)"
        r"|^du kien (xong|hoan thanh|hoan tat)$|^(to be (done|finished|completed)|finish|complete) by$",
    ),
    (Role.TIMING, rf"^({_OF_TIMES} )+(date|day|week|month|quarter)$|^eta$"),
    (
        Role.LEADS,
        r"chu tri|co quan tham muu|phu trach|chiu trach nhiem|^(don vi |co quan )?dau moi$|^trach nhiem$"
        r"|^ai lam\??$|\blead|responsib|accountab|in charge",
    ),
    (
        Role.LEADS,
        r"^([a-z]+ )?owners?$|^(by )?whom?( is responsible)?\??$|^(assigned to|owned by|pic|resp\.?)$",
    ),
    (Role.HELPERS, r"phoi hop|(don vi|co quan|trach nhiem)( to chuc)? thuc hien|coordinat"),
    (Role.HELPERS, r"carr(y|ied) out|executing|implement"),
    (Role.NOTE, r"ghi chu|\bnotes?\b|remark"),
    (Role.REASON, rf"^({_WHY_LOST})$"),
    (
        Role.MAX,
        r"diem (tieu )?(chuan|toi da|quy dinh)|(thang|khung|bieu) diem|\btoi da\b|\bmax"
        r"|standard score|full marks|^ba ?rem( diem)?$",
    ),
    (
        Role.MAX,
        r"^out of$|^scale( ?\(?0 ?[-–] ?\d+\)?)?$"
        rf"|^({_PTS} )?(possible|available|worth|allocated|allotted|attainable|achievable)( {_PTS})?$",
    ),
    (
        Role.ACHIEVED,
        r"(diem|ket qua|chi so).*(cong bo|\bchinh thuc)|^cong bo|published|official",
    ),
    (
        Role.SURVEY,
        r"(diem|ket qua) ((qua|theo|tu|phan) )?(dieu tra|khao sat|xhh\b|xa hoi hoc)|dieu tra (xa hoi hoc|xhh)"
        r"|\bdtxhh\b|^xhh$|^xa hoi hoc$|survey",
    ),
    (Role.APPRAISED_2, _AFTER_APPRAISAL),
    (Role.APPRAISED_2, r"tham dinh.*(lan|vong|dot) (thu )?(2|ii|hai|cuoi)\b|apprais.*(2|again|second)"),
    (Role.APPRAISED, r"tham dinh|apprais|\bverified( (score|points).*)?$"),
    (Role.CLAIMED, r"tu (cham|danh gia|cho)\b|self"),
    (Role.APPRAISED, rf"^{_WHO_JUDGES} (cham|danh gia)( diem)?$"),
    (Role.PRODUCT, r"san pham|dau ra|^ket qua( thuc hien)?$|ket qua (can|phai) dat|ket qua du kien"),
    (Role.PRODUCT, r"product|output|deliverable|^results?$"),
    (
        Role.ACHIEVED,
        r"diem dat|dat duoc|^(so |tong )?diem( |$)|achieved|^(total )?(scores?|marks?)\b|^(points|pts\b)",
    ),
    (Role.ACHIEVED, r"^((points|pts|marks) )?(got|gained|earned|obtained|awarded|given|scored|attained)$"),
    (Role.ACHIEVED, r"^[a-z' ]+ (scores?|points?|marks?)$"),
    (Role.OBJECTIVE, r"muc tieu|objective|^goals?$"),
    (Role.ACTIVITY, r"hoat dong|activit"),
    (
        Role.TASK,
        r"nhiem vu|giai phap|^(ten |cac |noi dung )?(dau |cong )?viec\b|^lam gi\??$|\btasks?\b|measures?",
    ),
    (Role.TASK, r"bien phap|hanh dong|^(huong|cach) khac phuc|^ke hoach (cai tien|cai thien|khac phuc)"),
    (
        Role.TASK,
        rf"^({_OF_ACTIONS} )?actions?( (needed|required|planned|agreed|points?|items?|to (be )?taken?))?$",
    ),
    (
        Role.TASK,
        r"^(what (we (will|must) do|(needs|has|is) to (be done|(be )?(changed?|improved?))|to do)"
        r"|next steps?|to do)$",
    ),
    (Role.NUMBER, r"^(stt|tt|so tt|so thu tu|ma( so)?( tieu chi)?|no\.?|code|#)$"),
    (Role.NUMBER, r"^(ref\.?|reference|item (no\.?|#)|s/n|id)$"),
    (Role.NAME, r"tieu chi|noi dung|linh vuc|chi so|chi tieu|danh muc|criteri|indicator|dimension|content"),
    (
        Role.NAME,
        r"^ten\b|^cau hoi$"
        r"|^((audit|check(list)?) )?(standard|requirement|question|statement|item|kpi|key result)s?$"
        rf"|{_GENERAL}",
    ),
)
_OF_MAXIMUM = re.compile(r"(.*\S) */ *(?:diem )?(?:chuan|toi da)")
"""Points and their maximum in one cell: “Điểm đạt/Điểm chuẩn”."""
_SCALED = re.compile(
    r"([^()\[\]]*[^()\[\] /,:-])(?:\s*[(\[]\s*|\s*[,:/-]?\s+|(?=\s*/))"
    r"(?:[01]\s*(?:-|–|—|to|den)\s*|tu [01] den |/\s*|(?:out )?of\s+|max(?:imum)?\.?\s*|toi da\s*"
    r"|tren\s+|sur\s+|(?:scale|thang)(?: diem)?(?: of)?\s*(?:[01]\s*[-–]\s*)?)([1-9][0-9]{0,2}|1000)"
    r"(?:\s*(?:points?|diem))?\s*[)\]]?"
)
"""Points whose header states their maximum: “Score (0-10)”, “Score /10”, “Points (max 10)”."""
_PERSON = re.compile(r"\b(lanh dao|nguoi|can bo|chuyen vien|dong chi)\b|^d/?c\b")
"""Who in an office sees to something: a person, and no agency that leads."""
_BODY = re.compile(r"\b(to|bo phan|don vi|phong|ban|nhom|khoa|co quan)\b")
"""Words beside those of a person that may be who leads all the same: “Người/Tổ phụ trách”."""
_MAY_LEAD = re.compile(
    r"(bo phan|co quan|(phong|khoa)([,/]? (ban|phong|khoa))*|departments?|dept\.?|divisions?|teams?"
    r"|nguoi( duoc)? (thuc hien|giao))( thuc hien)?"
)
"""Words of a column that may say who leads where no other does, beside persons who see to it."""
_MAY_NAME_LEADS = re.compile(
    r"don vi|to|nhom|khoi|chi nhanh|units?|functions?|offices?|branch(es)?|contacts?"
)
_CONVERTED = re.compile(r"(so |tong )?diem (quy|chuyen) doi")
_AIM = re.compile(r"chi tieu|danh muc")
_MEASURE = re.compile(r"measures?")
_JUDGED_BY = re.compile(r"tieu chi danh gia|evaluation criteri")
_RESULT = re.compile(r"ket qua( thuc hien| dat duoc)?( dat duoc)?")
_EXECUTES = re.compile(r"thuc hien|carr(y|ied) out|executing|implement")
_BESIDE_POINTS = re.compile(
    r"%|phan tram|percent|\bthang (diem )?[0-9]|out of [0-9]"
    r"|ty le|ti le|chenh lech|cung ky|so voi|tang\W+giam|xep hang|y kien|ly do"
    r"|(?<!sau )(?<!sau khi )giai trinh|\bhinh thuc|phuong phap"
    r"|(cao|thap|tot|kem) nhat|ca nuoc|toan (quoc|tinh|thanh pho)|trung binh|binh quan"
    r"|du kien|toi thieu|diem (liet|san|nguong|muc tieu|ke hoach|phan dau)|nguong|target|benchmark"
    r"|\b(min(imum)?|least|highest|lowest|average|mean|median)\b"
    r"|\b(pass(ing)?|threshold|cut-?off|expected|forecast|bonus|penalt(y|ies)|deduct)|trong so|he so|\bweight"
    rf"|^({european_headers.WEIGHTS})$"
    r"|(co quan|nguoi|ngay) (tham dinh|tu)|diem (bi )?(mat|tru|thuong|lech|cong(?! bo))"
)
"""Words of columns that stand beside points and hold none of a criterion: differences, reasons, percents."""
_REASON = re.compile(r"y kien|ly do|(?<!sau )(?<!sau khi )giai trinh|\bhinh thuc|phuong phap")
"""Those of them that hold words."""
_BEFORE = re.compile(
    r"(nam|ky|lan|dot) truoc|\b(last|previous|prior) (year|period|round)|^(last|previous|prior)$"
)
"""Words of figures, maxima among them, that are of an earlier time."""
_NOW = re.compile(
    r"((this|current) (year|period|round|time|term|quarter|month)|current|now"
    r"|(nam|ky|lan|dot|quy|thang) (nay|hien tai)|hien (nay|tai)|cette annee|annee en cours)"
)
"""Words of points of the period itself, where a header states of what they are."""
_WEIGHT = re.compile(rf"trong so|he so|\bweight(s|ing|age)?\b|^({european_headers.WEIGHTS})$")
_LOST = re.compile(
    r"(so )?diem (bi )?(tru|mat|chua dat|con thieu)|(mat|tru) diem"
    r"|(points?|scores?|marks?) (lost|deducted|missing)|(lost|deducted|missing) (points?|scores?|marks?)"
    rf"|lost|loss|shortfall|deductions?|{european_headers.LOST}"
)
"""Words of what is left of the maximum beside the points, unless the figures say otherwise."""
_SHARE = re.compile(
    r"(ty|ti) le( %)?( (dat|hoan thanh))?( \(?%\)?)?|% ?(dat|achieved|of max(imum)?)?|percent(age)?|rate"
)
_IN_PERCENT = re.compile(
    r"((kpi|total|final|actual|overall) )?"
    r"(scores?|points?|marks?|results?|achievements?|attainment|completion|performance|rating"
    r"|diem( dat)?( duoc)?|ket qua( dat)?( duoc)?|(muc|muc do|ty le|ti le) (dat|hoan thanh)( duoc)?)( rate)?"
    r" ?([(\[]? ?%( max(imum)? 100%?)? ?[)\]]?|[(]?(in )?percent(age)?[)]?)"
    r"|% ?(of )?(scores?|achieved|achievement|targets?|completed?|completion|dat( duoc)?|hoan thanh|diem)"
)
"""Words of points in percent, where weights stand beside them and no other points."""
_ROWS_SCALE = re.compile(
    r"(?:\b(?:scores?|scored|scoring|points?|marks?|ratings?|rated|diem|cham)\b"
    r"(?: (?:scale|is|are|of|on|from|a|each|per|kpi|tu|theo|la|moi|tieu chi))*[ :(]*"
    r"(?:[01] ?(?:-|–|—|to|den) ?|out of |max(?:imum)?\.? |toi da )"
    r"|\b(?:scale|thang(?: diem)?)\b(?: (?:of|is|from|tu|la))*[ :(]*(?:[01] ?(?:-|–|—|to|den) ?)?)"
    r"([1-9][0-9]{0,2}|1000)\b(?![.,/%-]?[0-9])"
)
"""The scale of each score, named above a table: “Scores 0-10”, “Thang điểm 10”, “Scale: 1 to 5”."""
_NO_END = re.compile(r"bat dau|khoi cong|ban hanh|thuc te|\btu( ngay)?$|\b(start|begin|from$|issued?|actual)")
"""Words of times at which nothing is due: when it begins, or was done."""
_WHEN_DONE = re.compile(
    r"tieu chi (hoan thanh|nghiem thu|thanh cong)|(acceptance|success|completion) criteri"
)
"""Words of columns that tell when a task counts as done: no name of anything."""
_PLAIN_POINTS = re.compile(
    r"((tong|so|ket qua|total|achieved|actual)? ?(diem|score|points?)( so)?"
    r"|diem (tu )?(dat|cham|danh gia|thuc hien)|dat)"
    r"( (dat|duoc|cham|danh gia|thuc hien|achieved|(nam )?[0-9]{4}|\([0-9]{4}\)))*|(achieved|published)"
)
"""Words that say no more of a column than that it holds the points."""
_SHORT = re.compile(
    r"\b(?:(?:dv|bp|cb|cq|pt|tn|dg)\b\.?|d\b[. ]+(?=(?:chuan|toi da|max|dat|tu|tham|cham|tru)\b))"
)
_LONG = {"d": "diem ", "dv": "don vi", "bp": "bo phan", "cb": "can bo", "cq": "co quan"}
_LONG |= {"pt": "phu trach", "tn": "trach nhiem", "dg": "danh gia"}
"""How offices shorten words of headers where these have but one meaning: “TĐ” has two, and stays unread."""
_POINTS = re.compile(r"\b(số điểm|điểm số)\b")
"""Points, in two words: without accents “số” would be “sở”, which gives points."""
_FIGURE = re.compile(r"[0-9][0-9.,]*")
_PREFIX = re.compile(r"([0-9]+)\s*[-.]\s*")
_FEWEST = 3
_LONGEST = 80  # letters: a header is no paragraph


def _bare(text: str) -> str:
    """Return the words of a header as they are compared, without the marks at their ends."""
    said = _POINTS.sub("điểm", nfc(text).casefold())
    return _SHORT.sub(lambda found: _LONG[found[0].strip(". ")], fold(said).strip(" :*"))


def role_of(text: str) -> Role | None:
    """Return what a column with `text` above it holds, or None where the words are not known."""
    folded = _bare(text)
    if not folded or len(folded) > _LONGEST:
        return None
    if has_maximum(text):
        found = _OF_MAXIMUM.fullmatch(folded)
        return role_of(found[1]) if found else None
    role = next((role for role, words in _WORDS if re.search(words, folded)), None)
    if role is None and "/" in folded and {role_of(part) for part in folded.split("/")} == {Role.NAME}:
        return Role.NAME  # “Perspective / KPI”
    if (role is Role.LEADS and _PERSON.search(folded) and not _names_body(folded)) or (
        role is Role.TIMING and _NO_END.search(folded)
    ):
        return None
    if (role is Role.NAME and _WHEN_DONE.search(folded)) or (role in POINTS and _BEFORE.search(folded)):
        return None
    is_beside = _BESIDE_POINTS.search(folded) or _LOST.fullmatch(folded)
    return None if role in POINTS[1:] and is_beside else role


def _names_body(folded: str) -> bool:
    """Return whether words over a column of persons name bodies as well, parted by a stroke or “hoặc”."""
    return any(_BODY.search(part) and not _PERSON.search(part) for part in re.split(r"/|,|\bhoac\b", folded))


def has_maximum(text: str) -> bool:
    """Return whether cells below `text` hold points and their maximum: “Điểm đạt/Điểm chuẩn”."""
    found = _OF_MAXIMUM.fullmatch(_bare(text))
    return found is not None and role_of(found[1]) in STAGES


def maximum_in(text: str) -> str:
    """Return the maximum that a header of points states: 10 of “Score (0-10)”; else nothing."""
    found = _SCALED.fullmatch(_bare(text))
    return found[2] if found and _points_named(found[1]) in STAGES else ""


def years_of_points(heads: Sequence[str]) -> list[int]:
    """Return the years of which headers say that points stand below them: 2025 of “Score 2025 (0-5)”."""
    pointed = [text for text in heads if maximum_in(text) or role_of(text) in STAGES]
    years = [re.findall(r"\b(?:19|20)[0-9]{2}\b", text) for text in pointed]
    return sorted({int(found[0]) for found in years if len(found) == 1})


def _points_named(words: str) -> Role | None:
    """Return the points that words before a maximum name: of “Note (sur 20)”, “This year (0-5)”."""
    is_points = words == european_headers.POINTS_OR_REMARK or _NOW.fullmatch(words) is not None
    return Role.ACHIEVED if is_points else role_of(words)


def _drop(found: dict[Role, list[int]], place: int) -> None:
    """Take a column out of what it may be."""
    for role in [role for role, places in found.items() if place in places]:
        found[role] = [one for one in found[role] if one != place]
        if not found[role]:
            del found[role]


def scale_in(text: str) -> str:
    """Return the maximum of each score that words above a table name; nothing where they name none."""
    found = _ROWS_SCALE.search(fold(text))
    return found[1] if found else ""


def is_in_percent(text: str) -> bool:
    """Return whether `text` names points in percent, or the share that was achieved."""
    return _IN_PERCENT.fullmatch(_bare(text)) is not None


def is_beside_points(text: str) -> bool:
    """Return whether `text` names a column beside points that holds none: a difference, a reason."""
    folded = fold(text)
    return _BESIDE_POINTS.search(folded) is not None or _BEFORE.search(folded) is not None


def holds_words(text: str) -> bool:
    """Return whether no figures alone are to be expected below `text`: notes, names, reasons, the unknown."""
    if role_of(text) is not None:
        return role_of(text) not in (*PRINTED, Role.NUMBER, Role.TIMING)
    return not is_beside_points(text) or _REASON.search(fold(text)) is not None


def is_weight(text: str) -> bool:
    """Return whether `text` names what each row weighs in the whole."""
    return _WEIGHT.search(fold(text)) is not None and role_of(text) is None


def is_lost(text: str) -> bool:
    """Return whether `text` names what a row is short of its maximum."""
    return _LOST.fullmatch(_bare(text)) is not None and role_of(text) is None


def is_share(text: str) -> bool:
    """Return whether `text` names which share of its maximum a row has."""
    return _SHARE.fullmatch(_bare(text)) is not None and role_of(text) is None


def is_general(text: str) -> bool:
    """Return whether `text` names what criteria belong to: their section, area or objective."""
    folded = _bare(text)
    return re.search(_GENERAL, folded) is not None or role_of(text) is Role.OBJECTIVE


def says_only_points(text: str) -> bool:
    """Return whether `text` says no more than that points stand below it, or that they were published."""
    folded = _bare(text)
    return _PLAIN_POINTS.fullmatch(folded) is not None or "cong bo" in folded


def names_european_time(text: str) -> bool:
    """Return whether `text` names a time in a language in which T3 is the third quarter, and not March."""
    return role_of(text) is Role.TIMING and european_headers.is_european(_bare(text))


def is_executing(text: str) -> bool:
    """Return whether `text` names those who carry out, and neither who leads nor who helps."""
    folded = fold(text)
    return role_of(text) is Role.HELPERS and "phoi hop" not in folded and bool(_EXECUTES.search(folded))


def _may_lead(text: str) -> bool:
    """Return whether `text` names persons who see to something, or parts of an organisation."""
    folded = _bare(text)
    sees_to_it = any(role is Role.LEADS and re.search(words, folded) for role, words in _WORDS)
    return role_of(text) is None and bool(_MAY_LEAD.fullmatch(folded) or sees_to_it)


def may_name_leads(text: str) -> bool:
    """Return whether what stands below `text` may be who leads, which its words do not say for certain."""
    return _may_lead(text) or _MAY_NAME_LEADS.fullmatch(_bare(text)) is not None


def parted(text: str) -> tuple[str, str]:
    """Return the number that a header begins with, and its words: 3 and “Sản phẩm” of “3 - Sản phẩm”."""
    found = _PREFIX.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def roles_of(cells: Sequence[str]) -> Mapping[Role, int] | None:
    """Return the first column of each role in a header row, or None where the row is no header."""
    found = candidates_of(cells, {})
    return None if found is None else {role: places[0] for role, places in found.items()}


def candidates_of(cells: Sequence[str], mapped: Mapping[Role, int]) -> Mapping[Role, Sequence[int]] | None:
    """Return the columns that may be of each role in a header row, or None where the row is no header.

    A header names at least three columns, among them what the row is about, and holds no figure; or all that
    are `mapped` by hand, which count before their words. Where codes, maxima and points are named the codes
    are enough.
    """
    found: dict[Role, list[int]] = {}
    for place, text in enumerate(cells):
        if _FIGURE.fullmatch(text.strip()):
            return None
        role = role_of(text)
        if role is not None and place not in mapped.values():
            found.setdefault(role, []).append(place)
    found |= {role: [place] for role, place in mapped.items()}
    _take_note(found, cells, mapped)
    _take_scaled(found, cells, mapped)
    _take_percent(found, cells, mapped)
    _take_judged(found, cells, mapped)
    _settle(found, cells, mapped)
    about = {Role.NAME, Role.TASK, Role.ACTIVITY, Role.OBJECTIVE} & found.keys() or (
        {Role.NUMBER, Role.MAX} <= found.keys() and found.keys() & STAGES.keys()
    )
    return found if about and (len(found) >= _FEWEST or mapped) else None


def with_stage(cells: Sequence[str], mapped: Mapping[Role, int]) -> Mapping[Role, int]:
    """Return `mapped` with the stage that the words over the achieved points say, where they say one.

    Who points out the column says which one counts, and not that it was published.
    """
    place = mapped.get(Role.ACHIEVED)
    role = None if place is None else role_of(cells[place])
    if place is None or role is None or role not in STAGES or role in mapped:
        return mapped
    return {**{one: at for one, at in mapped.items() if one is not Role.ACHIEVED}, role: place}


def _take_note(found: dict[Role, list[int]], cells: Sequence[str], mapped: Mapping[Role, int]) -> None:
    """Take “Note” for points beside headers of French, where no other column holds any."""
    words = [_bare(text) for text in cells]
    notes = [place for place, text in enumerate(words) if text == european_headers.POINTS_OR_REMARK]
    is_french = any(map(european_headers.is_european, words))
    if len(notes) == 1 and notes[0] not in mapped.values() and is_french and not STAGES.keys() & found.keys():
        _drop(found, notes[0])
        found[Role.ACHIEVED] = notes


def _take_scaled(found: dict[Role, list[int]], cells: Sequence[str], mapped: Mapping[Role, int]) -> None:
    """Take “Points (max 10)”, “Điểm (thang 10)” for points where no other column holds points or maxima.

    Beside these they are what points come to on another scale.
    """
    scaled = [place for place, text in enumerate(cells) if maximum_in(text) and place not in mapped.values()]
    others = {place for role in STAGES for place in found.get(role, ())} - set(scaled)
    if any(map(is_weight, cells)):
        others -= {place for place in others if _CONVERTED.fullmatch(_bare(cells[place]))}
    if len(scaled) != 1 or others or set(found.get(Role.MAX, ())) - set(scaled):
        return
    found.pop(Role.MAX, None)
    said = _SCALED.fullmatch(_bare(cells[scaled[0]]))
    role = _points_named(said[1]) if said else None
    if role is not None:
        _drop(found, scaled[0])
        found[role] = sorted({*scaled, *found.get(role, ())})


def _take_percent(found: dict[Role, list[int]], cells: Sequence[str], mapped: Mapping[Role, int]) -> None:
    """Take “Score %” for points where weights stand beside it, and no other column holds points or maxima."""
    shares = [at for at, text in enumerate(cells) if is_in_percent(text) and at not in mapped.values()]
    if len(shares) == 1 and any(map(is_weight, cells)) and not {Role.MAX, *STAGES} & found.keys():
        found[Role.ACHIEVED] = shares


def _take_judged(found: dict[Role, list[int]], cells: Sequence[str], mapped: Mapping[Role, int]) -> None:
    """Take “Điểm phòng chấm” for an appraisal beside one's own opinion: nobody says that it was published."""
    if (
        Role.CLAIMED not in found
        or {Role.APPRAISED, Role.ACHIEVED} & mapped.keys()
        or Role.APPRAISED in found
    ):
        return
    judged = [
        place
        for place, text in enumerate(cells)
        if role_of(text) in (None, Role.ACHIEVED)
        and place not in mapped.values()
        and _JUDGED.fullmatch(_bare(text))
    ]
    for place in judged:
        _drop(found, place)
    found |= {Role.APPRAISED: judged} if judged else {}


def _settle(found: dict[Role, list[int]], cells: Sequence[str], mapped: Mapping[Role, int]) -> None:
    """Give words that mean different things in different tables the meaning that they have here.

    Who carries out leads where nobody else does, and so do persons and departments. “Chỉ tiêu” beside a task
    is what it aims at, and no name; nor is “Tiêu chí đánh giá” behind it, which tells when it is done.
    “Mục tiêu” is the name of a criterion where nothing else is, beside points and maxima, or without tasks.
    “Kết quả đạt được” are points only in a table of points, and there only if no other column has any.
    """
    if Role.LEADS not in found and Role.HELPERS not in mapped:
        helpers = found.get(Role.HELPERS, [])
        leads = [place for place in helpers if is_executing(cells[place])]
        if leads:
            found[Role.LEADS] = leads[:1]
            found[Role.HELPERS] = [place for place in helpers if place != leads[0]]
        may_lead = [place for place, text in enumerate(cells) if _may_lead(text)]
        has_rows = any(found.get(role) for role in (Role.NAME, Role.TASK, Role.ACTIVITY, Role.OBJECTIVE))
        if has_rows and not helpers and len(may_lead) == 1 and may_lead[0] not in mapped.values():
            found[Role.LEADS] = may_lead
    if Role.MAX not in found and Role.TASK in found and Role.NAME not in mapped:
        found[Role.NAME] = [
            p
            for p in found.get(Role.NAME, ())
            if not _AIM.match(fold(cells[p]))
            and not (p > found[Role.TASK][0] and _JUDGED_BY.search(fold(cells[p])))
        ]
    better = [p for p in found.get(Role.NAME, ()) if not re.search(_GENERAL, _bare(cells[p]))]
    found[Role.NAME] = better or found.get(Role.NAME, [])
    results = [place for place in found.get(Role.ACHIEVED, ()) if _RESULT.fullmatch(fold(cells[place]))]
    if results and Role.ACHIEVED not in mapped:
        points = [place for role in STAGES for place in found.get(role, ()) if place not in results]
        if points or Role.MAX not in found:
            found[Role.ACHIEVED] = [place for place in found[Role.ACHIEVED] if place not in results]
        if Role.MAX not in found:
            found.setdefault(Role.PRODUCT, []).extend(results)
    _settle_weighted(found, cells, mapped)
    for role in [role for role, places in found.items() if not places]:
        del found[role]
    if {Role.MAX, *STAGES} & found.keys():
        _take_for_name(found, cells, mapped)


def _settle_weighted(found: dict[Role, list[int]], cells: Sequence[str], mapped: Mapping[Role, int]) -> None:
    """Leave points times weight only beside both; “Điểm quy đổi” is that beside other points and weights."""
    if Role.WEIGHTED in mapped:
        return
    has_weights = any(map(is_weight, cells))
    achieved = found.get(Role.ACHIEVED, [])
    converted = [place for place in achieved if _CONVERTED.fullmatch(_bare(cells[place]))]
    if has_weights and converted and len(achieved) > len(converted):
        found[Role.ACHIEVED] = [place for place in achieved if place not in converted]
        found.setdefault(Role.WEIGHTED, []).extend(converted)
    if not (has_weights and any(found.get(role) for role in STAGES)):
        found.pop(Role.WEIGHTED, None)


def _take_for_name(found: dict[Role, list[int]], cells: Sequence[str], mapped: Mapping[Role, int]) -> None:
    """Take “Measure”, or else an objective, for the name of a criterion in a table of points without any."""
    measures = [p for p in found.get(Role.TASK, ()) if _MEASURE.fullmatch(_bare(cells[p]))]
    if measures and not {Role.NAME, Role.TASK} & mapped.keys() and Role.NAME not in found:
        found[Role.NAME] = measures
        found[Role.TASK] = [place for place in found[Role.TASK] if place not in measures]
        if not found[Role.TASK]:
            del found[Role.TASK]
    whole = Role.MAX in found and bool(STAGES.keys() & found.keys())
    named = {Role.NAME, *(() if whole else (Role.TASK, Role.ACTIVITY))} & found.keys()
    named = named or {Role.OBJECTIVE} & mapped.keys()
    if Role.OBJECTIVE in found and not named:
        found[Role.NAME] = found.pop(Role.OBJECTIVE)
