"""Which screens hear of the reception: the centre's."""

from collections.abc import Iterable
from typing import Final

from case_core.reception.events import (
    HelpAnswered,
    HelpCalled,
    HelpEnded,
    TicketCalled,
    TicketEnded,
    TicketIssued,
    TicketMoved,
)
from mannaka_kit.live import announces

RECEPTION: Final = "reception"
HELP: Final = "help"


@announces(TicketCalled, TicketEnded, TicketIssued, TicketMoved)
def topics_of_ticket(event: TicketCalled | TicketEnded | TicketIssued | TicketMoved) -> Iterable[str]:  # noqa: ARG001
    """Ring for the reception's screens."""
    return (RECEPTION,)


@announces(HelpAnswered, HelpCalled, HelpEnded)
def topics_of_help(event: HelpAnswered | HelpCalled | HelpEnded) -> Iterable[str]:  # noqa: ARG001 - all hear of each
    """Ring for everybody of the centre, and for the reception's screens."""
    return HELP, RECEPTION
