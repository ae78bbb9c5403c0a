"""Lines that a citizen repeats of an earlier message: marked as every mailer marks them, folded, never left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_MARKS: Final = (">", "＞")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines of a message, and whether they are repeated."""

    text: str
    is_repeated: bool


def is_repeated(line: str) -> bool:
    """Tell whether a line is marked as repeated."""
    return line.lstrip().startswith(_MARKS)


def as_repeated(text: str) -> str:
    """Return a text with every line marked as repeated, once."""
    return "\n".join(line if is_repeated(line) else f"> {line}".rstrip() for line in text.splitlines())


def passages(body: str) -> Iterator[Passage]:
    """Yield a message's own lines and the repeated ones in turn; joined they are all of it."""
    for repeated, lines in groupby(body.splitlines(), key=is_repeated):
        yield Passage(text="\n".join(lines), is_repeated=repeated)
