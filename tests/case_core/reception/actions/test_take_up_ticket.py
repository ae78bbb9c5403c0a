"""A number becomes a case; a booking gets a number, and both become the same case."""

import pytest

from case_core.bookings.errors import NotYetError
from case_core.bookings.models import Booking
from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import PersonDetails
from case_core.reception.actions.issue_for_booking import issue_for_booking
from case_core.reception.actions.release_ticket import release_ticket
from case_core.reception.actions.take_up_ticket import take_up_ticket
from case_core.reception.errors import AlreadyIssuedError, AlreadyTakenUpError, TicketStateError
from case_core.reception.models import QueueTicket
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import ELEVEN, TEN, booked, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.reception import called, came, rooms

NOBODY = PersonDetails()


def taken_up(cast: Cast, ticket: QueueTicket, words: str = "家賃が払えない。") -> Case:
    at = ticket.called_at or ticket.issued_at
    taken = take_up_ticket(ticket_id=ticket.pk, topic="money", words=words, person=NOBODY, actor=cast.aoi, at=at)
    return Case.objects.get(pk=taken.case_id)


def test_a_number_that_was_called_becomes_a_case_of_the_counter(here: Cast) -> None:
    one, *_others = rooms(here)
    came(here)
    case = taken_up(here, called(here, one))
    ticket = QueueTicket.objects.get()
    assert (ticket.case, ticket.status, ticket.topic) == (case, "serving", "money")
    assert (case.channel, case.topic) == ("counter", "money")
    assert ticket.visits.get().began_at == AT


def test_a_number_becomes_one_case_only(here: Cast) -> None:
    ticket = came(here)
    taken_up(here, ticket)
    with pytest.raises(AlreadyTakenUpError):
        taken_up(here, ticket)
    gone = came(here)
    release_ticket(ticket_id=gone.pk, actor=here.aoi, at=AT)
    with pytest.raises(TicketStateError):
        taken_up(here, gone)
    assert Case.objects.count() == 1


def test_who_booked_has_the_turn_of_the_booked_time_and_the_booked_room(here: Cast) -> None:
    booking = booked(one_on_duty(here), ELEVEN).booking
    ticket = issue_for_booking(booking_id=booking.pk, actor=here.aoi, at=TEN)
    booking.refresh_from_db()
    assert (booking.status, ticket.ranks_at, ticket.room_id) == ("came", ELEVEN, booking.room_id)
    assert came(here, at=TEN).ranks_at < ticket.ranks_at
    with pytest.raises(AlreadyIssuedError):
        issue_for_booking(booking_id=booking.pk, actor=here.aoi, at=TEN)


def test_a_booking_of_another_day_gets_no_number(here: Cast) -> None:
    booking = booked(one_on_duty(here)).booking
    with pytest.raises(NotYetError):
        issue_for_booking(booking_id=booking.pk, actor=here.aoi, at=AT)
    with pytest.raises(NotAllowedError):
        issue_for_booking(booking_id=booking.pk, actor=here.ren, at=TEN)
    assert not QueueTicket.objects.exists()


def test_the_number_of_a_booking_becomes_the_bookings_case(here: Cast) -> None:
    booking = booked(one_on_duty(here)).booking
    ticket = issue_for_booking(booking_id=booking.pk, actor=here.aoi, at=TEN)
    case = taken_up(here, ticket)
    assert Booking.objects.get(pk=booking.pk).case == case
    assert case.party.name == booking.name
