"""Writing a mail down: plain text first, in UTF-8, with headers that no text can break out of."""

import base64
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Final

_WORD: Final = 42
"""How many bytes of UTF-8 fit into one encoded word of 75 letters."""
_LINE: Final = 76
_ATOM: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !#$%&'*+-/^_`{|}~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail of the city."""

    sender: str
    sender_name: str
    to: str
    subject: str
    text: str
    message_id: str
    at: datetime
    reply_to: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    is_automatic: bool = False


def written(letter: Letter) -> bytes:
    """Return a mail in bytes."""
    lines = [
        ("From", f"{_phrase(letter.sender_name)} <{letter.sender}>"),
        ("To", f"<{letter.to}>"),
        ("Reply-To", f"<{letter.reply_to}>" if letter.reply_to else ""),
        ("Subject", _words(letter.subject)),
        ("Date", format_datetime(letter.at)),
        ("Message-ID", f"<{letter.message_id}>"),
        ("In-Reply-To", f"<{letter.in_reply_to}>" if letter.in_reply_to else ""),
        ("References", "\r\n ".join(f"<{each}>" for each in letter.references)),
        *_of_machines(letter),
        ("MIME-Version", "1.0"),
        ("Content-Type", 'text/plain; charset="UTF-8"'),
        ("Content-Transfer-Encoding", "base64"),
    ]
    head = "".join(f"{name}: {_safe(value)}\r\n" for name, value in lines if value)
    return head.encode("ascii") + b"\r\n" + _body(letter.text)


def _of_machines(letter: Letter) -> list[tuple[str, str]]:
    """Return the headers that keep two machines from answering each other (RFC 3834)."""
    loop = ("X-Loop", letter.sender)
    if not letter.is_automatic:
        return [loop]
    kind = "auto-replied" if letter.in_reply_to else "auto-generated"
    return [loop, ("Auto-Submitted", kind), ("X-Auto-Response-Suppress", "All")]


def _safe(value: str) -> str:
    """Return a header's value without anything that could begin another header; folds of ours stay."""
    lines = value.split("\r\n ")
    clean = ("".join(each for each in line if " " <= each <= "~") for line in lines)
    return "\r\n ".join(clean)


def _phrase(name: str) -> str:
    plain = " ".join(name.split())
    return f'"{plain}"' if plain and set(plain) <= _ATOM else _words(name)


def _words(text: str) -> str:
    """Return a text for a header: as it is where it is plain and short, else in encoded words of whole characters."""
    plain = " ".join(text.split())
    if plain.isascii() and plain.isprintable() and len(plain) <= _LINE - 12 and "=?" not in plain:
        return plain
    words, word = [], b""
    for sign in plain:
        code = sign.encode("utf-8", "replace")
        if len(word + code) > _WORD:
            words.append(word)
            word = b""
        word += code
    return "\r\n ".join(f"=?UTF-8?B?{base64.b64encode(each).decode('ascii')}?=" for each in (*words, word))


def _body(text: str) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8", "replace")
    code = base64.b64encode(lines)
    return b"".join(code[at : at + _LINE] + b"\r\n" for at in range(0, len(code), _LINE))
