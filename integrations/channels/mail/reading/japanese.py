"""
Japanese as mailers write it, with the signs of NEC and IBM that the standard library's codecs refuse.

ISO-2022-JP of Outlook and of telephones (CP5022x) and EUC-JP of old servers (CP51932) are cp932 in another order of
bits. What cp932 keeps for private letters, among them the pictures of the telephone companies, is shown as 〓.
"""

import re
from typing import Final

GETA: Final = "〓"
_ESCAPE: Final = re.compile(rb"\x1b(?:\$[@B]|\$\([@BD]|\([BJIHT])|[\x0e\x0f]")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_TWO_BYTES: Final = frozenset({b"\x1b$@", b"\x1b$B", b"\x1b$(@", b"\x1b$(B"})
_HALF_WIDTH: Final = frozenset({b"\x1b(I", b"\x0e"})
_SUPPLEMENT: Final = b"\x1b$(D"
_EUC: Final = re.compile(rb"\x8e[\xa1-\xdf]|\x8f[\xa1-\xfe]{2}|[\xa1-\xfe]{2}|[\x00-\x7f]|(.)", re.DOTALL)
_GRID: Final = range(0x21, 0x7F)


def decode_jis(content: bytes) -> str:
    """
    Read ISO-2022-JP with everything that mailers put into it.

    :raises UnicodeDecodeError: if it is something else.
    """
    found, state, at = [], b"\x1b(B", 0
    for escape in _ESCAPE.finditer(content):
        found.append(_run(content[at : escape.start()], state))
        state, at = escape[0], escape.end()
    found.append(_run(content[at:], state))
    return "".join(found)


def decode_windows(content: bytes) -> str:
    """
    Read Shift_JIS as Windows and telephones write it.

    :raises UnicodeDecodeError: if it is something else.
    """
    return _PRIVATE.sub(GETA, content.decode("cp932").replace("\x80", ""))  # what servers put in the place of a NUL


def decode_euc(content: bytes) -> str:
    """
    Read EUC-JP with the signs of NEC and IBM.

    :raises UnicodeDecodeError: if it is something else.
    """
    return "".join(_euc(found) for found in _EUC.finditer(content))


def _run(content: bytes, state: bytes) -> str:
    """Read what stands between two escapes."""
    if state in _TWO_BYTES:
        return "".join(_pair(content, at) for at in _steps(content))
    if state in _HALF_WIDTH:
        return bytes(each | 0x80 if each in range(0x21, 0x60) else each for each in content).decode("cp932")
    if state == _SUPPLEMENT:
        return (b"\x1b$(D" + content + b"\x1b(B").decode("iso2022_jp_1")
    return content.decode("ascii")


def _steps(content: bytes) -> list[int]:
    """Return where signs begin: two bytes each, but control characters alone, as broken mailers put line ends in."""
    steps, at = [], 0
    while at < len(content):
        steps.append(at)
        at += 2 if content[at] in _GRID else 1
    return steps


def _pair(content: bytes, at: int) -> str:
    pair = content[at : at + 2]
    if pair[0] not in _GRID:
        return pair[:1].decode("ascii")
    if len(pair) < len("JJ") or pair[1] not in _GRID:
        raise UnicodeDecodeError("iso-2022-jp", content, at, at + 1, "half a character")
    return _of_grid(pair[0] - 0x20, pair[1] - 0x20)


def _of_grid(row: int, cell: int) -> str:
    """Return the sign of a row and a cell of JIS; of an empty one, the sign that says that something was there."""
    lead = (row - 1) // 2 + (0x81 if row < 63 else 0xC1)  # noqa: PLR2004 - where Shift_JIS leaps over half-width kana
    trail = cell + 0x9E if row % 2 == 0 else cell + (0x3F if cell < 64 else 0x40)  # noqa: PLR2004 - over DEL
    try:
        return _PRIVATE.sub(GETA, bytes((lead, trail)).decode("cp932"))
    except UnicodeDecodeError:
        return GETA


def _euc(found: re.Match[bytes]) -> str:
    code = found[0]
    if found[1] is not None:
        raise UnicodeDecodeError("euc-jp", found.string, found.start(), found.end(), "no character")
    if len(code) == 1:
        return code.decode("ascii")
    if code[0] == 0x8E:  # noqa: PLR2004 - half-width kana
        return code[1:].decode("cp932")
    return code.decode("euc_jp") if code[0] == 0x8F else _of_grid(code[0] - 0xA0, code[1] - 0xA0)  # noqa: PLR2004
