"""Several clerks at the same moment, on real connections that commit."""

import pytest
from django.db import IntegrityError, transaction

from case_core.reception.models import QueueTicket
from mannaka_tenancy import Tenant, use
from tests.support.cases import AT
from tests.support.cast import Cast, cast_of
from tests.support.races import at_once
from tests.support.reception import called, came, rooms

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def test_two_clerks_who_call_the_next_at_once_get_two_people(people: Cast) -> None:
    with use(people.city):
        one, two, _three = rooms(people)
        came(people), came(people)
    assert at_once(people.city, lambda: called(people, one), lambda: called(people, two), show=str) == ["A-1", "A-2"]
    with use(people.city):
        assert QueueTicket.objects.in_rooms().values("room").distinct().count() == 2


def test_three_rooms_and_one_person_make_one_call(people: Cast) -> None:
    with use(people.city):
        three = rooms(people)
        came(people)
    calls = [lambda room=room: called(people, room) for room in three]
    assert at_once(people.city, *calls, show=str) == ["A-1", "NobodyWaitsError", "NobodyWaitsError"]


def test_two_clerks_of_one_room_call_one_person(people: Cast) -> None:
    with use(people.city):
        one, *_others = rooms(people)
        came(people), came(people)
    assert at_once(people.city, lambda: called(people, one), lambda: called(people, one), show=str) == [
        "A-1",
        "RoomBusyError",
    ]


def test_numbers_given_at_once_are_all_different_and_have_no_gap(people: Cast) -> None:
    given = at_once(people.city, *[lambda: came(people)] * 8, show=str)
    assert given == [f"A-{number}" for number in range(1, 9)]


def test_the_table_itself_lets_no_second_number_into_a_room(people: Cast) -> None:
    with use(people.city):
        one, *_others = rooms(people)
        came(people), came(people)
        ticket = called(people, one)
        other = QueueTicket.objects.exclude(pk=ticket.pk)
        with pytest.raises(IntegrityError, match="queue_ticket_one_in_a_room"), transaction.atomic():
            other.update(status="called", room=one, called_at=AT)
        with pytest.raises(IntegrityError, match="queue_ticket_number_once_a_day"), transaction.atomic():
            other.update(number=ticket.number)
