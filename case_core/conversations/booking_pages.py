"""Where the notices of a booking lead: to pages that anybody may open, and that ask who it is."""

from case_core.conversations.states import TextKind
from mannaka_kit.ui.addresses import whole_address


def address_of_booking(kind: str) -> str:
    """Return the whole address to which a notice of this kind leads: the booking's own page, or booking anew."""
    return whole_address("booking:start" if kind == TextKind.CANCELLED else "booking:door")
