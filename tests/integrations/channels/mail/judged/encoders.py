"""Writing words down as old and new mailers do; what the codecs of the standard library cannot, is done by hand."""

import base64
import quopri
from collections.abc import Callable
from functools import cache
from typing import Final

_NEC_SELECTED_IBM: Final = (0xED, 0xEE)
_WAVES: Final = str.maketrans({"〜": "～", "−": "－", "‖": "∥"})


def as_windows_shows(text: str) -> str:
    """Return a text with the signs that Windows takes for those of JIS: a wave dash becomes a full-width tilde."""
    return text.translate(_WAVES)


def cp932(text: str) -> bytes:
    """Return a text as Windows writes it."""
    return as_windows_shows(text).encode("cp932")


@cache
def _selected() -> dict[str, bytes]:
    """Return NEC's copies of IBM's kanji: those that fit into JIS."""
    found: dict[str, bytes] = {}
    for lead in _NEC_SELECTED_IBM:
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFD)):
            pair = bytes((lead, trail))
            try:
                found.setdefault(pair.decode("cp932"), pair)
            except UnicodeDecodeError:
                continue
    return found


def _jis(pair: bytes) -> bytes:
    """Turn two bytes of Shift_JIS into two of JIS."""
    lead, trail = pair
    row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2
    if trail >= 0x9F:
        return bytes((row + 1 + 0x21, trail - 0x7E))
    return bytes((row + 0x21, trail - (0x20 if trail >= 0x80 else 0x1F)))


def iso_2022_jp(text: str) -> bytes:
    """Return a text as Outlook and telephones write it: ISO-2022-JP with NEC's and IBM's signs, and half-width kana."""
    written, state = b"", b"\x1b(B"
    for sign in as_windows_shows(text):
        code = _selected().get(sign) or sign.encode("cp932")
        wanted = b"\x1b$B" if len(code) > 1 else b"\x1b(I" if code >= b"\x80" else b"\x1b(B"
        body = _jis(code) if len(code) > 1 else bytes((code[0] & 0x7F,))
        if sign == "\n" and state != b"\x1b(B":
            wanted = b"\x1b(B"
        written += (wanted if wanted != state else b"") + body
        state = wanted
    return written + (b"" if state == b"\x1b(B" else b"\x1b(B")


def euc_jp(text: str) -> bytes:
    """Return a text as Unix wrote it, with NEC's signs."""
    written = b""
    for sign in as_windows_shows(text):
        code = _selected().get(sign) or sign.encode("cp932")
        if len(code) > 1:
            written += bytes(each | 0x80 for each in _jis(code))
        else:
            written += b"\x8e" + code if code >= b"\x80" else code
    return written


ENCODERS: Final[dict[str, Callable[[str], bytes]]] = {
    "iso-2022-jp": iso_2022_jp,
    "shift_jis": cp932,
    "euc-jp": euc_jp,
    "utf-8": str.encode,
}


def word(text: str, charset: str = "utf-8", way: str = "B") -> bytes:
    """Return one encoded word (RFC 2047)."""
    return words_of(ENCODERS[charset](text), charset, way)


def words_of(content: bytes, charset: str, way: str = "B") -> bytes:
    """Return bytes as one encoded word."""
    if way == "B":
        inner = base64.b64encode(content)
    else:
        inner = b"".join(
            bytes((each,)) if 0x30 <= each < 0x3A or 0x41 <= each < 0x5B else b"=%02X" % each for each in content
        )
    return b"=?" + charset.encode() + b"?" + way.encode() + b"?" + inner + b"?="


def broken_words(text: str, charset: str, size: int = 31) -> bytes:
    """Return encoded words cut wherever the bytes happen to be at: in the middle of a character, too."""
    content = ENCODERS[charset](text)
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    return b"\r\n ".join(words_of(piece, charset) for piece in pieces)


def crlf(text: bytes) -> bytes:
    """Return bytes with the line ends of mail."""
    return text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def in_base64(content: bytes) -> bytes:
    """Return bytes in lines of Base64."""
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def in_quoted_printable(content: bytes) -> bytes:
    """Return bytes quoted-printable."""
    return quopri.encodestring(content.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
