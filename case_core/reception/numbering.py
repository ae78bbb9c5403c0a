"""
Numbers of a day: one after the other, each once.

The unique constraint decides. `ON CONFLICT DO NOTHING` waits for whoever took the same number a moment ago; nobody's
number is lost where a transaction is rolled back, so that citizens see no gap.
"""

import secrets
from datetime import date
from typing import Final

from django.db.models import Max

from case_core.reception.errors import NumbersRunOutError
from case_core.reception.models import QueueTicket

# Each turn somebody else was quicker; a city has fewer people who give numbers.
_TURNS: Final = 50
_TOKEN_BYTES: Final = 16


def take_number(ticket: QueueTicket) -> QueueTicket:
    """
    Store a ticket of a day under the day's next number.

    :raises NumbersRunOutError: others were quicker, again and again.
    """
    ticket.token = secrets.token_urlsafe(_TOKEN_BYTES)
    for _turn in range(_TURNS):
        ticket.number = _last(ticket.day) + 1
        QueueTicket.objects.bulk_create([ticket], ignore_conflicts=True)
        taken = QueueTicket.objects.filter(token=ticket.token).first()
        if taken is not None:
            return taken
        ticket.pk = None
    raise NumbersRunOutError


def _last(on: date) -> int:
    return QueueTicket.objects.of_day(on).aggregate(last=Max("number"))["last"] or 0
