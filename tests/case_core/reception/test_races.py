"""Several clerks at the same moment, on real connections that commit."""

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connections, transaction

from case_core.reception.models import QueueTicket
from mannaka_tenancy import Tenant, use
from tests.support.cases import AT
from tests.support.cast import Cast, cast_of
from tests.support.reception import called, came, rooms

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def at_once(city: Tenant, *acts: Callable[[], object]) -> list[str]:
    """Run the acts on connections of their own, all released at the same moment; return what each came to."""
    gate, outcomes = threading.Barrier(len(acts)), ["?" for _act in acts]

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            with use(city):
                QueueTicket.objects.exists()  # connects before the gate opens
                gate.wait(timeout=20)
                outcomes[place] = str(act())
        except Exception as error:  # noqa: BLE001 - the test says which
            outcomes[place] = type(error).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(outcomes)


def test_two_clerks_who_call_the_next_at_once_get_two_people(people: Cast) -> None:
    with use(people.city):
        one, two, _three = rooms(people)
        came(people), came(people)
    assert at_once(people.city, lambda: called(people, one), lambda: called(people, two)) == ["A-1", "A-2"]
    with use(people.city):
        assert QueueTicket.objects.in_rooms().values("room").distinct().count() == 2


def test_three_rooms_and_one_person_make_one_call(people: Cast) -> None:
    with use(people.city):
        three = rooms(people)
        came(people)
    calls = [lambda room=room: called(people, room) for room in three]
    assert at_once(people.city, *calls) == ["A-1", "NobodyWaitsError", "NobodyWaitsError"]


def test_two_clerks_of_one_room_call_one_person(people: Cast) -> None:
    with use(people.city):
        one, *_others = rooms(people)
        came(people), came(people)
    assert at_once(people.city, lambda: called(people, one), lambda: called(people, one)) == ["A-1", "RoomBusyError"]


def test_numbers_given_at_once_are_all_different_and_have_no_gap(people: Cast) -> None:
    given = at_once(people.city, *[lambda: came(people)] * 8)
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
