"""A talk by video is offered where somebody of the service's users could lead it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from case_core.bookings.errors import SlotNotOfferedError
from case_core.bookings.models import BookingOffer
from case_core.bookings.slots import free_slots
from case_core.bookings.still_there import still_there
from case_core.meetings.actions.call_off_meeting import call_off_meeting
from mannaka_tenancy import use
from tests.support.bookings import ELEVEN, TEN, WEDNESDAY, held
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.meetings import House, a_house, an_online_offer, planned

HALF = timedelta(minutes=30)
BOTH = ["online", "telephone"]


@pytest.fixture
def house(cast: Cast) -> Iterator[House]:
    """Return Imabari's meeting service with two users, with the city entered."""
    with use(cast.city), a_house(cast.city, cast.users["mio"]) as served:
        yield served


def free(offer: BookingOffer, way: str = "online") -> list[object]:
    return list(free_slots(offer, way, WEDNESDAY, WEDNESDAY, at=AT))


def test_times_at_which_every_user_leads_another_meeting_are_left_out(house: House, cast: Cast) -> None:
    offer = an_online_offer(cast, house, ways=BOTH)
    planned(house, begins=TEN)
    assert free(offer) == [TEN, ELEVEN]

    # One is led from ten, one from half past ten: at eleven the first is free again, at ten neither is.
    second = planned(house, begins=TEN + HALF, code="Y2026-00002")
    assert second.host
    assert free(offer) == [ELEVEN]
    assert free(offer, "telephone") == [TEN, ELEVEN]

    call_off_meeting(meeting_id=second.pk, at=AT)
    assert free(offer) == [TEN, ELEVEN]


def test_a_meeting_over_midnight_takes_the_morning(house: House, cast: Cast) -> None:
    offer = an_online_offer(cast, house)
    for number in range(2):
        meeting = planned(house, begins=TEN - timedelta(hours=12), code=f"Y2026-0000{number}")
        type(meeting).objects.filter(pk=meeting.pk).update(ends=TEN + HALF)
    assert free(offer) == [ELEVEN]


def test_another_service_s_meetings_and_a_service_without_users_take_nobodys_time(house: House, cast: Cast) -> None:
    offer = an_online_offer(cast, house)
    for number in range(2):
        planned(house, code=f"Y2026-0000{number}")
    assert free(offer) == [ELEVEN]
    offer.meeting_channel = None
    assert free(offer) == [TEN, ELEVEN]
    house.channel.config = {**house.channel.config, "hosts": []}
    offer.meeting_channel = house.channel
    assert free(offer) == [TEN, ELEVEN]


def test_who_asks_for_such_a_time_is_shown_others_and_who_held_it_before_keeps_it(house: House, cast: Cast) -> None:
    offer = an_online_offer(cast, house)
    before = held(offer, way="online")
    for number in range(2):
        planned(house, code=f"Y2026-0000{number}")
    # As before: the booking stays, and its meeting waits for somebody.
    assert still_there(before, at=AT)
    before.delete()
    with pytest.raises(SlotNotOfferedError) as refused:
        held(offer, way="online")
    assert refused.value.nearest == (ELEVEN,)


def test_the_statements_do_not_grow_with_users_meetings_or_days(house: House, cast: Cast) -> None:
    offer = an_online_offer(cast, house)
    with CaptureQueriesContext(connection) as one:
        free(offer)
    for number in range(2):
        planned(house, code=f"Y2026-0000{number}")
    with CaptureQueriesContext(connection) as many:
        free_slots(offer, "online", WEDNESDAY, WEDNESDAY + timedelta(days=40), at=AT)
    assert len(many) == len(one)
