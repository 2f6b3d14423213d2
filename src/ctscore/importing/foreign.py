"""What a file is, told by its first bytes and not by its name; how to save one that cannot be read.

Web systems call pages of HTML .xls, mail programs drop endings, people rename: the name is believed only
where the content says nothing.
"""

import re
import zipfile
from pathlib import Path

from ctscore.findings import DataProblems, Finding
from ctscore.findings.import_rules import FOREIGN_FILE, LOCKED_TABLE
from ctscore.importing.packed import CarefulFile, ListTooLongError
from ctscore.phrases import Words
from ctscore.records import dataclass

_HEAD = 4096
_MOST_SEARCHED = 100_000_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128  # bytes of an entry in the list of a compound file: each begins with its name

_IN_WORD = Words(
    "mở bằng Word, chọn Tệp > Lưu thành (File > Save As), kiểu “Word Document (*.docx)”, rồi nhập tệp mới;"
    " hoặc mở bằng LibreOffice và lưu thành .docx",
    "open it in Word, choose File > Save As, type “Word Document (*.docx)”, and import the new file; or open"
    " it in LibreOffice and save it as .docx",
)
_IN_EXCEL = Words(
    "mở bằng Excel, chọn Tệp > Lưu thành (File > Save As), kiểu “Excel Workbook (*.xlsx)”, rồi nhập tệp"
    " mới; hoặc mở bằng LibreOffice và lưu thành .xlsx",
    "open it in Excel, choose File > Save As, type “Excel Workbook (*.xlsx)”, and import the new file; or"
    " open it in LibreOffice and save it as .xlsx",
)
_FROM_PDF = Words(
    "mở tệp PDF bằng Word 2013 trở lên (Word tự chuyển), xem lại bảng rồi lưu thành .docx; nếu là bản quét"
    " (không bôi đen được chữ nào) thì trong tệp không có chữ: xin bản Word, hoặc gõ lại hay nhận dạng chữ"
    " (OCR) rồi có người soát từng số",
    "open the PDF in Word 2013 or later, which converts it, look the table over and save it as .docx; if it"
    " is a scan (no word can be selected) there is no text in it: ask for the Word file, or type it anew or"
    " recognise it (OCR), and have a person check each figure",
)
_FROM_PICTURE = Words(
    "trong ảnh không có chữ: xin bản Word hay Excel của văn bản; nếu không có thì gõ lại hoặc nhận dạng chữ"
    " (OCR) vào .xlsx hay .docx, rồi có người soát từng số",
    "a picture has no text in it: ask for the Word or Excel file; else type the table anew or recognise it"
    " (OCR) into an .xlsx or .docx, and have a person check each figure",
)
_UNPACK = Words(
    "giải nén rồi nhập từng tệp .xlsx hay .docx ở trong",
    "unpack it and import each .xlsx or .docx file that is in it",
)
_FROM_PAGES = Words(
    "trong Pages hay Numbers chọn Tệp > Xuất sang (File > Export To) > Word hoặc Excel, rồi nhập tệp mới",
    "in Pages or Numbers choose File > Export To > Word or Excel, and import the .docx or .xlsx file",
)
_COPY_OUT = Words(
    "chép bảng sang một tệp Word hay Excel mới, lưu thành .docx hay .xlsx",
    "copy the table into a new file of Word or Excel, and save it as .docx or .xlsx",
)

_NOT_THE_LOCK = Words(
    "đóng tệp trong Word, Excel rồi ghi tên tệp không có ~$ ở đầu",
    "close the file in Word or Excel, and name it without ~$ before its name",
)


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A kind of file that is not read: what it is called, and what to do."""

    what: Words
    how: Words


_KINDS = {
    "doc": _Foreign(Words("tệp Word kiểu cũ (.doc)", "a Word file of the old kind (.doc)"), _IN_WORD),
    "xls": _Foreign(Words("tệp Excel kiểu cũ (.xls)", "an Excel file of the old kind (.xls)"), _IN_EXCEL),
    "xlsb": _Foreign(Words("tệp Excel nhị phân (.xlsb)", "a binary Excel file (.xlsb)"), _IN_EXCEL),
    "ods": _Foreign(Words("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"), _IN_EXCEL),
    "odt": _Foreign(Words("văn bản OpenDocument (.odt)", "an OpenDocument text (.odt)"), _IN_WORD),
    "rtf": _Foreign(Words("tệp RTF", "an RTF file"), _IN_WORD),
    "mht": _Foreign(Words("trang web lưu một tệp (.mht)", "a web page in a single file (.mht)"), _IN_EXCEL),
    "sheet-xml": _Foreign(Words("bảng tính XML 2003", "an XML spreadsheet of 2003"), _IN_EXCEL),
    "word-xml": _Foreign(Words("tệp Word XML", "a Word file in XML"), _IN_WORD),
    "pdf": _Foreign(Words("tệp PDF", "a PDF file"), _FROM_PDF),
    "picture": _Foreign(Words("ảnh hoặc bản quét", "a picture or scan"), _FROM_PICTURE),
    "apple": _Foreign(Words("tệp Pages hoặc Numbers", "a file of Pages or Numbers"), _FROM_PAGES),
    "zip": _Foreign(Words("tệp nén", "a packed file"), _UNPACK),
    "slides": _Foreign(Words("tệp trình chiếu", "a file of slides"), _COPY_OUT),
    "lock": _Foreign(
        Words(
            "tệp khóa mà Word, Excel để lại khi đang mở tệp",
            "the lock file of Word or Excel, there while a file is open",
        ),
        _NOT_THE_LOCK,
    ),
}
_BY_SUFFIX = {
    **{f".{one}": one for one in ("doc", "xls", "xlsb", "ods", "odt", "rtf", "mht", "pdf", "zip")},
    ".mhtml": "mht",
    ".dot": "doc",
    ".xlt": "xls",
    ".pages": "apple",
    ".numbers": "apple",
    **dict.fromkeys((".rar", ".7z", ".gz"), "zip"),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), "slides"),
    **{f".{one}": "picture" for one in ("jpg", "jpeg", "png", "heic", "heif", "tif", "tiff", "bmp", "gif")},
}
_BY_HEAD: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF-", "pdf"),
    (rb"\{\\rtf", "rtf"),
    (rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|....ftyp(?:hei|mif)", "picture"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", "zip"),
    (rb"MIME-Version:", "mht"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table)\b",
    re.I | re.S,
)
_MARKED = {"sheet-xml": 'progid="Excel.Sheet"', "word-xml": 'progid="Word.Document"'}
TEXT_BY_OTHER_NAMES = (".xls", ".doc")
"""What web systems call rows parted by tabs, or pages of HTML, that they give out as tables."""
READ = {"excel": ".xlsx", "word": ".docx"}
"""The kinds of Office that are read, and what their files are called."""


def content_of(path: Path) -> str:
    """Return what the file at `path` is: excel, word, html, text, locked, a kind not read, or nothing known.

    A compound file that is neither Word nor Excel, and what is no file, are left to those who open it.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(_COMPOUND):
        return _compound(path)
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)
    for signs, kind in _BY_HEAD:
        if re.match(signs, head.lstrip(), re.DOTALL):
            return kind
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", errors="replace")
    for kind, mark in _MARKED.items():
        if mark in text:
            return kind
    if _HTML.match(text):
        return "html"
    return "" if "\0" in text else "text"


def refuse_foreign(path: Path, name: str, content: str) -> None:
    """Raise `DataProblems` for a file that another program has to save first, with how to do so.

    Also for one of Office under a name of another kind; `content` is what it was found to be.
    """
    suffix = path.suffix.lower()
    if content == "locked":
        raise DataProblems((Finding(LOCKED_TABLE, name),))
    named = "" if content == "text" and suffix in TEXT_BY_OTHER_NAMES else _BY_SUFFIX.get(suffix, "")
    if path.name.startswith("~$"):
        content = "lock"
    kind = content if content in _KINDS else named if content in ("", "text") else ""
    if kind:
        foreign = _KINDS[kind]
    elif content in READ and suffix != READ[content] and suffix not in READ.values():
        right = READ[content]
        vi, en = (f"tệp {content.title()} ({right})", f"a file of {content.title()} ({right})")
        what = Words(f"{vi} mang đuôi {suffix or 'trống'}", f"{en} under another ending")
        foreign = _Foreign(what, Words(f"đổi đuôi tệp thành {right}", f"let its name end in {right}"))
    else:
        return
    raise DataProblems((Finding(FOREIGN_FILE, name, {"what": foreign.what, "how": foreign.how}),))


def _compound(path: Path) -> str:
    """Return which program wrote a compound file, by the names of its parts; nothing for a locked one."""
    with path.open("rb") as stream:
        content = stream.read(_MOST_SEARCHED)
    named = {
        "EncryptedPackage": "locked",
        "WordDocument": "doc",
        "Workbook": "xls",
        "Book": "xls",
        "PowerPoint Document": "slides",
    }
    for part, kind in named.items():
        signs = f"{part}\0".encode("utf-16-le")
        place = content.find(signs)
        while place >= 0:
            if place % _ENTRY == 0:
                return kind
            place = content.find(signs, place + 1)
    return ""


def _packed(path: Path) -> str:
    """Return what a zip holds, by the names of its parts; nothing where it cannot be opened."""
    try:
        with CarefulFile(path) as stream, zipfile.ZipFile(stream) as packed:
            names = set(packed.namelist())
            declared = ""
            if "mimetype" in names:
                with packed.open("mimetype") as said:
                    declared = said.read(100).decode("ascii", "replace")
    except (ListTooLongError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""
    if "oasis.opendocument" in declared:
        return "ods" if "spreadsheet" in declared else "slides" if "presentation" in declared else "odt"
    if "xl/workbook.bin" in names:
        return "xlsb"
    for part, kind in (("xl/workbook.xml", "excel"), ("word/document.xml", "word")):
        if part in names:
            return kind
    if any(one.startswith("Index/") and one.endswith(".iwa") for one in names) or "Index.zip" in names:
        return "apple"
    return "slides" if "ppt/presentation.xml" in names else "" if "[Content_Types].xml" in names else "zip"
