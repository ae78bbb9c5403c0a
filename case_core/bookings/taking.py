"""
Take a time: one INSERT that the database decides.

Two exclusion constraints, on counsellor and time and on room and time, say who was first. `ON CONFLICT DO NOTHING`
rather than an error: the loser's transaction goes on and can try the next pair, and PostgreSQL keeps two who insert at
the same moment from waiting for each other (without it they would be a deadlock, since each has written its row
before it looks).
"""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from case_core.bookings.capacity import Pair
from case_core.bookings.errors import SlotNotOfferedError, SlotTakenError
from case_core.bookings.holds import clear_expired
from case_core.bookings.looking import Look, look_at
from case_core.bookings.models import Booking, BookingOffer
from case_core.bookings.slots import nearest_slots

# Each turn somebody else was quicker; with as many people on duty there is nobody left to ask.
_TURNS: Final = 12
_TAKE: Final = """
INSERT INTO booking (offer_id, way, begins, ends, counsellor_id, room_id, status, hold_until, made_at)
VALUES (%s, %s, %s, %s, %s, %s, 'held', %s, %s) ON CONFLICT DO NOTHING RETURNING id
"""


def take(
    offer: BookingOffer, way: str, begins: datetime, *, at: datetime, hold_until: datetime, by_staff: bool = False
) -> Booking:
    """
    Hold a time for somebody; call it in a transaction.

    :raises SlotNotOfferedError: nobody is there at this time.
    :raises SlotTakenError: others were quicker.
    """
    clear_expired(begins, begins + timedelta(minutes=offer.minutes), at=at)
    for _turn in range(_TURNS):
        look = look_at(offer, way, begins, at=at, by_staff=by_staff)
        if not look.pairs:
            raise _refusal(offer, way, begins, look, at=at)
        taken = _insert(offer, way, begins, _one_of(look.pairs), at=at, hold_until=hold_until)
        if taken is not None:
            return Booking.objects.select_related("offer", "counsellor", "room").get(pk=taken)
    raise SlotTakenError(nearest=nearest_slots(offer, way, begins, at=at))


def _refusal(offer: BookingOffer, way: str, begins: datetime, look: Look, *, at: datetime) -> SlotTakenError:
    if look.is_contested:
        return SlotTakenError(nearest=look.nearest)
    return SlotNotOfferedError(nearest=nearest_slots(offer, way, begins, at=at))


def _one_of(pairs: list[Pair]) -> Pair:
    """Choose among the less busy half: many who come at once do not all ask for the same person."""
    return secrets.choice(pairs[: (len(pairs) + 1) // 2])


def _insert(
    offer: BookingOffer, way: str, begins: datetime, pair: Pair, *, at: datetime, hold_until: datetime
) -> int | None:
    ends = begins + timedelta(minutes=offer.minutes)
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [offer.pk, way, begins, ends, *pair, hold_until, at])
        row = cursor.fetchone()
    return int(row[0]) if row else None
