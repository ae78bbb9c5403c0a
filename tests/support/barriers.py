"""What keeps people out of a page: barriers that axe finds, and a page that must be pushed sideways."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page, Route

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_SHAPES = Path(__file__).with_name("shapes.js").read_text(encoding="utf-8")
_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Only what is wrong comes back: a whole report is megabytes, which this process would have to read for each page.
_FIND = """async (tags) => {
  const report = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  const wrong = report.violations.map(({ id, help, nodes }) => ({ id, help, places: nodes.map((node) => node.html) }));
  return { checked: report.passes.length + wrong.length, wrong };
}"""


def shapes_of(page: Page) -> frozenset[str]:
    """Return what the page is made of; axe judges pages of the same things alike, whatever their words."""
    return frozenset(page.evaluate(_SHAPES))


def barriers_of(page: Page) -> Iterator[str]:
    """Yield every barrier of the page as it stands."""
    page.evaluate(_AXE)
    report = page.evaluate(_FIND, TAGS)
    if not report["checked"]:
        yield "axe found nothing to check"
    for found in report["wrong"]:
        places = "; ".join(place[:200] for place in found["places"][:3])
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
