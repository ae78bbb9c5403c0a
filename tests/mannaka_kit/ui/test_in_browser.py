"""The sample pages in Chromium: readable by machines, whole at every width, usable by keys."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.mannaka_kit.ui.sample_pages import PAGES, answer
from tests.support import chromium

ORIGIN = "http://imabari.localhost"
WIDTHS = [(1366, 768), (768, 900), (360, 740), (320, 600)]
COUNT_SENDING = """window.sent = 0;
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) window.sent++;
  event.preventDefault();
})"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    """Open one tab that gets its pages from this process."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.find(), args=chromium.LAUNCH_ARGUMENTS)
        page = browser.new_page(locale="ja-JP")
        page.route("**/*", answer)
        yield page
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier_and_fits_every_width(tab: Page, name: str) -> None:
    for width, height in WIDTHS:
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(f"{ORIGIN}/{name}/")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        report = Axe().run(tab, options=RULES).response
        assert report["passes"]
        assert [(found["id"], found["nodes"]) for found in report["violations"]] == []


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_the_first_key_press_offers_the_way_to_the_text(tab: Page, name: str) -> None:
    tab.set_viewport_size({"width": 1366, "height": 768})
    tab.goto(f"{ORIGIN}/{name}/")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("Tab")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert tab.locator("main#main").count() == 1


@pytest.mark.browser
def test_after_an_error_the_summary_has_the_focus_and_leads_to_the_field(tab: Page) -> None:
    tab.goto(f"{ORIGIN}/form_with_errors/")
    assert tab.evaluate("document.activeElement.matches('[data-error-summary]')")
    tab.click("text=お返事の方法を選んでください。 >> nth=0")
    assert tab.evaluate("document.activeElement.id") == "id_reply_0"


@pytest.mark.browser
def test_a_second_press_sends_nothing(tab: Page) -> None:
    tab.goto(f"{ORIGIN}/one_question/")
    tab.evaluate(COUNT_SENDING)
    tab.evaluate("const b = document.querySelector('main [type=submit]'); b.click(); b.click(); b.click()")
    assert tab.evaluate("window.sent") == 1


@pytest.mark.browser
def test_the_counter_speaks_when_the_end_is_near(tab: Page) -> None:
    tab.goto(f"{ORIGIN}/one_question/")
    note = tab.locator("[data-count-for=id_matter]")
    assert note.is_hidden()
    tab.fill("#id_matter", "あ" * 3999)
    assert note.inner_text() == "あと 1 文字"
    tab.fill("#id_matter", "𠮷" * 4001)
    assert note.inner_text() == "1 文字多く入力されています"


@pytest.mark.browser
def test_targets_of_citizens_are_large_enough(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    for name in ("home_open", "form"):
        tab.goto(f"{ORIGIN}/{name}/")
        small = tab.evaluate(
            "[...document.querySelectorAll('.button, .topics a, .link-list a, .choice__label, .back-link, .site-name')]"
            ".filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent)"
        )
        assert small == []


@pytest.mark.browser
def test_the_telephone_stands_in_the_first_screen_of_a_small_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{ORIGIN}/home_open/")
    box = tab.locator("a.button--phone").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 740 / 2
