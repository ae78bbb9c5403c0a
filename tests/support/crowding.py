"""Where a page is too narrow for itself: words that lie over other words, and controls over controls."""

from collections.abc import Iterator

from playwright.sync_api import Page

# What is seen of each run of words and each control: cut to what the boxes around it let through.
_FIND = """() => {
  const shown = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const cut = (box, element) => {
    let { left, top, right, bottom } = box;
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.overflow !== "visible" || style.clipPath !== "none") {
        const edge = e.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
    }
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const things = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || !shown(node.parentElement) || node.parentElement.closest("script, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = node.data.trim().slice(0, 30);
    for (const box of range.getClientRects()) things.push({ element: node.parentElement, box, words });
  }
  for (const element of document.querySelectorAll("input, select, textarea, button, summary")) {
    if (shown(element)) things.push({ element, box: element.getBoundingClientRect(), words: element.name ?? "" });
  }
  const seen = things
    .map((thing) => ({ ...thing, box: cut(thing.box, thing.element) }))
    .filter(({ box }) => box.width > 2 && box.height > 2)
    .sort((one, other) => one.box.top - other.box.top);
  const faults = [];
  seen.forEach((one, index) => {
    for (let next = index + 1; next < seen.length && seen[next].box.top < one.box.bottom; next++) {
      const other = seen[next];
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 4 && high > 0.4 * Math.min(one.box.height, other.box.height)) {
        faults.push(`${one.words} / ${other.words} by ${Math.round(wide)} x ${Math.round(high)} px`);
      }
    }
  });
  return faults.slice(0, 5);
}"""


def crowded(page: Page) -> Iterator[str]:
    """Yield what lies over something else."""
    for fault in page.evaluate(_FIND):
        yield f"one lies over the other: {fault}"
