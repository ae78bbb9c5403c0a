"""The calls to rooms behind a number's turns: by them the times of waiting and of talk are measured."""

from datetime import datetime

from django.db import IntegrityError, transaction

from case_core.desk.models import Room
from case_core.reception.errors import RoomBusyError
from case_core.reception.locks import move
from case_core.reception.models import QueueTicket, RoomVisit
from case_core.reception.states import TicketStatus, VisitEnding
from tenants.accounts.actor import Actor


def call_to(ticket: QueueTicket, room: Room, *, actor: Actor, at: datetime) -> None:
    """
    Call a locked number to a locked room.

    :raises RoomBusyError: the room has somebody.
    :raises TicketStateError: the number cannot be called.
    """
    if QueueTicket.objects.in_rooms().filter(room=room).exists():
        raise RoomBusyError(field="room")
    waited_from = _waited_from(ticket, at=at)
    move(ticket, TicketStatus.CALLED)
    ticket.room, ticket.called_at, ticket.times_called = room, at, 1
    try:
        with transaction.atomic():
            ticket.save(update_fields=["status", "room", "called_at", "times_called"])
    except IntegrityError as error:
        raise RoomBusyError(field="room") from error
    RoomVisit.objects.create(
        ticket=ticket, room=room, waited_from=waited_from, called_at=at, called_by_id=actor.user_id
    )


def _waited_from(ticket: QueueTicket, *, at: datetime) -> datetime:
    """Return since when somebody waits: who was aside, or did not hear the call, was not kept waiting by the city."""
    last = ticket.visits.order_by("-called_at", "-pk").first()
    if last is None:
        return at if ticket.status != TicketStatus.WAITING else ticket.issued_at
    return last.ended_at if last.ending == VisitEnding.REDIRECTED and last.ended_at else at


def begin_visit(ticket: QueueTicket, *, at: datetime) -> None:
    """Note that the talk began."""
    ticket.visits.open().filter(began_at__isnull=True).update(began_at=at)


def end_visit(ticket: QueueTicket, ending: VisitEnding, *, at: datetime) -> None:
    """End the call to the room where the number is; of a talk that nobody began the call was the beginning."""
    visit = ticket.visits.open().first()
    if visit is None:
        return
    if visit.began_at is None and ending == VisitEnding.DONE:
        visit.began_at = visit.called_at
    visit.ended_at, visit.ending = at, ending
    visit.save(update_fields=["began_at", "ended_at", "ending"])
