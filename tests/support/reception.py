"""Numbers at each point of their way, made through the actions that people use; it is 9:40."""

from datetime import datetime, timedelta

from case_core.desk.models import Room
from case_core.reception.actions.begin_ticket import begin_ticket
from case_core.reception.actions.call_next import call_next
from case_core.reception.actions.finish_ticket import finish_ticket
from case_core.reception.actions.issue_ticket import issue_ticket
from case_core.reception.models import QueueTicket
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast


def rooms(cast: Cast) -> tuple[Room, Room, Room]:
    """Return three rooms."""
    return a_room(cast, "室1"), a_room(cast, "室2"), a_room(cast, "室3")


def after(minutes: float) -> datetime:
    """Return the moment so many minutes later."""
    return AT + timedelta(minutes=minutes)


def came(cast: Cast, *, at: datetime = AT) -> QueueTicket:
    """Give somebody a number."""
    return issue_ticket(actor=cast.aoi, at=at)


def called(cast: Cast, room: Room, *, at: datetime = AT) -> QueueTicket:
    """Call the next to a room."""
    return call_next(room_id=room.pk, actor=cast.aoi, at=at)


def talked(cast: Cast, room: Room, *, minutes: float, at: datetime = AT) -> QueueTicket:
    """Let somebody come, be called at once and talk for so long."""
    issue_ticket(actor=cast.aoi, at=at)
    ticket = called(cast, room, at=at)
    begin_ticket(ticket_id=ticket.pk, actor=cast.aoi, at=at)
    return finish_ticket(ticket_id=ticket.pk, actor=cast.aoi, at=at + timedelta(minutes=minutes))
