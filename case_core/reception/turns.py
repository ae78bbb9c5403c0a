"""What every turn of a number leaves behind: its audit entry and its event."""

from datetime import datetime
from typing import TypeAlias

from case_core.reception.events import TicketCalled, TicketEnded, TicketIssued, TicketMoved
from case_core.reception.models import QueueTicket
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

Turn: TypeAlias = type[TicketIssued | TicketCalled | TicketMoved | TicketEnded]


def record_turn(code: str, turn: Turn, ticket: QueueTicket, *, actor: Actor, at: datetime) -> None:
    """
    Record who did it, and tell those who wait for it.

    :raises NotInTransactionError: outside a transaction.
    """
    details = {"number": ticket.label, "room": ticket.room_id}
    audit.record(code, actor=actor, target=ticket, at=at, case_id=ticket.case_id, details=details)
    events.record(turn(ticket_id=ticket.pk))
