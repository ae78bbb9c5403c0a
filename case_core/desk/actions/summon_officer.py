"""Call an officer to a room."""

from datetime import date, datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case
from case_core.cases.ownership import take_if_nobodys
from case_core.desk.errors import (
    AlreadySummonedError,
    RoomNotValidError,
    RoomTakenError,
    SectionNotValidError,
    TextMissingError,
)
from case_core.desk.events import SummonsMade
from case_core.desk.models import Room, Summons
from case_core.desk.policies import can_summon
from case_core.desk.turns import record_turn
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on


@transaction.atomic
def summon_officer(*, case_id: int, section_id: int, room_id: int, purpose: str, actor: Actor, at: datetime) -> Summons:
    """
    Ask a section to send its officer to a room, and say in a few words what for.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises SectionNotValidError: there is no such section on this day.
    :raises RoomNotValidError: there is no such room on this day.
    :raises RoomTakenError: people of another case sit in the room.
    :raises AlreadySummonedError: the section is called to this case already.
    :raises TextMissingError: the purpose is empty.
    """
    require(can_summon(actor))
    case = locked_open_case(case_id, actor=actor)
    if not purpose.strip():
        raise TextMissingError(field="purpose")
    section = _section(section_id, on=day_of(at))
    room = _free_room(room_id, case, on=day_of(at))
    if Summons.objects.open().filter(case=case, section=section).exists():
        raise AlreadySummonedError(field="section")
    summons = Summons.objects.create(
        case=case, section=section, room=room, purpose=purpose, asked_by_id=actor.user_id, asked_at=at
    )
    _touch(case, actor, at)
    record_turn("summons.made", SummonsMade, summons, actor=actor, at=at)
    return summons


def _section(section_id: int, *, on: date) -> Section:
    section = sections_valid_on(on).filter(pk=section_id).first()
    if section is None:
        raise SectionNotValidError(field="section")
    return section


def _free_room(room_id: int, case: Case, *, on: date) -> Room:
    # Locked: two clerks who want the same room at the same moment come one after the other.
    room = Room.objects.valid_on(on).select_for_update().filter(pk=room_id).first()
    if room is None:
        raise RoomNotValidError(field="room")
    taken = Summons.objects.open().filter(room=room).exclude(case=case).select_related("case").first()
    if taken is not None:
        raise RoomTakenError.by(case_number=taken.case.number, since=taken.asked_at)
    return room


def _touch(case: Case, actor: Actor, at: datetime) -> None:
    take_if_nobodys(case, actor=actor, at=at)
    case.touched_at = at
    case.save(update_fields=["owner", "touched_at"])
