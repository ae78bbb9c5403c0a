"""The pages of the documentation, and what stands in them: blocks of commands, links, words of the screens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_FENCE: Final = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True, slots=True)
class Block:
    """Commands of a page, and what the page says that they print."""

    page: Path
    commands: str
    prints: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the page and the first command."""
        return f"{self.page.relative_to(ROOT).as_posix()}: {self.commands.splitlines()[0]}"


def pages() -> list[Path]:
    """Return every page that we write by hand or by program."""
    return [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]


def pages_with_commands() -> list[Path]:
    """Return the pages whose commands are promises."""
    return [ROOT / "README.md", *tutorials(), *sorted((ROOT / "docs" / "how-to").glob("*.md"))]


def tutorials() -> list[Path]:
    """Return the tutorials."""
    return sorted((ROOT / "docs" / "tutorial").glob("*.md"))


def blocks_of(page: Path) -> list[Block]:
    """Return the blocks of commands, each with the block of text that follows as its output."""
    fences = [(language, _outdented(body, indent)) for indent, language, body in _fences(page)]
    following = [*fences, ("", "")][1:]
    return [
        Block(page, body, tuple(printed.splitlines()) if kind == "text" else ())
        for (language, body), (kind, printed) in zip(fences, following, strict=True)
        if language == "bash"
    ]


def all_blocks() -> list[Block]:
    """Return the blocks of every page that has any."""
    return [block for page in pages_with_commands() for block in blocks_of(page)]


def links_of(page: Path) -> list[str]:
    """Return the targets of links and pictures that lie in this repository."""
    targets = _LINK.findall(_prose(page))
    return [target.partition("#")[0] for target in targets if "://" not in target and not target.startswith("#")]


def screen_words_of(page: Path) -> Iterator[str]:
    """Return what stands in bold: in tutorials these are the words of the screen."""
    return (" ".join(words.split()) for words in _BOLD.findall(_prose(page)))


def _fences(page: Path) -> list[tuple[str, str, str]]:
    return _FENCE.findall(page.read_text(encoding="utf-8"))


def _prose(page: Path) -> str:
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def _outdented(body: str, indent: str) -> str:
    return "\n".join(line.removeprefix(indent) for line in body.splitlines())
