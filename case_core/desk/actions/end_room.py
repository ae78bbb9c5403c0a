"""Give a room its last day."""

from datetime import date, datetime

from django.db import transaction

from case_core.desk.errors import EndsBeforeItBeginsError, PastDayError, RoomEndedError
from case_core.desk.models import Room
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def end_room(*, actor: Acting, room: Room, last_day: date, at: datetime) -> Room:
    """Give a room its last day, today or later; until then the day can be moved.

    :raises NotAllowedError: if the actor is no administrator.
    :raises RoomEndedError: if its last day is over.
    :raises PastDayError: if the day given is over.
    :raises EndsBeforeItBeginsError: if the day lies before the room's first.
    """
    require(can_administer(actor))
    room = Room.objects.select_for_update().get(pk=room.pk)
    if room.has_ended(day_of(at)):
        raise RoomEndedError
    if last_day < day_of(at):
        raise PastDayError(field="last_day")
    if last_day < room.valid_from:
        raise EndsBeforeItBeginsError(field="last_day")
    room.valid_until = last_day
    room.save(update_fields=["valid_until"])
    audit.record("room.ended", actor=actor, target=room, at=at, details={"valid_until": last_day.isoformat()})
    return room
