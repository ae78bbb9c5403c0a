"""Putting mails together by hand: no library decides how a byte is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from tests.integrations.channels.mail.judged.encoders import crlf, in_base64, word
from tests.integrations.channels.mail.judged.words import Dice

TO = "soudan@city.imabari.example.jp"
DATE = b"Sun, 22 Nov 2026 21:30:00 +0900"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a mail says."""

    fresh: str
    subject: str = ""
    quoted: str = ""
    sender: str = ""
    name: str = ""
    kind: str = "human"
    files: tuple[tuple[str, str], ...] = ()
    """Each file's name, and a digest of what is in it."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A mail, and what it says."""

    raw: bytes
    said: Said


@dataclass
class Letter:
    """What most mails of one shape have in common; each shape changes what it is about."""

    dice: Dice
    text: str = ""
    subject: str = ""
    address: str = ""
    name: str = ""
    headers: dict[str, bytes | None] = field(default_factory=dict)
    """What differs from the usual headers; none where one is missing."""

    def __post_init__(self) -> None:
        self.text = self.text or self.dice.text()
        self.subject = self.subject or self.dice.subject()
        self.address = self.address or self.dice.address()
        self.name = self.name or self.dice.name()

    def said(self, **changes: object) -> Said:
        """Return what it says."""
        usual = {"fresh": self.text, "subject": self.subject, "sender": self.address, "name": self.name}
        return Said(**(usual | changes))  # type: ignore[arg-type]  # names of fields

    def head(self, **changes: bytes | None) -> bytes:
        """Return the headers, each line as it is written."""
        usual: dict[str, bytes | None] = {
            "Return-Path": b"<" + self.address.encode() + b">",
            "Received": b"from relay.example.net by mx.city.imabari.example.jp; " + DATE,
            "Date": DATE,
            "From": word(self.name) + b" <" + self.address.encode() + b">",
            "To": TO.encode(),
            "Subject": word(self.subject),
            "Message-ID": b"<%d@mailer.example.jp>" % self.dice.number(),
            "MIME-Version": b"1.0",
        }
        lines = usual | {name.replace("_", "-"): value for name, value in changes.items()} | self.headers
        return b"".join(name.encode() + b": " + value + b"\r\n" for name, value in lines.items() if value is not None)


def text_part(text: bytes, kind: str = "text/plain; charset=utf-8", way: str = "8bit", more: bytes = b"") -> bytes:
    """Return a part of text, or a whole mail's lower half."""
    body = in_base64(text) if way == "base64" else crlf(text)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\n".encode()
    return head + more + b"\r\n" + body


def file_part(content: bytes, kind: bytes, disposition: bytes) -> bytes:
    """Return a part with a file."""
    head = b"Content-Type: " + kind + b"\r\nContent-Disposition: " + disposition + b"\r\n"
    return head + b"Content-Transfer-Encoding: base64\r\n\r\n" + in_base64(content)


def multipart(parts: Sequence[bytes], kind: str = "mixed", boundary: str = "=_b1", end: bytes = b"--") -> bytes:
    """Return several parts as one."""
    line = b"--" + boundary.encode()
    inner = b"".join(line + b"\r\n" + part + (b"" if part.endswith(b"\r\n") else b"\r\n") for part in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"This is a multi-part message in MIME format.\r\n\r\n" + inner + line + end + b"\r\n"


def digest(content: bytes) -> str:
    """Return a digest of a file."""
    return sha256(content).hexdigest()


def picture(dice: Dice) -> bytes:
    """Return what looks like a picture."""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + dice.random.randbytes(600)
