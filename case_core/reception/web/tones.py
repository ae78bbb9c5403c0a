"""Which tint a number's state has; the word always stands beside it."""

from collections.abc import Mapping
from typing import Final

from case_core.reception.states import TicketStatus

TONES: Final[Mapping[str, str]] = {
    TicketStatus.WAITING: "neutral",
    TicketStatus.CALLED: "key",
    TicketStatus.SERVING: "success",
    TicketStatus.PARKED: "warning",
    TicketStatus.MISSED: "error",
    TicketStatus.DONE: "neutral",
    TicketStatus.LEFT: "neutral",
}
