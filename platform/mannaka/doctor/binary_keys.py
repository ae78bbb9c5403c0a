"""What the two binary keys have in common: 32 random bytes in base64."""

from __future__ import annotations

import base64
import binascii

KEY_BYTES = 32
# 32 random bytes have fewer different ones than this about once in 10^20 keys.
LEAST_DIFFERENT = 14
MEND = """Make one with: python3 -c "import base64, os; print(base64.b64encode(os.urandom(32)).decode())"."""


def problem_of(text: str) -> str | None:
    """Return what is wrong with a key, nothing where it is sound."""
    if not text:
        return "It is not set."
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return "It is not base64."
    if len(key) != KEY_BYTES:
        return f"It has {len(key)} bytes instead of {KEY_BYTES}."
    if len(set(key)) < LEAST_DIFFERENT:
        return "It is weak: its bytes are not random."
    return None
