"""The page of a table, from which somebody pastes: it asks for nothing, and can be read without eyes."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from ctscore.book import Book
from ctscore.document import Document
from ctscore.periods import Period
from ctscore.questions.show import ask as show
from ctscore.questions.totals import ask as totals
from ctscore.render import Canvas, render
from tests.browser.conftest import Watched


def test_a_table_and_a_record(tmp_path: Path, book: Book, browser: Browser) -> None:
    answers = {"vi": totals(book, Period(2022)).shown(), "en": show(book, "2.4.1", Period(2022)).shown()}
    for lang, document in answers.items():
        assert isinstance(document, Document)
        path = tmp_path / f"{lang}.html"
        path.write_bytes(render(document, "html", Canvas(), lang))
        watched = Watched(browser.new_page())
        found = Axe().run(watched.show(path))
        assert found.violations_count == 0, found.generate_report()
        assert watched.complaints == []
        watched.page.close()
