"""Take back a span in which another body had a room."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.errors import ReservationNotFoundError
from case_core.bookings.models import RoomReservation
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer


@transaction.atomic
def release_room(*, reservation_id: int, actor: Actor, at: datetime) -> None:
    """
    Let the room be booked again; what is over stays as it was.

    :raises NotAllowedError: the actor is no administrator.
    :raises ReservationNotFoundError: there is none, or it is over.
    """
    require(can_administer(actor))
    found = RoomReservation.objects.select_for_update().filter(pk=reservation_id, ends__gt=at).first()
    if found is None:
        raise ReservationNotFoundError
    details: dict[str, int | str] = {
        "room": found.room_id,
        "begins": found.begins.isoformat(),
        "ends": found.ends.isoformat(),
    }
    audit.record("room_reservation.released", actor=actor, target=found, at=at, details=details)
    found.delete()
