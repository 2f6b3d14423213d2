"""The data files of a folder that somebody begins: its registers, and an example to be overwritten.

No figure is made up: no criterion of the example has points, which is not zero and not full marks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from ctscore.analysis.units import unit_id
from ctscore.book import Book
from ctscore.importing.annexes import Wanted
from ctscore.importing.proposals import agency_entries, document_name, index_entry, known_index, unit_entry
from ctscore.importing.registers import usual_place
from ctscore.languages import ANYBODY, OURS, ours, preferred
from ctscore.load import load_contents
from ctscore.model import Scorecard
from ctscore.model.scalars import Citation
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.questions.examples import card_text, data_file, dated, example_card, plan_text
from ctscore.records import dataclass
from ctscore.source import Comment, Node, OneLine, PlainText, Quoted, named_in
from ctscore.words import fold, slug


class Organisation(StrEnum):
    """Whose folder it is: of a level of Vietnam's administration, or of anybody."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    COMMUNE = "commune"
    OTHER = "organisation"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new folder is about, and the day on which it begins.

    The first of `languages` is that of `name` and of the folder; `leads` are those who answer for criteria,
    the usual ones where none is named.
    """

    kind: Organisation
    name: str
    languages: tuple[str, ...]
    index: str
    period: Period
    leads: tuple[str, ...]
    today: date

    @property
    def lang(self) -> str:
        """The folder's own language."""
        return self.languages[0]

    @property
    def words(self) -> str:
        """The language of our own words in it."""
        return ours(preferred(self.lang, self.languages))

    def said(self, vi: str, en: str) -> OneLine:
        """Return words of ours, which its files have in its languages."""
        return OneLine(named_in(Words(vi, en), self.languages))


@dataclass(frozen=True, slots=True)
class Begun:
    """The data files by their names in the data folder, and which of them is the scorecard.

    `tree_of` is the scorecard whose tree the example has, if that is not made up too.
    """

    files: Mapping[str, str]
    index: str
    scorecard: str
    tree_of: Scorecard | None


_Body = tuple[str, str, str]
"""A name in Vietnamese and English, and a short one in Vietnamese."""

DEPARTMENTS: tuple[_Body, ...] = (
    ("Sở Nội vụ", "Department of Home Affairs", ""),
    ("Sở Tư pháp", "Department of Justice", ""),
    ("Sở Tài chính", "Department of Finance", ""),
    ("Sở Công Thương", "Department of Industry and Trade", ""),
    ("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment", "Sở NNMT"),
    ("Sở Xây dựng", "Department of Construction", ""),
    ("Sở Khoa học và Công nghệ", "Department of Science and Technology", "Sở KHCN"),
    ("Sở Văn hóa, Thể thao và Du lịch", "Department of Culture, Sports and Tourism", "Sở VHTTDL"),
    ("Sở Giáo dục và Đào tạo", "Department of Education and Training", "Sở GDĐT"),
    ("Sở Y tế", "Department of Health", ""),
    ("Thanh tra {level}", "Inspectorate", ""),
    ("Văn phòng Ủy ban nhân dân {level}", "Office of the People's Committee", "VP UBND"),
)
"""The twelve specialised bodies that every province has, by article 8 of decree 150/2025/NĐ-CP."""

_OF_COMMUNE: tuple[_Body, ...] = (
    (
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "Office of the People's Council and Committee",
        "VP HĐND và UBND",
    ),
    ("Phòng Kinh tế", "Economic Division", ""),
    ("Phòng Văn hóa - Xã hội", "Division of Culture and Social Affairs", "Phòng VHXH"),
    ("Trung tâm Phục vụ hành chính công", "Public Service Centre", "TT PVHCC"),
)
_OF_WARD: _Body = (
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Division of Economy, Infrastructure and Urban Affairs",
    "Phòng KTHTĐT",
)
_OF_DEPARTMENT: tuple[_Body, ...] = (
    ("Văn phòng", "Office", ""),
    ("Phòng chuyên môn 1", "Division 1", ""),
    ("Phòng chuyên môn 2", "Division 2", ""),
)
_OF_OTHERS: tuple[_Body, ...] = (
    ("Ban lãnh đạo", "Management", ""),
    ("Bộ phận chuyên môn", "Operations", ""),
    ("Văn phòng", "Office", ""),
)
_LEADS_KEPT = Words(
    "Ai phụ trách: xem lại, đổi tên, thêm, bớt cho đúng nơi mình.",
    "Who leads the work: check, rename, add and delete as it is with you.",
)
_BY_DECREE = Words(
    "Các cơ quan theo Nghị định 150/2025/NĐ-CP: thêm cơ quan riêng của địa phương, sửa cho đúng.",
    "The bodies of decree 150/2025/NĐ-CP: add those of your own, delete and rename as it is with you.",
)


def leads_of(kind: Organisation, name: str, known: Book) -> tuple[_Body, ...]:
    """Return who usually leads the work of such an organisation; what only its people know is a stand-in."""
    folded = fold(name)
    if kind is Organisation.PROVINCE:
        city = known.units[unit_id(known, name)].kind == "city"
        level = "thành phố" if city else "tỉnh"
        return tuple((vi.format(level=level), en, short) for vi, en, short in DEPARTMENTS)
    if kind is Organisation.COMMUNE:
        of_ward = folded.startswith(("phuong ", "dac khu ")) or folded.endswith(" ward")
        return tuple(_OF_WARD if of_ward and one[0] == "Phòng Kinh tế" else one for one in _OF_COMMUNE)
    return _OF_DEPARTMENT if kind is Organisation.DEPARTMENT else _OF_OTHERS


def begin(about: Beginning, known: Book, shipped: Path) -> Begun:
    """Return the data files of a new folder.

    `known` is the book of the data in `shipped`, from which the names of units and indexes are taken. Raises
    `Refusal` where a province is none of Vietnam.
    """
    home, units = _units(about, known, shipped)
    index, indexes = _indexes(about, known, shipped)
    leads = list(_lead_entries(about, known))
    document = document_name(about.period, about.words)
    known_tree = _known_tree(known, index) if about.kind is Organisation.PROVINCE else None
    card = replace(
        known_tree or example_card(about.languages, index, home, about.period),
        index=index, unit=home, source=Citation(document=document), **dated(about.period),
    )  # fmt: skip
    wanted = Wanted(Path(), index, about.period, home, document=document)
    of_card, of_plan = (str(usual_place(wanted, kind)) for kind in ("scorecard", "plan"))
    by_decree = about.kind in (Organisation.PROVINCE, Organisation.COMMUNE) and not about.leads
    leading = leads if about.leads else leads[: len(card.criteria)]  # the usual ones are many
    files = {
        "ctscore.yaml": data_file("settings", about.languages, (), _settings(about, home, known)),
        "units.yaml": units,
        "indexes.yaml": indexes,
        "agencies.yaml": data_file(
            "agencies", about.languages, (_BY_DECREE if by_decree else _LEADS_KEPT,), {"agencies": leads}
        ),
        "documents.yaml": data_file(
            "documents",
            about.languages,
            (),
            {"documents": [_document(about, document), *_decisions(about, known)]},
        ),
        of_card: card_text(card, about.languages, known_tree),
        of_plan: plan_text(
            card, document, [_called(entry, about.words) for entry in leading], about.languages
        ),
    }
    return Begun(files, index, of_card, known_tree)


def _settings(about: Beginning, home: str, known: Book) -> dict[str, Node]:
    dots = about.said("Số: …/…", "No.: …/…")
    day = about.said("…………, ngày … tháng … năm …", "…………, … … …")
    name = {about.lang: about.name}
    if about.kind is Organisation.PROVINCE:
        name = {lang: known.units[home].name.say(lang) for lang in about.languages}
    right: list[Node] = [day]
    vietnamese = OURS[0]
    if about.kind is not Organisation.OTHER and vietnamese in about.languages:
        # Papers in English do not head with these.
        state = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
        right = [*(OneLine({vietnamese: line}) for line in state), day]
    committee = about.kind in (Organisation.PROVINCE, Organisation.COMMUNE)
    left: list[Node] = [about.said("ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE")] if committee else []
    left += [OneLine({lang: one.upper() for lang, one in name.items()}), dots]
    return {
        "home": PlainText(home),
        "languages": [PlainText(lang) for lang in about.languages],
        "letterhead": {"left": left, "right": right},
    }


def _units(about: Beginning, known: Book, shipped: Path) -> tuple[str, str]:
    """Return the id of the own unit, and the register: all provinces, the twelve departments, or it alone."""
    if about.kind is Organisation.PROVINCE:
        text = (shipped / "units.yaml").read_text(encoding="utf-8")
        words = Words(
            "Các tỉnh, thành phố từ dữ liệu đi kèm chương trình: 63 đến 30/6/2025, 34 từ 1/7/2025.",
            "From the data that came with the program: 63 provinces and cities until 30 June 2025, 34 since.",
        )
        return unit_id(known, about.name), data_file("units", about.languages, (words,), {}) + text[
            text.index("units:\n") :
        ]
    # Others may bear the name of a province, or that of a commune elsewhere.
    own = {**unit_entry(about.name, load_contents({}), about.languages), "kind": str(about.kind)}
    own["id"] = own["id"] or "don-vi"
    if about.kind is Organisation.OTHER:
        named: dict[str, Node] = {"id": "organisation", "name": about.said("đơn vị", "organisation")}
        return str(own["id"]), data_file("units", about.languages, (), {"kinds": [named], "units": [own]})
    if about.kind is Organisation.COMMUNE:
        return str(own["id"]), data_file("units", about.languages, (), {"units": [own]})
    others: Iterator[dict[str, Node]] = (
        {
            "id": slug(vi),
            "name": about.said(vi, en),
            "short": (short or vi) if about.words == "vi" else en,
            "kind": "department",
        }
        for vi, en, short in ((vi.format(level="tỉnh"), en, short) for vi, en, short in DEPARTMENTS)
        if not f"{fold(about.name)} ".startswith((f"{fold(vi)} ", f"{fold(en)} "))
    )
    words = Words(
        "Cơ quan mình, rồi các cơ quan cấp tỉnh theo Nghị định 150/2025/NĐ-CP để so trong một bảng.",
        "Our own body, and those that every province has by decree 150/2025/NĐ-CP, to compare with.",
    )
    units: list[Node] = [own, *others]
    return str(own["id"]), data_file("units", about.languages, (words,), {"units": units})


def _indexes(about: Beginning, known: Book, shipped: Path) -> tuple[str, str]:
    """Return the id of the index, and the register.

    That of a province has all indexes that are known, with all that is known of them: it concerns provinces.
    """
    index = known_index(about.index, known)
    found = index.id if index is not None else None
    entry = index_entry(about.index, known, about.languages)
    entry["id"] = entry["id"] or "INDEX"
    if about.kind is not Organisation.PROVINCE:
        return str(entry["id"]), data_file("indexes", about.languages, (), {"indexes": [entry]})
    text = (shipped / "indexes.yaml").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=- id: )", text, flags=re.MULTILINE)[1:]
    blocks.sort(key=lambda block: not block.startswith(f"- id: {found}\n"))
    register = data_file("indexes", about.languages, (), {"indexes": None if found else [entry]})
    return str(entry["id"]), register + "".join(f"{block.rstrip()}\n" for block in blocks)


def _lead_entries(about: Beginning, known: Book) -> Iterator[dict[str, Node]]:
    lang = about.words + ANYBODY if about.kind is Organisation.OTHER else about.words
    if about.leads:
        yield from agency_entries(about.leads, lang)
        return
    for vi, en, short in leads_of(about.kind, about.name, known):
        (entry,) = agency_entries([Words(vi, en).say(about.words)], lang)
        called = {"short": short} if short and about.words == "vi" else {}
        kept = {key: value for key, value in entry.items() if not isinstance(key, Comment)}
        yield {**kept, "name": about.said(vi, en), **called}


def _called(entry: Mapping[str, Node], lang: str) -> tuple[str, str]:
    """Return the id and name of an entry of the register of agencies, of several names that in `lang`."""
    name = entry["name"]
    words = name.value if isinstance(name, OneLine) else name
    said = words.get(lang, next(iter(words.values()))) if isinstance(words, Mapping) else words
    return str(entry["id"]), str(said)


def _document(about: Beginning, id_: str) -> dict[str, Node]:
    note = Words(
        "ví dụ, ghi ngày lập thư mục: thay số, ngày, nơi ban hành, thêm tên (title) của văn bản thật",
        "an example of the day on which it was begun: put in number, date, issuer and title of the real one",
    )
    number = (
        f"Bảng điểm {about.period} (ví dụ)" if about.words == "vi" else f"Scores {about.period} (example)"
    )
    return {
        "id": id_,
        Comment(note.say(about.words)): None,
        "number": number,
        "date": Quoted(about.today.isoformat()),
        "issuer": about.name,
    }


def _decisions(about: Beginning, known: Book) -> Iterator[dict[str, Node]]:
    """Yield the documents that the known indexes cite, which a province takes over whole."""
    indexes = known.indexes.values() if about.kind is Organisation.PROVINCE else ()
    cited = (id_ for index in indexes for id_ in index.cited)
    for id_ in dict.fromkeys(cited):
        document = known.documents[id_]
        dated_on: dict[str, Node] = {"date": Quoted(document.date.isoformat())} if document.date else {}
        yield {"id": id_, "number": document.number, **dated_on}


def _known_tree(known: Book, index: str) -> Scorecard | None:
    """Return the latest scorecard on file that lists a whole index."""
    cards = (filed.value for filed in known.all_scorecards)
    whole = (card for card in cards if card.index == index and card.criteria and card.listing == "full")
    return max(whole, key=lambda card: card.when, default=None)
