import pytest

from case_core.calendars.actions.make_feed import make_feed
from case_core.calendars.errors import NotOnRosterError
from case_core.calendars.models import CalendarFeed
from case_core.calendars.tokens import FEED
from case_core.desk.errors import RoomNotFoundError
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import a_counsellor
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_an_address_is_kept_as_a_hash_only(here: Cast) -> None:
    person = a_counsellor(user=here.users["aoi"])
    made = make_feed(actor=here.aoi, at=AT)
    stored = CalendarFeed.objects.values().get()
    assert stored["counsellor_id"] == person.pk
    assert stored["token_hash"] == FEED.kept(made.token)
    assert made.token not in str(stored)
    assert len(made.token) >= 43
    assert remembered("calendar.made") == [("centre_staff", None, "done")]


def test_a_new_address_ends_the_one_before(here: Cast) -> None:
    a_counsellor(user=here.users["aoi"])
    first, second = make_feed(actor=here.aoi, at=AT), make_feed(actor=here.aoi, at=AT)
    first.feed.refresh_from_db()
    assert (first.feed.ended_at, second.feed.ended_at) == (AT, None)
    assert first.token != second.token
    assert len(remembered("calendar.renewed")) == 1


def test_who_is_not_on_the_roster_has_no_calendar(here: Cast) -> None:
    with pytest.raises(NotOnRosterError):
        make_feed(actor=here.aoi, at=AT)


def test_a_rooms_address_is_the_administrators(here: Cast) -> None:
    room = a_room(here)
    with pytest.raises(NotAllowedError):
        make_feed(actor=here.aoi, at=AT, room_id=room.pk)
    assert make_feed(actor=here.mio, at=AT, room_id=room.pk).feed.room_id == room.pk
    with pytest.raises(RoomNotFoundError):
        make_feed(actor=here.mio, at=AT, room_id=room.pk + 1)
