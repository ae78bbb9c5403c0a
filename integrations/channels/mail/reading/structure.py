"""How a mail is put together: which parts are its words, which are files, and which of two ways of saying it counts."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from typing import Final

from integrations.channels.mail.reading.charsets import decode
from integrations.channels.mail.reading.headers import Part, header
from integrations.channels.mail.reading.html_text import charset_in, text_of
from integrations.channels.mail.reading.parameters import file_name, parameters_of
from integrations.channels.mail.reading.quoting import trimmed
from integrations.channels.mail.reading.words import sender_in, words_in

DEEPEST: Final = 8
MOST_PARTS: Final = 200
_OF_REPORTS: Final = frozenset({"message/delivery-status", "text/rfc822-headers"})
_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a mail; its path leads to it again."""

    path: str
    name: str
    media_type: str
    size: int


@dataclass(slots=True)
class Found:
    """What was found in a mail."""

    texts: list[str] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    damaged: dict[str, bytes] = field(default_factory=dict)
    """The bytes of texts that could not be read whole, by their path."""


def parts_of(part: Part, path: str = "1", depth: int = 0) -> Iterator[tuple[str, Part]]:
    """Yield every part that is no container, each with its path; the same mail has the same paths every time."""
    inner = part.get_payload()
    if isinstance(inner, list) and depth < DEEPEST and part.get_content_type() != "message/delivery-status":
        for number, each in enumerate(inner[:MOST_PARTS], 1):
            yield from parts_of(each, f"{path}.{number}", depth + 1)
    else:
        yield path, part


def content_of(part: Part) -> bytes:
    """Return a part's content; broken Base64 as far as it goes."""
    inner = part.get_payload(decode=False)
    if isinstance(inner, list):
        return b"\r\n".join(each.as_bytes() for each in inner if isinstance(each, Message))
    if header(part, "content-transfer-encoding").lower() != b"base64":
        content = part.get_payload(decode=True)
        return content if isinstance(content, bytes) else str(inner).encode("utf-8", "surrogateescape")
    code = str(inner).encode("utf-8", "surrogateescape")
    try:
        return binascii.a2b_base64(code)
    except binascii.Error:
        bare = _BASE64.sub(b"", code)
        whole = bare[: len(bare) - (len(bare) % 4 == 1)]
        return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def look_through(part: Part, found: Found, path: str = "1", depth: int = 0) -> None:
    """Put what a part holds to what was found."""
    inner = part.get_payload()
    if not isinstance(inner, list) or depth >= DEEPEST or part.get_content_type() == "message/delivery-status":
        _look_at(part, found, path)
        return
    children = [(f"{path}.{number}", each) for number, each in enumerate(inner[:MOST_PARTS], 1)]
    if part.get_content_type() == "multipart/alternative":
        _look_at_one_way(children, found, depth)
        return
    is_mail = part.get_content_type() == "message/rfc822"
    inside = Found() if is_mail else found
    for below, each in children:
        look_through(each, inside, below, depth + 1)
    if is_mail and children:
        found.texts.append("\n".join([_head_of(children[0][1]), *inside.texts]))
        found.files += inside.files
        found.damaged |= inside.damaged


def _look_at_one_way(children: list[tuple[str, Part]], found: Found, depth: int) -> None:
    """Take the plain way of saying it where it says anything, else the next one; files of every way."""
    ways = []
    for path, each in children:
        way = Found()
        look_through(each, way, path, depth + 1)
        ways.append(way)
        found.files += way.files
    chosen = next((way for way in ways if any(each.strip() for each in way.texts)), None)
    if chosen is not None:
        found.texts += chosen.texts
        found.damaged |= chosen.damaged


def _look_at(part: Part, found: Found, path: str) -> None:
    kind = part.get_content_type()
    disposition, name = _disposition(part), _name_of(part)
    is_text = kind in {"text/plain", "text/html"} or kind.startswith("multipart/")
    if is_text and disposition != "attachment" and not (name and disposition == "inline"):
        _read(part, found, path, kind)
    elif kind not in _OF_REPORTS:
        found.files.append(File(path=path, name=name, media_type=kind, size=len(content_of(part))))


def _read(part: Part, found: Found, path: str, kind: str) -> None:
    content = content_of(part)
    label = parameters_of(header(part, "content-type")).get("charset", "").strip(" \"'")
    words = decode(content, label or (charset_in(content) if kind == "text/html" else ""))
    if not words.is_whole:
        found.damaged[path] = content
    text = text_of(words.text) if kind == "text/html" else words.text
    if plain := trimmed(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")):
        found.texts.append(plain)


def _head_of(mail: Part) -> str:
    """Return the lines that stand above a mail within a mail."""
    sender = sender_in(header(mail, "from"))
    told = f"{sender.name} <{sender.address}>".strip() if sender else ""
    return f"転送されたメール\n差出人：{told}\n件名：{words_in(header(mail, 'subject'))}\n"


def _disposition(part: Part) -> str:
    return header(part, "content-disposition").partition(b";")[0].strip().lower().decode("ascii", "replace")


def _name_of(part: Part) -> str:
    return file_name(header(part, "content-disposition"), header(part, "content-type"))
