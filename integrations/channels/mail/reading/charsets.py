"""
Which words some bytes are, whatever their label says.

A label is believed where it can be true. It is not where the bytes cannot be what it says, or where they are Japanese
in another charset and nonsense in the labelled one.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from integrations.channels.mail.reading.japanese import decode_euc, decode_jis, decode_windows

Decoder = Callable[[bytes], str]
_BONUS: Final = 0.35
"""How much a label counts against a better look."""
_SURROGATES: Final = re.compile(rb"\xed[\xa0-\xbf]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


_NUL_OF_IMAP: Final = "mannaka_nul_of_imap"


def _without_nul(error: UnicodeError) -> tuple[str, int]:
    """Leave out what servers put in the place of a NUL, which IMAP cannot carry; refuse everything else."""
    if isinstance(error, UnicodeDecodeError) and error.object[error.start : error.end] == b"\x80":
        return "", error.end
    raise error


codecs.register_error(_NUL_OF_IMAP, _without_nul)


def _utf_8(content: bytes) -> str:
    """Read UTF-8, also that of old telephones, whose emoji are two surrogates of three bytes each."""
    if not _SURROGATES.search(content):
        return content.decode("utf-8-sig", _NUL_OF_IMAP)
    joined = content.decode("utf-8-sig", "surrogatepass").encode("utf-16-le", "surrogatepass")
    return joined.decode("utf-16-le")


_OURS: Final[dict[str, Decoder]] = {
    "iso-2022-jp": decode_jis,
    "utf-8": _utf_8,
    "shift_jis": decode_windows,
    "euc-jp": decode_euc,
}
_ALIASES: Final = {
    "iso-2022-jp": ("2022jp", "cp5022"),
    "euc-jp": ("eucjp", "ujis", "51932"),
    "shift_jis": ("shiftjis", "sjis", "932", "31j"),
    "utf-8": ("utf8",),
}
_TEXT: Final = re.compile(r"iso8859|cp\d|koi8|gb|big5|euc_kr|utf-|mac|tis|hz")
_LENIENT: Final = {"iso-2022-jp": "iso2022_jp", "shift_jis": "cp932", "euc-jp": "euc_jp"}
_LOOKS_RIGHT: Final = 0.9
_REPLACED: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Words:
    """What some bytes say."""

    text: str
    charset: str
    is_whole: bool = True
    """Whether every byte could be read; where not, their owner keeps the bytes."""


def decode(content: bytes, label: str = "") -> Words:
    """Return what some bytes say, with the label believed as far as it can be."""
    if content.isascii() and b"\x1b" not in content and b"\x0e" not in content:
        return Words(text=content.decode("ascii"), charset="us-ascii")
    believed = named(label)
    for name in ("utf-8", believed):
        text = _strictly(content, name)
        if text is not None and _look(text) > _LOOKS_RIGHT:
            return Words(text=text, charset=name)
    found = [_candidate(content, name) for name in dict.fromkeys((*_OURS, believed)) if name]
    charset, text = max(found, key=lambda each: _likelihood(each[1], charset=each[0], believed=believed))
    return Words(text=text, charset=charset, is_whole=_REPLACED not in text)


def _candidate(content: bytes, name: str) -> tuple[str, str]:
    """Return what bytes are in a charset, as far as it goes."""
    text = _strictly(content, name)
    return name, content.decode(_LENIENT.get(name, name), "replace") if text is None else text


@cache
def named(label: str) -> str:
    """Return a charset's plain name; nothing where nobody knows it."""
    bare = re.sub(r"[^a-z0-9]", "", label.lower())
    for name, parts in _ALIASES.items():
        if any(part in bare for part in parts):
            return name
    try:
        known = codecs.lookup(label.strip(" \"'")).name
    except (LookupError, ValueError):
        return ""
    return known if _TEXT.match(known) else ""


def _strictly(content: bytes, name: str) -> str | None:
    """Return what bytes are in a charset; none where they are not all in it."""
    if not name:
        return None
    try:
        return _OURS[name](content) if name in _OURS else content.decode(name)
    except (UnicodeError, LookupError, AssertionError):
        return None


def _likelihood(text: str, *, charset: str, believed: str) -> float:
    """
    Return how much a text looks like one, and what speaks for its charset besides.

    Hardly anything but UTF-8 happens to be UTF-8 and Japanese; Japanese without any kana is seldom.
    """
    is_certain = charset == "utf-8" and _REPLACED not in text and any(_weight(each) == 1.0 for each in text)
    if charset == believed or is_certain:
        return _look(text) + _BONUS
    return _look(text) - (0.0 if any("\u3041" <= each <= "\u30fe" for each in text) else _BONUS)


def _look(text: str) -> float:
    """Return how much a text looks like one: the mean over what is not plain ASCII."""
    weights = [_weight(each) for each in text if each > "\x7e" or _CONTROL.match(each)]
    return sum(weights) / len(weights) if weights else 1.0


def _weight(sign: str) -> float:
    code = ord(sign)
    if sign in "〓\ufffd":
        return -1.0
    if 0x3000 <= code <= 0x30FF or 0x4E00 <= code <= 0x9FFF or 0xFF01 <= code <= 0xFF5E:  # noqa: PLR2004 - Japanese
        return 1.0
    if 0xFF61 <= code <= 0xFF9F:  # noqa: PLR2004 - half-width kana
        return 0.45
    category = unicodedata.category(sign)
    if sign == "\x00":
        return 0.0
    return -2.0 if category in {"Cc", "Cn", "Co"} else 0.7
