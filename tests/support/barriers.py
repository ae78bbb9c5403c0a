"""What keeps people out of a page: barriers that axe finds, and a page that must be pushed sideways."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def barriers_of(page: Page) -> Iterator[str]:
    """Yield every barrier of the page as it stands."""
    report = Axe().run(page, options=RULES).response
    if not report["passes"]:
        yield "axe found nothing to check"
    for found in report["violations"]:
        places = "; ".join(node["html"][:200] for node in found["nodes"][:3])
        yield f"{found['id']}: {found['help']} at {places}"


def barriers_of_copy(page: Page) -> Iterator[str]:
    """Yield every barrier of a page whose scripts are off, found in a copy of it whose scripts are on."""
    html = page.content()

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html; charset=utf-8", body=html)

    browser = page.context.browser
    assert browser is not None
    copy = browser.new_page(locale="ja-JP", viewport=page.viewport_size)
    try:
        copy.route(page.url, answer)
        copy.goto(page.url)
        yield from barriers_of(copy)
    finally:
        copy.context.close()


def sideways_scroll(page: Page) -> Iterator[str]:
    """Yield a fault where the page is wider than its window."""
    size = page.viewport_size
    width = page.evaluate("document.documentElement.scrollWidth")
    if size is not None and width > size["width"]:
        yield f"{width} px wide in a window of {size['width']} px"
