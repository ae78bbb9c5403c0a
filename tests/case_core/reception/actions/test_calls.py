"""A number is called, called again, put aside, sent on, ended."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from case_core.desk.errors import RoomNotFoundError
from case_core.reception.actions.begin_ticket import begin_ticket
from case_core.reception.actions.call_again import call_again
from case_core.reception.actions.call_next import call_next
from case_core.reception.actions.call_ticket import call_ticket
from case_core.reception.actions.finish_ticket import finish_ticket
from case_core.reception.actions.miss_ticket import miss_ticket
from case_core.reception.actions.park_ticket import park_ticket
from case_core.reception.actions.redirect_ticket import redirect_ticket
from case_core.reception.actions.release_ticket import release_ticket
from case_core.reception.errors import (
    NobodyWaitsError,
    RoomBusyError,
    SameRoomError,
    TicketNotFoundError,
    TicketNotOfTodayError,
    TicketStateError,
)
from case_core.reception.events import TicketCalled, TicketEnded, TicketMoved
from case_core.reception.models import QueueTicket, RoomVisit
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.reception import after, called, came, rooms


def visits(ticket: QueueTicket) -> list[tuple[str, str]]:
    return [(visit.room.name, visit.ending) for visit in ticket.visits.order_by("pk")]


def test_the_next_is_whoever_came_first(here: Cast, told: list[object]) -> None:
    one, two, _three = rooms(here)
    first, second = came(here), came(here, at=after(1))
    assert called(here, two, at=after(5)).pk == first.pk
    assert called(here, one, at=after(6)).pk == second.pk
    assert told[-1] == TicketCalled(ticket_id=second.pk)
    assert remembered("ticket.called")[0] == ("centre_staff", None, "done")
    with pytest.raises(NobodyWaitsError):
        called(here, _three)


def test_a_room_with_somebody_calls_nobody(here: Cast) -> None:
    one, *_others = rooms(here)
    came(here)
    other = came(here)
    called(here, one)
    with pytest.raises(RoomBusyError):
        called(here, one)
    with pytest.raises(RoomBusyError):
        call_ticket(ticket_id=other.pk, room_id=one.pk, actor=here.nagi, at=AT)


def test_a_walk_in_goes_from_room_to_room_and_keeps_number_and_turn(here: Cast) -> None:
    _one, two, three = rooms(here)
    walk_in, later = came(here), came(here, at=after(1))
    called(here, two, at=after(5))
    begin_ticket(ticket_id=walk_in.pk, actor=here.aoi, at=after(6))
    moved = redirect_ticket(ticket_id=walk_in.pk, room_id=three.pk, actor=here.aoi, at=after(16))
    assert (moved.label, moved.status, moved.room, moved.ranks_at) == (walk_in.label, "waiting", three, AT)
    assert called(here, two, at=after(17)).pk == later.pk
    again = called(here, three, at=after(18))
    assert (again.pk, again.label) == (walk_in.pk, "A-1")
    finish_ticket(ticket_id=again.pk, actor=here.aoi, at=after(30))
    assert visits(again) == [("室2", "redirected"), ("室3", "done")]
    assert RoomVisit.objects.filter(ticket=again).latest("pk").waited_from == after(16)


def test_who_waits_for_one_room_is_called_by_no_other(here: Cast) -> None:
    one, two, _three = rooms(here)
    ticket = came(here)
    redirect_ticket(ticket_id=ticket.pk, room_id=two.pk, actor=here.aoi, at=AT)
    with pytest.raises(NobodyWaitsError):
        called(here, one)
    with pytest.raises(SameRoomError):
        redirect_ticket(ticket_id=ticket.pk, room_id=two.pk, actor=here.aoi, at=AT)
    assert called(here, two).pk == ticket.pk


def test_who_did_not_come_is_called_again_with_the_same_number(here: Cast, told: list[object]) -> None:
    one, two, _three = rooms(here)
    ticket = came(here)
    called(here, one, at=after(5))
    assert call_again(ticket_id=ticket.pk, actor=here.aoi, at=after(6)).times_called == 2
    miss_ticket(ticket_id=ticket.pk, actor=here.aoi, at=after(8))
    assert told[-1] == TicketMoved(ticket_id=ticket.pk)
    assert not QueueTicket.objects.in_rooms().exists()
    back = call_ticket(ticket_id=ticket.pk, room_id=two.pk, actor=here.nagi, at=after(20))
    assert (back.label, back.times_called, visits(back)) == ("A-1", 1, [("室1", "missed"), ("室2", "")])


def test_who_fetches_something_keeps_the_number_and_frees_the_room(here: Cast) -> None:
    one, *_others = rooms(here)
    ticket = came(here)
    called(here, one)
    begin_ticket(ticket_id=ticket.pk, actor=here.aoi, at=AT)
    assert park_ticket(ticket_id=ticket.pk, actor=here.aoi, at=after(3)).status == "parked"
    came(here, at=after(4))
    called(here, one, at=after(5))
    with pytest.raises(RoomBusyError):
        call_ticket(ticket_id=ticket.pk, room_id=one.pk, actor=here.aoi, at=after(6))


def test_who_was_never_begun_has_talked_since_the_call(here: Cast, told: list[object]) -> None:
    one, *_others = rooms(here)
    ticket = came(here)
    called(here, one, at=after(2))
    done = finish_ticket(ticket_id=ticket.pk, actor=here.aoi, at=after(12))
    assert (done.status, done.ended_at, done.visits.get().began_at) == ("done", after(12), after(2))
    assert told[-1] == TicketEnded(ticket_id=ticket.pk)


def test_who_goes_home_is_called_by_nobody(here: Cast) -> None:
    one, *_others = rooms(here)
    ticket = came(here)
    assert release_ticket(ticket_id=ticket.pk, actor=here.aoi, at=after(9)).status == "left"
    with pytest.raises(NobodyWaitsError):
        called(here, one)
    with pytest.raises(TicketStateError):
        call_ticket(ticket_id=ticket.pk, room_id=one.pk, actor=here.aoi, at=AT)


def test_a_room_that_is_no_more_calls_nobody(here: Cast) -> None:
    came(here)
    with pytest.raises(RoomNotFoundError):
        call_next(room_id=9_999_999, actor=here.aoi, at=AT)


@pytest.mark.parametrize("action", [call_again, begin_ticket, miss_ticket, finish_ticket])
def test_what_needs_a_room_is_refused_to_who_waits(here: Cast, action: Callable[..., object]) -> None:
    ticket = came(here)
    with pytest.raises(TicketStateError):
        action(ticket_id=ticket.pk, actor=here.aoi, at=AT)


TURNS = [call_again, begin_ticket, miss_ticket, finish_ticket, park_ticket, release_ticket]


@pytest.mark.parametrize("action", TURNS)
def test_every_turn_is_the_centres_and_for_a_number_of_today(here: Cast, action: Callable[..., object]) -> None:
    ticket = came(here)
    with pytest.raises(NotAllowedError):
        action(ticket_id=ticket.pk, actor=here.ren, at=AT)
    with pytest.raises(TicketNotOfTodayError):
        action(ticket_id=ticket.pk, actor=here.aoi, at=AT + timedelta(days=1))
    with pytest.raises(TicketNotFoundError):
        action(ticket_id=ticket.pk + 1000, actor=here.aoi, at=AT)
