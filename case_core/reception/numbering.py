"""Numbers of a day: one after the other, each once; one that is rolled back goes to the next, without a gap."""

import secrets
from datetime import date
from typing import Final

from django.db.models import Max

from case_core.reception.models import QueueTicket
from mannaka_kit.turns import wait_for_turn

_TOKEN_BYTES: Final = 16


def take_number(ticket: QueueTicket) -> QueueTicket:
    """Store a ticket of a day under the day's next number."""
    wait_for_turn(f"reception:{ticket.day.isoformat()}")
    ticket.token = secrets.token_urlsafe(_TOKEN_BYTES)
    ticket.number = _last(ticket.day) + 1
    ticket.save(force_insert=True)
    return ticket


def _last(on: date) -> int:
    return QueueTicket.objects.of_day(on).aggregate(last=Max("number"))["last"] or 0
