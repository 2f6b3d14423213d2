"""A real browser for the tests of the report; without one they are skipped, and say so."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import ctscore
from ctscore.analysis.agencies import agencies_in, answering_plans, assignments
from ctscore.analysis.select import scorecards
from ctscore.periods import Period
from ctscore.render.html import render_report
from ctscore.views.assignment import assignment_report, assignments_report
from ctscore.views.report import report
from ctscore.views.report.summary import summary
from tests.conftest import DATA, REPOSITORY

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
NEEDED = "CTSCORE_NEEDS_BROWSER"
"""Set where a browser must be there, so that its tests cannot be skipped unseen."""
# It opens our own files only, so it needs no sandbox (which root cannot have), and asks nobody anything.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a screen."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        message = f"no browser: install chromium (one of {', '.join(NAMES)} on the path)"
        if os.environ.get(NEEDED):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=found, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports and sheets of 2022 as files, in both languages; and the report of a school."""
    folder = tmp_path_factory.mktemp("pages")
    book = ctscore.open_book(DATA)
    cards = scorecards(book, Period(2022))
    agencies, groups = agencies_in(book, answering_plans(book, cards))
    for lang in ("vi", "en"):
        (folder / f"report-{lang}.html").write_bytes(render_report(report(book, cards), lang))
        if lang == "vi":
            longest = report(book, cards, {card.value.index: None for card in cards})  # as with --against max
            (folder / "max-vi.html").write_bytes(render_report(longest, lang))
        (folder / f"summary-{lang}.html").write_bytes(render_report(summary(book, cards), lang))
        found = list(assignments(book, agencies, cards))
        names = [f"{one.dossier.agency}.html" for one in found]
        sheets = folder / f"sheets-{lang}"
        sheets.mkdir()
        for one, name in zip(found, names, strict=True):
            (sheets / name).write_bytes(render_report(assignment_report(book, one), lang))
        (sheets / "index.html").write_bytes(
            render_report(assignments_report(book, found, names, groups), lang)
        )
    school = ctscore.open_book(REPOSITORY / "examples" / "school-en" / "data")
    (folder / "school.html").write_bytes(
        render_report(report(school, scorecards(school, Period(2026, "quarter", 1))), "en")
    )
    return folder


@dataclass
class Watched:
    """A page, and all that it did which it should not: what it wrote to the console, what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def show(self, path: Path) -> Page:
        """Open a file."""
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url, path))
        self.page.goto(path.as_uri())
        return self.page

    def _asked(self, url: str, path: Path) -> None:
        if url.partition("#")[0] != path.as_uri():
            self.complaints.append(url)
