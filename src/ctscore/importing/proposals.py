"""Entries for registers, made of the words of a table: what they do not say is left out, never made up."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count, islice, takewhile

from ctscore.analysis.name_words import abbreviates, in_one_line, initials_of, spelled_alike
from ctscore.analysis.spellings import joint_in, names_bodies
from ctscore.analysis.timings import read_timing
from ctscore.book import Book
from ctscore.languages import ANYBODY, OURS, either, preferred
from ctscore.model import Document, Index, Text, Unit
from ctscore.periods import Period
from ctscore.phrases import Joined, Phrase, Words, filled
from ctscore.records import dataclass
from ctscore.source import Comment, Node, OneLine, Own, Quoted, data_text, named_in
from ctscore.words import fold, nfc, slug

_NUMBER = r"(?P<number>[0-9]+\s*/\s*[A-ZĐ]+[0-9]*(?:\s*-\s*[A-ZĐ]+)*)"
_DAY = (
    r"ngày\s+(?P<day>[0-9]{1,2})\s*(?:/|-|tháng)\s*(?P<month>[0-9]{1,2})\s*(?:/|-|năm)"
    r"\s*(?P<year>[12][0-9]{3})"
)
_WORK = "assessment|report|review|evaluation|audit|document|scoring"
_DATED = re.compile(
    rf"(?:(?:{_WORK}) date|date(?: of (?:the |this )?(?:{_WORK}|issue))?"
    r"|date (?:de l'|de la |du )(?:evaluation|rapport|document)"
    r"|(?P<vi>ngay (?:danh gia|cham(?: diem)?|lap(?: bang| phieu)?|ky|ban hanh)))"
    r"\s*:\s*(?P<day>.*[0-9]{4})\.?"
)
_MONTHS = 12
_LETTERHEAD = re.compile(rf"^\W*số\s*:\s*{_NUMBER}(?:\s*,?\s*{_DAY})?(?P<issuer>)\W*$", re.IGNORECASE)
_OWN = (  # a document that is cited is not the one that the table is attached to
    re.compile(
        rf"kèm theo\b.*?{_NUMBER}(?:\s*,?\s*{_DAY})?(?:\s*,?\s*của\s+(?P<issuer>[^()\n]+))?", re.IGNORECASE
    ),
    _LETTERHEAD,
)
_PEOPLES_COMMITTEE = r"(?:UBND|(?:ủy|uỷ)\s+ban\s+nhân\s+dân)\s+"
_PLACE = (
    r"(?P<unit>(?P<kind>tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã(?! hội\b)|phường|thị trấn|đặc khu)"
    r"\s+(?P<name>[^,.;:()\n]+))"
)
_GOVERNED = re.compile(_PEOPLES_COMMITTEE + _PLACE, re.IGNORECASE)
_PLACE_OF_TITLE = re.compile(f"(?:{_PEOPLES_COMMITTEE})?{_PLACE}", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:của|trên địa bàn|tại|of(?: the)?)\s+", re.IGNORECASE)
_MEASURE = re.compile(
    r"diem|phan tram|((trieu|ty|nghin|ngan) )?dong|vn[dđ]|usd|eur|nguoi|ho so"
    r"|points?|percent|marks?|(million|billion|thousand)s?( \S+)?"
)
_LABELLED = re.compile(
    r"\W*(?:tên )?(?:đơn vị|cơ quan|organi[sz]ation|unit|partner|school|company)"
    r"(?: (?:được (?:đánh giá|chấm(?: điểm)?|thẩm định)|tự (?:chấm|đánh giá)|name))?\s*:\s*(?P<unit>\S.*)",
    re.IGNORECASE,
)
"""Whose table it is, behind a word for that: “Đơn vị: …”, with a capital, as no unit of measure has."""
_NEXT_LABEL = re.compile(r"\s{2,}|\s+\S+\s*:")
"""Where the next entry of such a line begins: “Partner: Green Valley  Year: 2026”."""
_CITES = re.compile(
    r"\([^)]*\)?|\b(?:kèm theo|căn cứ|theo (?=quyết định|kế hoạch|báo cáo|thông tư|nghị|công văn|văn bản)).*"
    r"|\bsố\s*:?\s*[0-9]+\s*/.*",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"\s+[-–—|]\s*|\s*[,;:(|]|\s+(?=(?:trong )?(?:năm|quý|tháng|HK|học kỳ|giai đoạn)\b)"
    r"|\s+(?=(?:in |for |FY ?)?(?:19|20)[0-9]{2}\b)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(trường (?!học\b|hợp\b)|(tổng )?công ty|tập đoàn|ngân hàng|bệnh viện|trung tâm|(học )?viện |đại học"
    r"|sở |bộ (?!phận\b|chỉ\b|tiêu\b|câu\b)|(chi )?cục |hợp tác xã|phòng khám|quỹ "
    r"|hội (?!nghị\b|thảo\b|đồng\b))"
)
_ORGANISATION_EN = re.compile(
    r"\b(school|college|university|academy|hospital|clinic|company|limited|ltd|inc|corporation|corp|bank|foundation"
    r"|association|council|llc)\.?$"
)
_OF_OTHERS = re.compile(r"\b(tieu chi|mau|criteria|standards?|framework|form)\b")
_SEVERAL = re.compile(r"\b(va|and) (cac|the|all|other|its)\b")
_PUBLIC_BODY_EN = re.compile(
    r"(ministry|department|office|province|city|district|county|municipality|ward|commune) of [a-z]"
    r"|.+ (province|city|district|county|municipality|ward|commune|ministry|department)$"
)
_TITLE_WORDS = re.compile(
    r"\b(bang|phieu|bieu|bao cao|ke hoach|danh gia|cham diem|tieu chi|scores?|scorecard|review|report"
    r"|assessment|results?|plan|kpis?|table)\b"
)
_SMALL = ("of", "the", "and", "for", "&")
_FEWEST_WORDS, _MOST_WORDS = 2, 12
_PROPER = (
    "tinh ",
    "thanh pho ",
    "huyen ",
    "quan ",
    "thi ",
    "xa ",
    "phuong ",
    "dac khu ",
    "truong ",
    "tp ",
    "tp.",
)
"""What places and schools begin with: every word of their names has a capital."""
_VOWEL = re.compile("[aeiouy]")
_UNIT_KINDS: tuple[tuple[str, str], ...] = (
    (r"tỉnh\b", "province"),
    (r"thành phố\b", "city"),
    (r"sở\b", "department"),
    (r"(huyện|quận|thị xã)\b", "district"),
    (r"(xã|phường|thị trấn|đặc khu)\b", "commune"),
)
_AGENCY_KINDS: tuple[tuple[str, str], ...] = (
    (r"(các|sở, ban|cơ quan, đơn vị|ubnd (các|cấp|xã, phường)|địa phương|(cấp|ngành) )", "group"),
    (r"(sở|(.+ )?department)\b", "department"),
    (r"(văn phòng|vp|office)\b", "office"),
    (
        r"(hội (?!đồng)|đoàn (?!kiểm|thanh tra|thẩm|giám sát|công tác|đại biểu|đbqh|luật|liên ngành)"
        r"|(liên|tỉnh|thành) đoàn\b|(?:ủy|uỷ) ban (mặt trận|mttq)\b|(ubmttq|mttq)\b)",
        "mass-organisation",
    ),
    (r"((tỉnh|thành|đảng|cấp) (?:ủy|uỷ)|ban tổ chức|ban tuyên giáo)\b", "party"),
    (r"(báo (?!cáo|hiểm|vệ|tàng|tồn|trợ|mẫu|trì|hộ|đảm)|đài (?!học|biểu|diện|lý))", "media"),
    (r"(công ty|tập đoàn|doanh nghiệp|ngân hàng|bưu điện)\b", "enterprise"),
    (r"(phòng|trung tâm|trường|bệnh viện|viện|đơn vị)\b", "unit"),
)
"""What names begin with, in the accents of Vietnamese: “Bảo vệ” is no paper (“Báo”)."""
_LOOK = Words(
    "`import` viết từ chữ của bảng: xem lại từng mục, bổ sung cho đủ, rồi xóa dòng này",
    "written by `import` from the words of a table: check each entry, complete it, delete this line",
)
_NO_NUMBER = Words(
    "số, ngày, nơi ban hành, tên: bổ sung theo văn bản",
    "number, date, issuer and title: to be filled in from the document",
)
_NO_NAME = Words("tên đầy đủ: bổ sung theo văn bản", "full name: to be filled in from the document")
_TWIN = Words(
    "có phải là {name}? thì ghi vào `variants` của mục ấy", "{name}? then list it under `variants` there"
)
_ONE_OFFICE = re.compile(
    r"(?:Phòng|Ban|Trung tâm|Chi cục|Vụ|Cục|Viện|Khoa)\s[^,;/\n]+,[^;/\n]+\svà\s[^,;/\n]+$"
)
"""A list of what one office is for, as “Phòng Kinh tế, Hạ tầng và Đô thị”; several are “các phòng …”."""
_ONE_OR_MORE = Words("một cơ quan hay nhiều? xem lại", "one body or several? to be checked")


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document as the words above a table name it: its number, and its day (ISO) and issuer if said."""

    number: str
    date: str = ""
    issuer: str = ""

    @property
    def id(self) -> str:
        """The id that it gets: its number with the year."""
        bare = slug(self.number).upper()
        return f"{bare}-{self.date[:4]}" if self.date else bare

    def entry(self, id_: str = "") -> dict[str, Node]:
        """Return it as an entry of the register."""
        told: dict[str, Node] = {"date": Quoted(self.date)} if self.date else {}
        told |= {"issuer": self.issuer} if self.issuer else {}
        return {"id": id_ or self.id, "number": self.number, **told}


def named_document(above: Sequence[str]) -> NamedDocument | None:
    """Return the document to which the words above a table say that it belongs; None where they do not."""
    for line in reversed(above):
        for pattern in _OWN:
            found = pattern.search(nfc(line))
            if found is not None:
                issued = _day(found["year"], found["month"], found["day"]) if found["year"] else ""
                if pattern is _LETTERHEAD:
                    issued = issued or _day_of_letterhead(above)
                issuer = " ".join((found["issuer"] or "").split()).strip(" .,;")
                return NamedDocument(re.sub(r"\s", "", found["number"]), issued, issuer)
    return None


def is_other_number(one: str, other: str) -> bool:
    """Return whether two numbers of documents differ by more than blanks, capitals and accents."""
    return fold(one).replace(" ", "") != fold(other).replace(" ", "")


def is_of_number(document: Document, number: str, day: str) -> bool:
    """Return whether a document has this number; numbers begin anew each year, where both days are known."""
    other_year = day and document.date is not None and not day.startswith(str(document.date.year))
    return not other_year and not is_other_number(document.number, number)


def _day_of_letterhead(above: Sequence[str]) -> str:
    """Return the day that stands on a line of its own, behind a place: “Gia Lai, ngày 3 tháng 2 năm 2026”."""
    days = [found for line in above if (found := re.fullmatch(rf"\W*[^,0-9]+,\s*{_DAY}\W*", nfc(line)))]
    return _day(days[0]["year"], days[0]["month"], days[0]["day"]) if len(days) == 1 else ""


def _day(year: str, month: str, day: str) -> str:
    """Return a day as data files have it; nothing where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def document_name(period: Period, lang: str) -> str:
    """Return what the document of a scorecard is called that bears no number."""
    return f"{either('bang-diem', 'scores', lang)}-{slug(str(period))}"


def labelled_document(id_: str, lang: str, above: Sequence[str] = ()) -> dict[str, Node]:
    """Return the entry of a document without a number: our id, and the day that the words `above` say."""
    days = {day for line in above if (day := _own_day(line))}
    dated: dict[str, Node] = {"date": Quoted(days.pop())} if len(days) == 1 else {}
    return {"id": id_, Comment(_NO_NUMBER.say(lang)): None, "number": id_, **dated}


def _own_day(line: str) -> str:
    """Return the day that a line says is the document's; nothing where day and month may be turned round."""
    found = _DATED.fullmatch(fold(line).replace("’", "'"))
    timing = read_timing(found["day"]) if found else None
    if found is None or timing is None or timing.date is None or timing.before:
        return ""
    numbers = re.findall(r"[0-9]+", found["day"])
    in_words = re.search(r"(?!ngay|thang|nam)[a-z]{3}", found["day"]) is not None
    if len(numbers) != (2 if in_words else 3) or str(timing.date.day) not in [n.lstrip("0") for n in numbers]:
        return ""  # a month, or a stretch of days
    is_plain = found["vi"] or in_words or timing.date.day > _MONTHS
    return timing.date.isoformat() if is_plain else ""


def named_unit(above: Sequence[str]) -> str:
    """Return the name of the unit whose table it is by the words above it; empty where they do not say."""
    document = named_document(above)
    issuer = document.issuer if document else ""
    for line in above:
        labelled = _LABELLED.fullmatch(nfc(line))
        alone = _NEXT_LABEL.split(labelled["unit"], maxsplit=1)[0] if labelled else ""
        said = _NAME_ENDS.split(alone, maxsplit=1)[0].strip(" .")
        if said[:1].isupper() and not _MEASURE.fullmatch(fold(said)):
            governed = _GOVERNED.fullmatch(said)
            return _as_name(governed["unit"] if governed else said)
    # The title says whose the table is; who made it stands in the letterhead, and whose form it is in (…).
    name = next(filter(None, map(_whose, above)), "")
    if name:
        alike = re.compile(re.escape(name), re.IGNORECASE)
        spelled = (found[0] for line in (issuer, *above) if (found := alike.search(nfc(line))))
        return _as_name(next((one for one in spelled if not one.isupper()), name))
    # A letterhead has the body above first, and below it the one that speaks.
    for line in reversed(above):
        head = _GOVERNED.fullmatch(nfc(line).strip())
        if head is not None or (line.isupper() and is_organisation(line)):
            return _as_name(head["unit"] if head else line)
    for found in (_GOVERNED.search(nfc(line)) for line in (issuer, *above)):
        if found is not None:
            return _as_name(found["unit"])
    if _kind_in(_UNIT_KINDS, issuer) == "department":
        return _as_name(issuer)
    bodies = (_NAME_ENDS.split(nfc(line), maxsplit=1)[0].strip() for line in above)
    return next((_as_name(one) for one in reversed([*bodies]) if is_organisation(one)), "")


def _whose(line: str) -> str:
    """Return the name of the unit that a line says the table is of, if it is a title; else nothing."""
    text = _CITES.sub(" ", nfc(line))
    if not (text.isupper() or _TITLE_WORDS.search(fold(text))):
        return ""
    for found in _WHOSE.finditer(text):
        name = _NAME_ENDS.split(text[found.end() :], maxsplit=1)[0].strip(" .")
        place = _PLACE_OF_TITLE.match(name)
        words = takewhile(lambda word: word[:1].isupper(), place["name"].split() if place else ())
        if place is not None and (called := " ".join(words)):
            return f"{place['kind']} {called}"
        name = re.split(r"\s+(?=(?:tỉnh|thành phố|TP\.?)\s)", name, maxsplit=1, flags=re.IGNORECASE)[0]
        if _OF_OTHERS.search(fold(text[: found.start()])) or _SEVERAL.search(fold(name)):
            continue  # whose criteria or form it is, or several bodies
        if is_organisation(name) or (name[:1].isupper() and _PUBLIC_BODY_EN.match(fold(name))):
            return name
    return ""


def is_organisation(words: str) -> bool:
    """Return whether words above a table are the name of an organisation, and no title that speaks of one."""
    folded, many = fold(words), words.split()
    if len(many) < _FEWEST_WORDS or len(many) > _MOST_WORDS or _TITLE_WORDS.search(folded):
        return False
    if _ORGANISATION.match(nfc(words).casefold()):
        return True
    capitals = all(word[:1].isupper() or word in _SMALL for word in many)
    return capitals and _ORGANISATION_EN.search(folded) is not None


def _as_name(words: str) -> str:
    """Return words in the spelling of a name: “Tỉnh An Giang” of “TỈNH AN GIANG”.

    Of a Vietnamese company or office nobody can tell which words have a capital (“Công ty TNHH Cấp nước”): it
    keeps those of the source.
    """
    name = " ".join(words.split())
    is_proper = fold(name).startswith(_PROPER) or fold(name) == name.casefold()
    if name.isupper() and is_proper:
        name = " ".join(word.capitalize() if _VOWEL.search(fold(word)) else word for word in name.split())
    name = re.sub(r"^TP\.?\s*", "Thành phố ", name, flags=re.IGNORECASE)
    return re.sub(r"^Thành Phố", "Thành phố", name[:1].upper() + name[1:])


def known_unit(name: str, known: Book) -> Unit | None:
    """Return the unit that `name` calls by its id or name, with its kind or without; None if none is."""
    wanted = _bare(name)
    return next((one for one in known.units.values() if wanted in map(_bare, _called(one))), None)


def unit_entry(name: str, known: Book, languages: Sequence[str]) -> dict[str, Node]:
    """Return the entry of a unit by its name or id; one that is `known` keeps its id and names."""
    unit = known_unit(name, known)
    if unit is not None:
        return {"id": unit.id, "name": _name(unit.name, languages), "short": unit.short, "kind": unit.kind}
    kind = _kind_in(_UNIT_KINDS, name) or "organisation"
    return {"id": slug(name), "name": OneLine(Own(name)), "short": name, "kind": kind}


def _name(name: Text, languages: Sequence[str]) -> OneLine:
    """Return a name that another folder has, in the languages of this one."""
    kept = {tag: line for tag in languages if (line := name.get(tag)) is not None}
    return OneLine(kept or Own(name.own))


def _called(unit: Unit) -> tuple[str, ...]:
    return (unit.id, unit.short, *unit.name.all)


def _bare(name: str) -> str:
    return re.sub(r"^(tinh|thanh pho|tp\.?)\s+", "", fold(name).replace("-", " "))


def known_index(given: str, known: Book) -> Index | None:
    """Return the index that `given` calls by its id or name, however these are spelled; None if none is."""
    wanted = _letters(given)
    return next(
        (one for one in known.indexes.values() if wanted in map(_letters, (one.id, *one.name.all))), None
    )


def named_index(above: Iterable[str], known: Book) -> str:
    """Return the id of the one `known` index that words above a table name; empty where none or several."""
    calls = {id_: r"[\s_-]?".join(map(re.escape, id_.split("-"))) for id_ in known.indexes}
    found = {
        id_
        for line in above
        for id_, call in calls.items()
        if re.search(rf"(?<!\w){call}(?!\w)", nfc(line), re.IGNORECASE)
    }
    return found.pop() if len(found) == 1 else ""


def _letters(name: str) -> str:
    """Return a name without all that people leave out or add: PARINDEX of “PAR-Index”, no “Chỉ số”."""
    return re.sub(r"\W", "", fold(name)).removeprefix("chiso")


def index_entry(given: str, known: Book, languages: Sequence[str]) -> dict[str, Node]:
    """Return the entry of an index by its id or name; one that is `known` has its name and its maximum."""
    lang = preferred(languages[0], languages)
    index = known_index(given, known)
    if index is not None:
        most: dict[str, Node] = {} if index.max is None else {"max": index.max}
        return {"id": index.id, "name": _name(index.name, languages).value, **most}
    id_ = given if re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", given) else slug(given).upper()
    mark: dict[str, Node] = {Comment(_NO_NAME.say(lang)): None} if id_ == given else {}
    return {"id": id_, **mark, "name": OneLine(Own(given))}


def agency_entries(
    names: Iterable[str], lang: str, taken: Container[str] = (), *, accept: bool = False
) -> Iterator[dict[str, Node]]:
    """Yield an entry for each body among `names`; two ways of writing one name are one body.

    `lang` is said as in their folder (`Book.in_its_words`): one of no office of the state has no agencies.
    Names that differ in accents alone are probably one body, and are one where `accept` says so. Ids that are
    `taken` are not given again.
    """
    ways: dict[str, list[str]] = {}
    for name in names:
        alike = spelled_alike(name)
        ways.setdefault(fold(alike) if accept else alike, []).append(name)
    ids: set[str] = set()
    twins = twins_of(map(_as_entry, (first for first, *_ in ways.values())))
    for first, *others in ways.values():
        name = _as_entry(first)
        marks = [_ONE_OR_MORE.say(lang)] if may_be_several(first) else []
        marks += [_TWIN.fill(lang, {"name": twins[name]})] if name in twins else []
        id_ = slug(name) or "co-quan"
        numbered = (f"{id_}-{number}" for number in count(2))
        id_ = next(one for one in (id_, *islice(numbered, 999)) if one not in taken and one not in ids)
        ids.add(id_)
        marked: dict[str, Node] = {Comment(mark): None for mark in marks}
        variants: dict[str, Node] = (
            {"variants": list(dict.fromkeys(map(in_one_line, others)))} if others else {}
        )
        entry: dict[str, Node] = {"id": id_, **marked, "name": OneLine(Own(name)), "short": name}
        yield {**entry, "kind": _agency_kind(name, lang), **variants}


def _as_entry(name: str) -> str:
    return in_one_line(name[:1].upper() + name[1:])


def may_be_several(name: str) -> bool:
    """Return whether a name may be a list: by a joint of names, or as another begins in it."""
    inside = re.search(r"\w \W*(?:Sở|UBND|Ủy ban|Văn phòng|Công an|Thanh tra|Hội|Ban|Trung tâm)\b", name)
    if _ONE_OFFICE.match(nfc(name)) and not names_bodies(nfc(name).partition(",")[2]):
        return False
    of_another = re.match(r"(?:các |thanh tra|van phong|vp|phong|trung tam|ban|chi cuc|don vi)\b", fold(name))
    return bool(joint_in(name)) or (inside is not None and of_another is None)


def told_of_lists(names: Iterable[str], lang: str, known: Container[str] = ()) -> Iterator[Phrase]:
    """Yield which names may be lists, and what stands for them in files if they are.

    `lang` is that of a folder's names, `known` are the ids whose entries it has.
    """
    lists = [name for name in names if may_be_several(name)]
    if lists:
        yield filled(
            "mỗi tên này là một cơ quan hay nhiều? nếu nhiều thì sửa kế hoạch như dưới đây, và trong "
            "data/agencies.yaml thay mục của tên ấy bằng các mục mới: {names}",
            "is each of these names one body or several? if several, correct the plan as below, and put the "
            "new entries in place of that of the name in data/agencies.yaml: {names}",
            names="; ".join(f"“{name}”" for name in lists),
        )
    for name in lists:
        joint = joint_in(name)
        parts = re.split(rf"\s*{re.escape(joint)}\s+", in_one_line(name)) if joint else ()
        entries = list(agency_entries(parts, lang))
        ids = ", ".join(str(entry["id"]) for entry in entries)
        if len(entries) > 1:
            yield Joined((f"  agencies: [{slug(name)}] → agencies: [{ids}]",))
            new = [entry for entry in entries if entry["id"] not in known]
            lines = data_text({"agencies": new}).splitlines()[1:] if new else ()
            yield from (Joined((f"  {line}",)) for line in lines)


def twins_of(names: Iterable[str]) -> dict[str, str]:
    """Return the names that are probably those of a body named before, without its accents or shortened."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in names:
        same = (one for one in first.values() if abbreviates(name, one) or abbreviates(one, name))
        twin = next(same, "") or first.setdefault(initials_of(name) or fold(spelled_alike(name)), name)
        if twin != name:
            found[name] = twin
    return found


def _agency_kind(name: str, lang: str) -> str:
    return _kind_in(_AGENCY_KINDS, name) or ("unit" if lang.endswith(ANYBODY) else "agency")


def _kind_in(kinds: Sequence[tuple[str, str]], name: str) -> str:
    """Return the first of `kinds` whose words a name begins with, accents aside only where it has none."""
    said = " ".join(nfc(name).casefold().split())
    plain = fold(said) == said
    return next((kind for words, kind in kinds if re.match(fold(words) if plain else words, said)), "")


def register_text(
    kind: str,
    entries: Sequence[Mapping[str, Node]],
    languages: Sequence[str] = OURS,
    known_kinds: Container[str] = (),
) -> str:
    """Return a register (``agencies``, ``documents``, ``units``, ``indexes``) as the text of a data file.

    Of units it has the kind that they are of with them, where that is none of the `known_kinds`.
    """
    lang = preferred(languages[0], languages)
    content: dict[str, Node] = {
        Comment(f"yaml-language-server: $schema=../schemas/{kind}.json"): None,
        Comment(_LOOK.say(lang)): None,
        "format": f"ctscore/{kind}@1",
    }
    is_new = "organisation" not in known_kinds
    if kind == "units" and is_new and any(entry["kind"] == "organisation" for entry in entries):
        called = named_in(Words("đơn vị", "organisation"), languages)
        content["kinds"] = [{"id": "organisation", "name": OneLine(called)}]
    return data_text({**content, kind: list(entries)}, languages)
