"""Rooms and calls at each point of their way, made through the actions that people use."""

from datetime import date, datetime

from case_core.cases.models import Case
from case_core.desk.actions.answer_summons import answer_summons
from case_core.desk.actions.create_room import create_room
from case_core.desk.actions.record_arrival import record_arrival
from case_core.desk.actions.summon_officer import summon_officer
from case_core.desk.models import Room, Summons
from tests.support.cases import LATER
from tests.support.cast import SINCE, Cast

PURPOSE = "住民税の通知の宛先を、いっしょに確かめてほしい。"


def a_room(cast: Cast, name: str = "室1", *, since: date = SINCE) -> Room:
    """Return a room of the city, made if there is none of the name."""
    there = Room.objects.filter(name=name).first()
    return there or create_room(actor=cast.mio, name=name, place="本庁舎1階", valid_from=since, at=LATER)


def called(
    cast: Cast, case: Case, *, room: Room | None = None, section_id: int | None = None, at: datetime = LATER
) -> Summons:
    """Let Aoi call 市民税課 to the case's room."""
    return summon_officer(
        case_id=case.pk,
        section_id=section_id or cast.tax.pk,
        room_id=(room or a_room(cast)).pk,
        purpose=PURPOSE,
        actor=cast.aoi,
        at=at,
    )


def coming(cast: Cast, case: Case, *, room: Room | None = None, at: datetime = LATER) -> Summons:
    """Let Aoi call 市民税課, where Ren will come in five minutes."""
    return answer_summons(summons_id=called(cast, case, room=room, at=at).pk, minutes=5, actor=cast.ren, at=at)


def arrived(cast: Cast, case: Case, *, room: Room | None = None, at: datetime = LATER) -> Summons:
    """Let Ren be in the room."""
    return record_arrival(summons_id=coming(cast, case, room=room, at=at).pk, actor=cast.ren, at=at)
