"""The address of somebody's calendar, as it rests: encrypted, since whoever knows it reads everything."""

from typing import Final

from mannaka_kit import crypto

_PURPOSE: Final = "busy-sources"


def sealed(address: str, *, counsellor_id: int) -> str:
    """Return the address encrypted for one person of the current city."""
    return crypto.encrypt(address, purpose=_PURPOSE, aad=_cell(counsellor_id))


def opened(token: str, *, counsellor_id: int) -> str:
    """Return the address."""
    return crypto.decrypt(token, purpose=_PURPOSE, aad=_cell(counsellor_id))


def _cell(counsellor_id: int) -> str:
    return crypto.cell("busy_source", "address", counsellor_id)
