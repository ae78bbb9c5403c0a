"""The headers of a part as bytes, whatever is in them: the first of a name counts."""

from collections.abc import Iterator
from email.message import Message
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    Part: TypeAlias = Message[Any, Any]
else:
    Part = Message


def raw_headers(part: Part) -> Iterator[tuple[str, bytes]]:
    """Yield each header, its name in lower case, its value as it was written."""
    for name, value in part.raw_items():
        yield name.lower(), str(value).encode("utf-8", "surrogateescape")


def header(part: Part, name: str) -> bytes:
    """Return the first header of a name; empty where there is none."""
    return next((value.strip() for each, value in raw_headers(part) if each == name), b"")


def headers(part: Part, name: str) -> list[bytes]:
    """Return every header of a name."""
    return [value.strip() for each, value in raw_headers(part) if each == name]
