"""Headers in words: encoded words however they were cut, raw bytes, names, addresses."""

import base64
import binascii
import quopri
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from integrations.channels.mail.reading.charsets import decode

_WORD: Final = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_FOLD: Final = re.compile(rb"\r?\n[ \t]+|[\r\n]+")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DECOMPOSED: Final = re.compile("[\u3046-\u30fd][\u3099\u309a]")
_IN_ANGLES: Final = re.compile(r"<\s*([^<>]*@[^<>]*?)\s*>")
_BARE: Final = re.compile(r"[^\s<>()\",;:]+@[^\s<>()\",;:]+")
_BEHIND: Final = re.compile(r"\(([^()]*)\)\s*$")
_QUOTED_LOCAL: Final = re.compile(r'^"((?:[^"\\]|\\.)*)"@')
_LONGEST: Final = 320


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a mail says that it is of."""

    address: str
    name: str = ""


def words_in(value: bytes) -> str:
    """Return what a header says. Neighbouring words of one charset are read as one, wherever they were cut."""
    found, at, pending = [], 0, _Pending()
    value = _FOLD.sub(b" ", value)
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        if between.strip() or not pending.content:
            found += [pending.flush(), decode(between).text]
        charset, content = word[1].partition(b"*")[0].decode("ascii", "replace"), _content(word[2], word[3])
        if pending.content and charset.lower() != pending.charset.lower():
            found.append(pending.flush())
        pending.add(charset, content)
        at = word.end()
    found += [pending.flush(), decode(value[at:]).text]
    return shown("".join(found)).strip()


@dataclass
class _Pending:
    """Bytes of words that were not decoded yet."""

    charset: str = ""
    content: bytes = b""

    def add(self, charset: str, content: bytes) -> None:
        self.charset, self.content = charset, self.content + content

    def flush(self) -> str:
        text = decode(self.content, self.charset).text
        self.content = b""
        return text


def _content(way: bytes, inner: bytes) -> bytes:
    if way in b"qQ":
        return quopri.decodestring(inner.replace(b"_", b"=20"))
    bare = re.sub(rb"[^A-Za-z0-9+/]", b"", inner)
    try:
        return base64.b64decode(bare + b"=" * (-len(bare) % 4))
    except binascii.Error:
        return base64.b64decode(bare[:-1])


def shown(text: str) -> str:
    """Return a text without what only deceives the eye, and with kana in one piece."""
    composed = _DECOMPOSED.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), text)
    return _UNSEEN.sub("", composed)


def sender_in(value: bytes) -> Sender | None:
    """Return the one address of a header, and the name beside it; nothing where there is no address."""
    text = words_in(value)
    if angles := list(_IN_ANGLES.finditer(text)):
        return _sender(angles[-1][1], text[: angles[-1].start()])
    if bare := _BARE.search(text):
        behind = _BEHIND.search(text)
        return _sender(bare[0], behind[1] if behind else "")
    return None


def _sender(address: str, name: str) -> Sender | None:
    plain = _QUOTED_LOCAL.sub(lambda found: found[1] + "@", address.strip())
    local, _, host = plain.rpartition("@")
    if not local or not host or len(plain) > _LONGEST or re.search(r"[\s\x00-\x1f<>]", plain):
        return None
    return Sender(address=f"{local}@{host.lower()}", name=_plain_name(name))


def _plain_name(name: str) -> str:
    bare = name.strip().removeprefix('"').removesuffix('"')
    return re.sub(r"\\(.)", r"\1", bare).strip() if "\\" in bare else bare.strip()


def addresses_in(value: bytes) -> tuple[str, ...]:
    """Return every address that a header names."""
    text = words_in(value)
    return tuple(found[0].strip("\"'").lower() for found in _BARE.finditer(text.replace("<", " ").replace(">", " ")))
