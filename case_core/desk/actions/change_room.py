"""Change a room's name, place or order."""

from datetime import datetime

from django.db import transaction

from case_core.desk.errors import RoomEndedError, RoomNameTakenError
from case_core.desk.models import Room
from case_core.desk.room_facts import require_facts
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def change_room(*, actor: Acting, room: Room, name: str, place: str, position: int, at: datetime) -> Room:
    """Change what is known of a room; its first day stays.

    :raises NotAllowedError: if the actor is no administrator.
    :raises RoomEndedError: if it exists no more.
    :raises TextMissingError: if the name is empty.
    :raises RoomNameTakenError: if another room has the name.
    """
    require(can_administer(actor))
    room = Room.objects.select_for_update().get(pk=room.pk)
    if room.has_ended(day_of(at)):
        raise RoomEndedError
    facts = require_facts(name=name, place=place, position=position)
    if Room.objects.not_ended(day_of(at)).filter(name=facts.name).exclude(pk=room.pk).exists():
        raise RoomNameTakenError(field="name")
    room.name, room.place, room.position = facts.name, facts.place, facts.position
    room.save(update_fields=["name", "place", "position"])
    audit.record("room.changed", actor=actor, target=room, at=at)
    return room
