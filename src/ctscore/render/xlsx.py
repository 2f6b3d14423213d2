"""Excel: a sheet for each table of an answer, or for each sheet of a workbook."""

from ctscore.document import Document, Sheet, Workbook
from ctscore.render.canvas import Canvas
from ctscore.render.excel import excel_file
from ctscore.writer import ANSWER_MARK


def render(document: Document, canvas: Canvas, lang: str) -> bytes:
    """Return `document` as an Excel file; raises `Refusal` where the library for it is not installed."""
    sheets = [Sheet(section.title, section) for section in document.sections]
    return excel_file(sheets, lang, ANSWER_MARK)


def render_workbook(workbook: Workbook, lang: str) -> bytes:
    """Return `workbook` as an Excel file; raises `Refusal` where the library for it is not installed."""
    return excel_file(workbook.sheets, lang)
