"""Add a room."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from case_core.desk.errors import EndsBeforeItBeginsError, RoomNameTakenError
from case_core.desk.models import Room
from case_core.desk.room_facts import require_facts
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def create_room(
    *,
    actor: Acting,
    name: str,
    valid_from: date,
    at: datetime,
    place: str = "",
    position: int = 0,
    valid_until: date | None = None,
) -> Room:
    """Add a room that exists from a day on, for good or up to a last day.

    :raises NotAllowedError: if the actor is no administrator.
    :raises TextMissingError: if the name is empty.
    :raises EndsBeforeItBeginsError: if the last day lies before the first.
    :raises RoomNameTakenError: if a room has the name.
    """
    require(can_administer(actor))
    facts = require_facts(name=name, place=place, position=position)
    if valid_until is not None and valid_until < valid_from:
        raise EndsBeforeItBeginsError(field="valid_until")
    room = Room(
        name=facts.name, place=facts.place, position=facts.position, valid_from=valid_from, valid_until=valid_until
    )
    if Room.objects.not_ended(valid_from).filter(name=room.name).exists():
        raise RoomNameTakenError(field="name")
    try:
        with transaction.atomic():
            room.save(force_insert=True)
    except IntegrityError as error:
        raise RoomNameTakenError(field="name") from error
    audit.record("room.created", actor=actor, target=room, at=at)
    return room
