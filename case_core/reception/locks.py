"""Take a room and a number for a change: the room first, always, so that no two changes wait for each other."""

from datetime import date

from case_core.desk.errors import RoomNotFoundError
from case_core.desk.models import Room
from case_core.reception.errors import TicketNotFoundError, TicketNotOfTodayError, TicketStateError
from case_core.reception.models import QueueTicket
from case_core.reception.states import TicketStatus, may_become


def locked_room(room_id: int, *, on: date) -> Room:
    """
    Return a room of the day, locked: two clerks of one room call one after the other.

    :raises RoomNotFoundError: there is no such room on the day.
    """
    room = Room.objects.valid_on(on).select_for_update(no_key=True).filter(pk=room_id).first()
    if room is None:
        raise RoomNotFoundError(field="room")
    return room


def room_of_day(room_id: int, *, on: date) -> Room:
    """
    Return a room of the day.

    :raises RoomNotFoundError: there is no such room on the day.
    """
    room = Room.objects.valid_on(on).filter(pk=room_id).first()
    if room is None:
        raise RoomNotFoundError(field="room")
    return room


def locked_ticket(ticket_id: int, *, on: date | None) -> QueueTicket:
    """
    Return the number, locked until the transaction ends; without a day whatever its day is.

    :raises TicketNotFoundError: there is none.
    :raises TicketNotOfTodayError: it is of another day.
    """
    ticket = QueueTicket.objects.select_for_update(of=["self"]).filter(pk=ticket_id).first()
    if ticket is None:
        raise TicketNotFoundError
    if on is not None and ticket.day != on:
        raise TicketNotOfTodayError
    return ticket


def move(ticket: QueueTicket, target: TicketStatus) -> None:
    """
    Put the number into another state, in memory.

    :raises TicketStateError: its state does not lead there.
    """
    if not may_become(ticket.status, target):
        raise TicketStateError
    ticket.status = target
