"""HTML as text: cleaned first, so that no script, style or hidden picture is left; links keep their address."""

import re
from html.parser import HTMLParser
from typing import Final

import nh3

_BLOCKS: Final = frozenset({"div", "li", "tr", "h1", "h2", "h3", "h4", "table", "ul", "ol", "hr"})
_PARAGRAPHS: Final = frozenset({"p", "blockquote", "pre"})
_KEPT: Final = set(_BLOCKS | _PARAGRAPHS | {"br", "a", "td"})
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\r\n\xa0]+")
_LOOKED_AT: Final = 4096


def charset_in(page: bytes) -> str:
    """Return the charset that a page names in itself; nothing where it names none."""
    found = _CHARSET.search(page[:_LOOKED_AT])
    return found[1].decode("ascii") if found else ""


def text_of(page: str) -> str:
    """Return what a page says; lines of a quotation begin with `> `."""
    clean = nh3.clean(
        page,
        tags=_KEPT,
        clean_content_tags={"script", "style", "title", "template"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    writer = _Writer()
    writer.feed(clean)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    """Writes the text down while the page is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.depth = 0
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where one begins."""
        if tag == "br":
            self.lines.append("")
        elif tag in _BLOCKS | _PARAGRAPHS:
            self._begin_line(is_paragraph=tag in _PARAGRAPHS)
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", self.lines[-1]))
        elif tag == "td" and self.lines[-1]:
            self.lines[-1] += " "
        self.depth += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        """End a line where one ends; write a link's address behind its words."""
        if tag == "a" and self.links:
            address, before = self.links.pop()
            said = self.lines[-1].removeprefix(before).strip()
            if address.startswith("http") and said.rstrip("/") != address.rstrip("/"):
                self.lines[-1] += f" ({address})"
        if tag in _BLOCKS | _PARAGRAPHS:
            self._begin_line(is_paragraph=tag in _PARAGRAPHS)
        self.depth -= tag == "blockquote" and self.depth > 0

    def handle_data(self, data: str) -> None:
        """Write words."""
        words = _SPACES.sub(" ", data)
        mark = "> " * self.depth if not self.lines[-1] else ""
        if words.strip() or self.lines[-1]:
            self.lines[-1] += mark + (words if self.lines[-1] else words.lstrip(" "))

    def _begin_line(self, *, is_paragraph: bool) -> None:
        if self.lines[-1]:
            self.lines.append("")
        if is_paragraph and len(self.lines) > 1 and self.lines[-2]:
            self.lines.append("")

    def text(self) -> str:
        """Return everything that was written."""
        whole = "\n".join(line.rstrip(" ") for line in self.lines)
        return re.sub(r"\n{3,}", "\n\n", whole).strip("\n")
