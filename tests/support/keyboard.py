"""A person without a mouse: Tab from stop to stop, each of which must be seen."""

from playwright.sync_api import Page

STOPS = 80
_NAME = """() => {
  const e = document.activeElement;
  const label = e.labels?.length ? [...e.labels].map((l) => l.innerText).join(" ") : "";
  return (label || e.getAttribute("aria-label") || e.innerText || "").replace(/\\s+/g, " ").trim();
}"""
# The place where the cursor stands must not lie under a bar that sticks to the window.
_COVERED = """() => {
  const e = document.activeElement;
  if (e === document.body) return "nothing has the focus";
  const box = e.getBoundingClientRect();
  const x = box.x + Math.min(box.width / 2, 40), y = box.y + Math.min(box.height / 2, 40);
  const top = document.elementFromPoint(x, y);
  const own = top && (e.contains(top) || top.contains(e) || [...(e.labels ?? [])].some((l) => l.contains(top)));
  return own ? "" : `${e.outerHTML.slice(0, 120)} is under ${top ? top.outerHTML.slice(0, 120) : "nothing"}`;
}"""


def tab_to(page: Page, name: str, *, key: str = "Tab") -> None:
    """
    Press Tab until the thing whose name begins so has the focus.

    :raises AssertionError: a stop on the way is hidden, or no stop has this name.
    """
    passed: list[str] = []
    for _stop in range(STOPS):
        page.keyboard.press(key)
        covered = page.evaluate(_COVERED)
        assert not covered, covered
        passed.append(page.evaluate(_NAME))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"{name!r} is none of the stops {passed}")


def tab_through(page: Page) -> list[str]:
    """Press Tab from the top to the end of the page, and return the names of all stops."""
    passed: list[str] = []
    page.evaluate("document.activeElement.blur()")
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return passed
        covered = page.evaluate(_COVERED)
        assert not covered, covered
        passed.append(page.evaluate(_NAME))
    raise AssertionError(f"The page has no end: {passed}")
