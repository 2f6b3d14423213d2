"""The report in a real browser: nothing asked for, nothing cut off, readable for everybody, fit for paper."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]
PAGES = (
    "report-vi.html",
    "school.html",
    "summary-en.html",
    "sheets-vi/index.html",
    "sheets-en/so-noi-vu.html",
)
WIDTHS = (320, 768, 1440)


OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    page = browser.new_page()
    yield Watched(page)
    page.close()


@pytest.mark.parametrize(("width", "theme"), [*((width, "light") for width in WIDTHS), (WIDTHS[-1], "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_on_every_screen_and_in_every_theme(
    name: str, width: int, theme: Theme, pages: Path, watched: Watched
) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    watched.page.emulate_media(color_scheme=theme)
    page = watched.show(pages / name)
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # What is left out differs in its width only, and axe takes its time.
    if width == WIDTHS[0] or (theme == "dark" and name == PAGES[0]):
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert watched.complaints == []


OUTSIDE = """() => [...document.querySelectorAll('svg[role=img] text')]
    .filter((text) => text.getBoundingClientRect().width > 0)
    .filter((text) => {
        const around = text.closest('g')?.parentElement.querySelector(':scope > rect');
        const box = (around ?? text.closest('svg')).getBoundingClientRect();
        const own = text.getBoundingClientRect();
        return own.left < box.left - 1 || own.right > box.right + 1;
    })
    .map((text) => text.textContent)"""
"""Text of pictures that leaves the picture, or the part that it names."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_word_leaves_its_picture(lang: str, width: int, pages: Path, watched: Watched) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = watched.show(pages / f"report-{lang}.html")
    page.evaluate(OPEN)
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_first_screen_says_where_we_stand_what_cost_most_and_whose_it_is(
    lang: str, pages: Path, watched: Watched
) -> None:
    page = watched.show(pages / f"report-{lang}.html")
    for width, height in ((1440, 900), (390, 844)):
        watched.page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # The last of what is read there: what cost most in every index that lost points, and who leads it.
        costs = ("[id='PAR-INDEX/costs'] tr:last-child td:last-child", "[id='PAPI/costs'] tbody tr")
        for seen in (".cards li:last-child .verdict", *costs):
            box = page.locator(seen).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= height, (seen, width)
        assert page.evaluate(CUT) == []


CUT = """() => [...document.querySelectorAll('#overview td, #overview p')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map((one) => one.textContent)"""
"""What is longer than the place where it stands."""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_names_of_losses_take_two_lines_at_most(lang: str, pages: Path, watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 1440, "height": 900})
    page = watched.show(pages / f"report-{lang}.html")
    page.evaluate(OPEN)
    lines = page.evaluate(
        """() => [...document.querySelectorAll('[id="PAR-INDEX/gaps"] td.name')].map((cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
        })"""
    )
    assert len(lines) == 42
    assert max(lines) <= 2


def test_it_is_complete_without_a_script(pages: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "report-vi.html").as_uri())
    assert page.locator("h2").count() == 7
    assert page.locator("table").count() > 30
    # A link opens the chapter that it leads into, and what is folded there.
    page.locator("[id='PAR-INDEX/costs'] a").first.click()
    assert page.locator("[id='c/PAR-INDEX/2022/5.4']").is_visible()
    page.locator("[id='PAR-INDEX/agencies'] a").first.click()
    assert page.url.endswith("#a/PAR-INDEX/2022/so-noi-vu")
    assert page.locator("[id='a/PAR-INDEX/2022/so-noi-vu']").is_visible()
    assert not page.locator("[id='a/PAPI/2022/so-noi-vu']").is_visible()
    context.close()


def test_tables_can_be_put_in_order_and_filtered(pages: Path, watched: Watched) -> None:
    page = watched.show(pages / "report-vi.html")
    page.evaluate(OPEN)
    table = page.locator("[id='PAR-INDEX/gaps'] table")
    codes = table.locator("tbody tr td:nth-child(1)")
    assert codes.first.inner_text() == "5.4"
    table.get_by_role("button", name="Mã").click()
    assert codes.first.inner_text() == "2.4.1"
    table.get_by_role("button", name="Mã").click()
    assert codes.first.inner_text() == "8.5"
    assert table.locator("th[aria-sort=descending]").count() == 1
    table.get_by_role("button", name="Điểm mất").click()
    assert table.locator("tbody tr td:nth-child(5)").first.inner_text() == "0,0003"
    page.locator("[id='PAR-INDEX/gaps']").get_by_label("Lọc bảng").fill("so tu phap")
    assert sorted(table.locator("tbody tr:visible td:nth-child(1)").all_inner_texts()) == [
        "2.4.1",
        "2.4.2",
        "2.4.3",
        "2.4.4",
    ]
    assert "4/42" in page.get_by_role("status").first.inner_text()
    assert watched.complaints == []


def test_a_sum_stays_where_it_is_and_days_are_put_in_order_of_time(pages: Path, watched: Watched) -> None:
    page = watched.show(pages / "report-vi.html")
    page.evaluate(OPEN)
    table = page.locator("[id='PAPI/profile'] table")
    table.get_by_role("button", name="Trung vị").click()
    assert table.locator("tbody tr td:nth-child(1)").all_inner_texts()[:2] == ["PAPI", "8"]
    coverage = page.locator("[id='PAPI/coverage'] table")
    coverage.get_by_role("button", name="Mã").click()
    coverage.get_by_role("button", name="Mã").click()
    assert coverage.locator("tbody tr td:nth-child(1)").all_inner_texts()[::8] == ["8", ""]
    table = page.locator("[id='sources/documents'] table")
    table.get_by_role("button", name="Ngày").click()
    days = [text for text in table.locator("tbody tr td:nth-child(2)").all_inner_texts() if text]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])
    assert len(set(days)) > 2


def test_a_link_opens_what_is_folded(pages: Path, watched: Watched) -> None:
    page = watched.show(pages / "report-vi.html")
    page.evaluate(OPEN)
    page.locator("[id='PAR-INDEX/gaps'] a", has_text="2.4.1").first.click()
    row = page.locator("[id='c/PAR-INDEX/2022/2.4.1']")
    assert row.is_visible()
    assert "0,8219" in row.inner_text()
    row.get_by_role("link").click()
    assert "121/KH-UBND" in page.locator(":target").inner_text()


def test_the_keyboard_reaches_everything_in_order(pages: Path, watched: Watched) -> None:
    page = watched.show(pages / "sheets-vi/index.html")
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.type"))
    assert seen[0] == "Đến nội dung"
    places = page.evaluate(
        """() => [...document.querySelectorAll('a, button, input, summary')]
            .filter((one) => one.tabIndex >= 0).map((one) => one.tabIndex)"""
    )
    assert set(places) == {0}  # the order of the page is the order of the keys


EDGES = """() => [...document.querySelectorAll('.fold tbody tr:has(.task)')]
    .map((row) => [...row.cells].map((cell) => Math.round(cell.getBoundingClientRect().left)))"""


def pdf(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_on_paper_a_sheet_has_few_pages(pages: Path, watched: Watched) -> None:
    """In the type of an official paper; most agencies have few tasks."""
    for lang in ("vi", "en"):
        sheets = [path for path in sorted((pages / f"sheets-{lang}").iterdir()) if path.stem != "index"]
        assert len(sheets) == 21
        counts = []
        for path in sheets:
            watched.page.goto(path.as_uri())
            counts.append(len(pdf(watched.page).pages))
        assert max(counts) <= 3
        assert counts.count(1) >= 14
        watched.page.goto((pages / f"summary-{lang}.html").as_uri())
        assert len(pdf(watched.page).pages) == 1


@pytest.mark.parametrize("name", ["report-vi.html", "max-vi.html"])
def test_on_paper_headings_stay_with_what_they_head(name: str, pages: Path, watched: Watched) -> None:
    page = watched.show(pages / name)
    headings = {text.strip() for text in page.locator("h2, h3, .fold > summary").all_text_contents()} - {""}
    page.emulate_media(media="print")
    edges = page.evaluate(EDGES)
    assert len(edges) > 20
    assert len({tuple(one) for one in edges}) == 1  # agency by agency, columns stand below each other
    found = pdf(page).pages
    assert len(found) <= 12
    assert all(
        abs(one.mediabox.width - 595) < 2 and abs(one.mediabox.height - 842) < 2 for one in found
    )  # A4
    for number, one in enumerate(found, start=1):
        lines = [line.strip() for line in one.extract_text().splitlines() if line.strip()]
        # Of a heading that takes several lines each is its part.
        torn = [one for one in headings if one == lines[-1] or (len(lines[-1]) > 20 and lines[-1] in one)]
        assert torn == [], f"page {number} ends with a heading"
    first, last = found[0].extract_text(), found[-1].extract_text()
    assert "49,11%" in first or "49.11%" in first
    # What is folded on the screen is open on paper: the errata stand at its end.
    assert "3,2047" in last or "3.2047" in last
