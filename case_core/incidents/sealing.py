"""Notes that only two people read: sealed with the city's key."""

from typing import Final

from mannaka_kit import crypto

_PURPOSE: Final = "staff-care"


def seal(text: str, *, author_id: int, field: str) -> str:
    """Return the sealed text; nothing stays nothing."""
    return crypto.encrypt(text, purpose=_PURPOSE, aad=_cell(field, author_id)) if text else ""


def unseal(sealed: str, *, author_id: int, field: str) -> str:
    """Return what was sealed."""
    return crypto.decrypt(sealed, purpose=_PURPOSE, aad=_cell(field, author_id)) if sealed else ""


def _cell(field: str, author_id: int) -> str:
    return crypto.cell("staff_care", field, author_id)
