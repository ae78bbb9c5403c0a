"""Reads of the reception by staff: the day's numbers, the rooms, the calls for help, the screens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from case_core.bookings.models import Booking
from case_core.bookings.querysets import BookingQuerySet
from case_core.bookings.selectors import bookings_of_day
from case_core.bookings.states import BookingStatus
from case_core.desk.models import Room
from case_core.desk.selectors import rooms_valid_on
from case_core.reception.errors import TicketNotFoundError
from case_core.reception.models import Display, HelpCall, QueueTicket
from case_core.reception.policies import can_receive
from case_core.reception.querysets import TicketQuerySet
from case_core.reception.rules import ReceptionRules, rules
from case_core.reception.states import IN_ROOM, TicketStatus
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.policies import can_administer

# A call that nobody ended is forgotten by then.
HELP_LASTS: Final = timedelta(hours=1)
_ASIDE: Final = frozenset({TicketStatus.PARKED, TicketStatus.MISSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomNow:
    """A room, the number in it, and how many wait for it alone."""

    room: Room
    ticket: QueueTicket | None
    waiting: int
    help: HelpCall | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The reception as it is now: who waits, who is where, who is aside."""

    waiting: list[QueueTicket]
    rooms: list[RoomNow]
    aside: list[QueueTicket]


def hall_for(viewer: Actor, *, at: datetime) -> Hall:
    """
    Return the reception of the day.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_receive(viewer))
    tickets = list(QueueTicket.objects.of_day(day_of(at)).open().select_related("room").in_turn())
    waiting = [ticket for ticket in tickets if ticket.status == TicketStatus.WAITING]
    return Hall(
        waiting=waiting,
        rooms=_rooms(tickets, list(help_calls(viewer, at=at)), on=day_of(at)),
        aside=[ticket for ticket in tickets if ticket.status in _ASIDE],
    )


def _rooms(tickets: list[QueueTicket], calls: Iterable[HelpCall], *, on: date) -> list[RoomNow]:
    there = {ticket.room_id: ticket for ticket in tickets if ticket.status in IN_ROOM}
    needs_help = {call.room_id: call for call in calls}
    bound = [ticket.room_id for ticket in tickets if ticket.status == TicketStatus.WAITING]
    # A room that ended today with somebody in it is not forgotten.
    rooms = {room.pk: room for room in rooms_valid_on(on)}
    for ticket in there.values():
        if ticket.room is not None:
            rooms.setdefault(ticket.room.pk, ticket.room)
    return [
        RoomNow(room=room, ticket=there.get(pk), waiting=bound.count(pk), help=needs_help.get(pk))
        for pk, room in rooms.items()
    ]


def tickets_for(viewer: Actor, *, on: date) -> TicketQuerySet:
    """
    Return all numbers of a day.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_receive(viewer))
    return QueueTicket.objects.of_day(on).select_related("room")


def ticket_for(viewer: Actor, ticket_id: int) -> QueueTicket:
    """
    Return one number.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises TicketNotFoundError: there is no such number.
    """
    require(can_receive(viewer))
    ticket = QueueTicket.objects.select_related("room", "booking", "case").filter(pk=ticket_id).first()
    if ticket is None:
        raise TicketNotFoundError
    return ticket


def bookings_awaited(viewer: Actor, *, on: date) -> BookingQuerySet:
    """
    Return the day's bookings whose people may come and have no number; whoever shows them records that.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_receive(viewer))
    expected = (BookingStatus.BOOKED, BookingStatus.CAME)
    return bookings_of_day(viewer, on).filter(status__in=expected, queue_ticket__isnull=True, way="counter")


def booking_of(viewer: Actor, ticket: QueueTicket) -> Booking | None:
    """
    Return the booking of a number, where the viewer may find its person.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_receive(viewer))
    return bookings_of_day(viewer, ticket.day).filter(pk=ticket.booking_id).first() if ticket.booking_id else None


def help_calls(viewer: Actor, *, at: datetime) -> QuerySet[HelpCall]:
    """
    Return the calls for help that go on.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_receive(viewer))
    return HelpCall.objects.open().heard_since(at - HELP_LASTS).select_related("room", "asked_by", "answered_by")


def displays_for(viewer: Actor) -> QuerySet[Display]:
    """
    Return the screens, newest first.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return Display.objects.select_related("made_by", "revoked_by").order_by("-made_at", "-pk")


def display_for(viewer: Actor, display_id: int) -> Display | None:
    """
    Return a screen, or None.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return Display.objects.filter(pk=display_id).first()


def rules_for(viewer: Actor) -> ReceptionRules:
    """
    Return what the city has settled.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_administer(viewer))
    return rules()
