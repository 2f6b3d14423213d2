"""What `init` must know: taken from its options, asked for in a terminal, and else told to be missing."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import typer

from ctscore.analysis import select
from ctscore.analysis.bodies import successors
from ctscore.analysis.period_names import period_called
from ctscore.analysis.units import unit_id
from ctscore.book import Book
from ctscore.cli.messages import tell
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_CHOICE, NOT_A_NAME, OPTIONS_MISSING, OTHER_ANSWER
from ctscore.importing.annexes import Wanted
from ctscore.importing.proposals import is_organisation
from ctscore.languages import OURS, is_language, meant, ours
from ctscore.model.scorecard import Listing
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.questions.beginnings import Organisation, leads_of
from ctscore.questions.inputs import points_of
from ctscore.records import dataclass
from ctscore.words import closest, fold, listed, nfc, printable, slug

T = TypeVar("T")
_STOPPED = 130
_FEW = 3
_NO_TEXT = "\udcff"  # what no answer can be
_MADE_OF_TABLE = ("scorecard", "plan", "both")
_CALLED: Mapping[str, Organisation] = {
    **{str(kind): kind for kind in Organisation},
    "tinh": Organisation.PROVINCE,
    "thanh pho": Organisation.PROVINCE,
    "city": Organisation.PROVINCE,
    "so": Organisation.DEPARTMENT,
    "xa": Organisation.COMMUNE,
    "phuong": Organisation.COMMUNE,
    "ward": Organisation.COMMUNE,
    "to chuc": Organisation.OTHER,
    "don vi": Organisation.OTHER,
    **{str(number): kind for number, kind in enumerate(Organisation, start=1)},
}
_GREETING = Words(
    "Enter nhận giá trị trong [ ]; Ctrl-C dừng, không ghi gì.",
    "Enter takes what stands in [ ]; Ctrl-C stops, and nothing is written.",
)
_KIND = Words(
    "Đơn vị là:  1 tỉnh, thành phố   2 sở, ban, ngành   3 xã, phường   4 tổ chức khác\nSố",
    "You are:  of Vietnam 1 a province   2 a department   3 a commune;   4 anybody else\nNumber",
)
_PERIOD = Words(
    "Kỳ chấm điểm (một năm, năm học 2025-2026, hay 2026-Q3, 2026-H1)",
    "Period (a year, a school or financial year 2025-2026, or 2026-Q3, 2026-H1)",
)
_PERIOD_TOLD = Words("Kỳ chấm điểm, theo chữ của bảng", "Period, as the table says")
_PERIOD_TAKEN = Words(
    "kỳ theo chữ của bảng: {given}; khác thì ghi -y", "period as the table says: {given}; else say -y"
)
_NAME = Words("Tên đơn vị (đầy đủ)", "Name of your organisation (in full)")
_FOLDER_LANGUAGES = Words(
    "Ngôn ngữ của dữ liệu (vi; en; vi,en; hay khác: fr, lo)",
    "Languages of the data (vi; en; vi,en; or others: fr, lo)",
)
_INDEX = Words(
    "Chỉ số (PAR-INDEX, SIPAS, PAPI, PCI, hay tên riêng)", "Index (PAR-INDEX, SIPAS, PAPI, PCI, or your own)"
)
_SCORECARD = Words(
    "Tên ngắn của bảng điểm hay chỉ số (như KPI, PAR-INDEX)",
    "Short name of the scorecard or index (such as KPI, PAR-INDEX)",
)
_LISTING = Words(
    "Bảng kể gì?  1 tất cả   2 chỉ chỗ mất điểm (còn lại đủ điểm)   3 một phần (còn lại chưa biết)\nSố",
    "What does it list?  1 everything   2 losses only (the rest in full)   3 a part (the rest not known)\n"
    "Number",
)
_LISTINGS: tuple[Listing, ...] = ("full", "losses-only", "part")
_SCORE = Words(
    "Tổng điểm công bố (chưa có thì Enter)", "Published score of the whole (Enter if there is none)"
)
_LEADS = Words("Ai chủ trì (cách nhau bằng ;)", "Who leads work (parted by ;)")
_FOLDER = Words("Thư mục", "Folder")
_IS_PERIOD = Words("một kỳ", "a period")
_IS_NUMBER = Words("một con số", "a number")
_IS_COMMAND = Words("một lệnh", "a command")
_IS_PATH = Words("một tệp", "a file")
_IS_OWNER = Words("tên một đơn vị", "the name of an organisation")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,/ ]*%?")
_COMMAND = re.compile(r"(ctscore|cd|ls|pip|python)\b.* .|-{1,2}[a-z]", re.IGNORECASE)
_PATH = re.compile(r"^[./~]|[\\/].*[\\/]|\.(csv|xlsx?|docx?|pdf|ya?ml|txt|html?)$", re.IGNORECASE)
_STOP = Words("đã dừng; chưa ghi gì", "stopped; nothing is written")


@dataclass(frozen=True, slots=True)
class Given:
    """The options as they were typed; `of_table` says that a table that came in tells the rest.

    `owner`, `told` and `called` are the organisation, the period and the index that it names, if it does.
    """

    folder: str | None
    name: str | None
    kind: str | None
    languages: str | None
    index: str | None
    period: str | None
    leads: tuple[str, ...]
    of_table: bool
    owner: str = ""
    told: Period | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: all that `init` needs.

    Of a table that came in, `name`, `kind` and `languages` may be empty: it tells them itself. `asked` says
    that somebody has answered questions, whose answers are not to be lost.
    """

    folder: Path
    name: str
    kind: str
    languages: tuple[str, ...]
    index: str
    period: Period
    leads: tuple[str, ...]
    asked: bool = False


def wish_of(given: Given, known: Book, lang: str, free: Callable[[str], Path]) -> Wish:
    """Return what is wanted; what is missing is asked for where somebody sits before a terminal.

    `known` is the book of the data that came with the program; `free` raises `Refusal` for a folder that is
    not to be written in. Raises `Refusal` for what cannot be, and with
    all that is missing where nobody can be asked.
    """
    needed = {
        "--name": given.name or given.owner or None,
        "--kind": "" if given.of_table else given.kind,
        "--index": given.index or given.called or None,
        "--year": given.period or given.told,
    }
    missing = [option for option, value in needed.items() if value is None]
    asks = (bool(missing) or given.index is None) and _somebody_there()
    if missing and not asks:
        raise Refusal(OPTIONS_MISSING, missing=", ".join(missing))
    if asks:
        tell(_GREETING.say(lang))
    take = _Interview(lang, asks).take
    kind = take(given.kind, None if given.of_table else _KIND, "", lambda typed: _kind(given, typed))
    period = take(
        given.period,
        _PERIOD_TOLD if given.told else _PERIOD,
        given.told.called if given.told else str(date.today().year),
        select.period_of,
    )
    if given.told == period and not period.of_two:
        period = given.told  # under the name that the table gives it: 2025-2026
    if given.told and given.period is None and not asks:
        tell(_PERIOD_TAKEN.fill(lang, {"given": given.told.called}))
    name = take(
        given.name,
        None if given.owner else _NAME,
        "",
        lambda typed: _own_name(typed, kind, period, known) if typed or not given.owner else "",
    )
    languages = take(
        given.languages,
        None if given.of_table else _FOLDER_LANGUAGES,
        "" if given.of_table else ours(lang),
        lambda typed: _languages(typed, kind) if typed or not given.of_table else (),
    )
    any_index = "BANG-DIEM" if ours(languages[0] if given.languages else lang) == "vi" else "SCORES"
    usual = "PAR-INDEX" if kind == Organisation.PROVINCE else any_index
    index = take(
        given.index,
        _INDEX if kind == Organisation.PROVINCE else _SCORECARD,
        given.called or usual,
        lambda typed: _index(typed, name or given.owner),
    )
    leads = tuple(_name(one, "--lead") for one in given.leads)
    if not leads and not given.of_table:
        known_leads = leads_of(Organisation(kind), name, known)
        names = [(short or vi) if languages[0] == "vi" else en for vi, en, short in known_leads]
        leads = take(None, _LEADS, "", _leads, "; ".join(names[:_FEW]) + ("; …" if names[_FEW:] else ""))
    folder = take(given.folder, _FOLDER, (asks and slug(name)) or ".", free)
    return Wish(folder, name, kind, languages, index, period, leads, asks)


def ask_listing(wanted: Wanted, why: Refusal, lang: str) -> Wanted | None:
    """Return what is wanted with what its table lists, and the score of one of losses.

    `why` the table does not tell is told first. None where nobody is there, or it was said.
    """
    if not _somebody_there() or wanted.listing is not None:
        return None
    tell(why.text(lang).partition("\n")[0])
    take = _Interview(lang, True).take
    listing = take(None, _LISTING, "", _listing)
    if listing != "losses-only" or wanted.score is not None:
        return replace(wanted, listing=listing)
    score = take(None, _SCORE, "", lambda typed: points_of(typed) if typed else None)
    return replace(wanted, listing=listing, score=score)


def _listing(typed: str) -> Listing:
    called = {str(number): one for number, one in enumerate(_LISTINGS, start=1)}
    found = called.get(typed) or next((one for one in _LISTINGS if one == typed), None)
    if found is None:
        raise _no_such("--listing", typed, _LISTINGS)
    return found


def _somebody_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


@dataclass(frozen=True, slots=True)
class _Interview:
    """Takes what was typed behind the command; what was not is asked for, if anybody can be asked."""

    lang: str
    asks: bool

    def take(
        self,
        given: str | None,
        question: Words | None,
        usual: str,
        read: Callable[[str], T],
        offered: str = "",
    ) -> T:
        """Return what `read` understands; without a `question` or anybody to ask, of `given` or the usual.

        What is `offered` to Enter is the usual, unless that is longer than anybody reads.

        Raises what `read` raises, `Refusal`, unless it can ask again.
        """
        if given is not None or question is None or not self.asks:
            return read(usual if given is None else given)
        while True:
            try:
                return read(self._answer(question, usual, offered or usual))
            except Refusal as refusal:
                tell(*(f"  {line}" for line in refusal.text(self.lang).split("\n")))

    def _answer(self, question: Words, usual: str, offered: str) -> str:
        shown = f" [{printable(offered)}]" if offered else ""
        sys.stderr.write(f"{question.say(self.lang)}{shown}: ")
        sys.stderr.flush()
        try:
            typed = sys.stdin.readline()
        except KeyboardInterrupt:
            typed = ""
        except UnicodeDecodeError:
            typed = _NO_TEXT
        if not typed:  # Ctrl-C, or Ctrl-D
            tell("", _STOP.say(self.lang))
            raise typer.Exit(_STOPPED)
        return typed.strip() or usual


def _kind(given: Given, typed: str) -> str:
    """Return what an organisation is, or what becomes of a table; empty where the table tells."""
    if given.of_table:
        if typed in ("", *_MADE_OF_TABLE):
            return typed
        raise _no_such("--kind", typed, _MADE_OF_TABLE)
    found = _CALLED.get(fold(typed))
    if found is None:
        raise _no_such("--kind", typed, list(map(str, Organisation)))
    return str(found)


def _no_such(option: str, typed: str, known: Sequence[str]) -> Refusal:
    return Refusal(
        NO_SUCH_CHOICE,
        option=option,
        given=typed,
        near=closest(typed, known) or "",
        known=listed(list(known)),
    )


def _own_name(typed: str, kind: str, period: Period, known: Book) -> str:
    """Return the name of the organisation; a province is one that lived at the end of `period`."""
    name = _name(typed, "--name")
    if kind != Organisation.PROVINCE:
        return name
    provinces = {id_: unit for id_, unit in known.units.items() if unit.kind != "commune"}
    found = unit_id(known, name)
    if found not in provinces or provinces[found].body_on(period.last) is None:
        living = [unit.short for unit in provinces.values() if unit.body_on(period.last)]
        heirs = [known.units[one].short for one in successors(known.units, found)]
        heir = next((one for one in heirs if one in living), "")
        raise Refusal(
            NO_SUCH_CHOICE, option="--name", given=name, near=heir, known=listed(living, len(living))
        )
    return provinces[found].name.own


def _name(typed: str, option: str) -> str:
    name = nfc(" ".join(typed.split()))
    _refuse_another_answer(name, option)
    if not any(map(str.isalnum, name)) or not name.isprintable():
        raise Refusal(NOT_A_NAME, given=typed, option=option)
    return name


def _refuse_another_answer(name: str, option: str) -> None:
    """Raise `Refusal` for what obviously answers another question: a period, a number, a file, a command."""
    for is_it, what in (
        (period_called(name, date.today().year) is not None, _IS_PERIOD),
        (_NUMBER.fullmatch(name) is not None, _IS_NUMBER),
        (_COMMAND.match(name) is not None, _IS_COMMAND),
        (_PATH.search(name) is not None, _IS_PATH),
    ):
        if is_it:
            raise Refusal(OTHER_ANSWER, given=name, option=option, what=what)


def _index(typed: str, owner: str) -> str:
    """Return the name of an index; one that is that of its `owner` was typed a question too late."""
    name = _name(typed, "--index")
    if fold(name) == fold(owner) or is_organisation(name):
        what = _IS_OWNER
        raise Refusal(OTHER_ANSWER, given=name, option="--index", what=what)
    return name


def _languages(typed: str, kind: str) -> tuple[str, ...]:
    """Return the languages of a folder; the names that one of a province begins with are in ours only."""
    parts = (part.strip() for part in typed.split(","))
    found = tuple(dict.fromkeys(part if is_language(part) else part.lower() for part in parts))
    for one in found:
        if kind == Organisation.PROVINCE and one not in OURS:
            raise _no_such("--languages", one, OURS)
        if not is_language(one):
            raise Refusal(
                NO_SUCH_CHOICE, option="--languages", given=one, near=meant(one), known="vi, en, fr, …"
            )
    return found


def _leads(typed: str) -> tuple[str, ...]:
    return tuple(_name(one, "--lead") for one in typed.split(";") if one.strip())
