"""Texts in the encodings that Japanese offices use."""

import re
from typing import Final

_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
# Whoever writes letters writes no other controls than these.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decoded(content: bytes) -> str | None:
    """Return the text, None where it is none: UTF-8, Shift_JIS as Windows has it, or UTF-16 with its mark."""
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return text
    return None
