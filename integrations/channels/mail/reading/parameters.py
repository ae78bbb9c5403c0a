"""The parameters of a header: a file's name in any of the ways in which it is written."""

import re
from typing import Final
from urllib.parse import unquote_to_bytes

from integrations.channels.mail.reading.charsets import decode
from integrations.channels.mail.reading.words import shown, words_in

_PARAMETER: Final = re.compile(rb";\s*([A-Za-z][\w-]*)(\*\d+)?(\*)?\s*=\s*(\"(?:[^\"\\]|\\.)*\"?|[^;]*)", re.DOTALL)
_LONGEST_NAME: Final = 200
Piece = tuple[int, bool, bytes]


def parameters_of(value: bytes) -> dict[str, str]:
    """Return the parameters of a header by their names, in lower case."""
    pieces: dict[str, list[Piece]] = {}
    flat = re.sub(rb"\r?\n[ \t]*", b" ", _in_utf_8(value))
    for name, number, star, content in _PARAMETER.findall(flat):
        piece = (int(number[1:] or b"0") if number else -1, bool(star), _unquoted(content.strip()))
        pieces.setdefault(name.decode("ascii").lower(), []).append(piece)
    return {name: _joined(sorted(each, key=lambda piece: piece[0])) for name, each in pieces.items()}


def _in_utf_8(value: bytes) -> bytes:
    """Return raw Japanese as UTF-8: in the charsets of before, half a character may be a quote or a backslash."""
    is_raw = not value.isascii() or b"\x1b$" in value
    return decode(value).text.encode() if is_raw else value


def _unquoted(content: bytes) -> bytes:
    if not content.startswith(b'"'):
        return content
    return re.sub(rb"\\(.)", rb"\1", content[1:].removesuffix(b'"'))


def _joined(pieces: list[Piece]) -> str:
    """Join the pieces of a value; those of RFC 2231 are bytes of one charset, which the first one names."""
    better = [piece for piece in pieces if piece[1] or piece[0] >= 0]
    if not better:
        return words_in(pieces[0][2])
    charset, content = "", b""
    for at, (_, is_encoded, written) in enumerate(better):
        rest = written
        if is_encoded and at == 0 and written.count(b"'") > 1:
            label, _, rest = written.split(b"'", 2)
            charset = label.decode("ascii", "replace")
        content += unquote_to_bytes(rest) if is_encoded else rest
    return shown(decode(content, charset).text) if charset else words_in(content)


def file_name(disposition: bytes, kind: bytes) -> str:
    """Return what a part's file is called, without anything that leads elsewhere; nothing where it has no name."""
    named = parameters_of(disposition).get("filename") or parameters_of(kind).get("name") or ""
    last = re.split(r"[/\\]", named.strip())[-1]
    return re.sub(r"[\x00-\x1f\x7f]", "", shown(last)).strip()[:_LONGEST_NAME]
