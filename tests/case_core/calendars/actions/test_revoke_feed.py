import pytest

from case_core.calendars.actions.make_feed import make_feed
from case_core.calendars.actions.revoke_feed import revoke_feed
from case_core.calendars.errors import FeedNotFoundError
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import a_counsellor
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_an_address_is_stopped_once(here: Cast) -> None:
    a_counsellor(user=here.users["aoi"])
    make_feed(actor=here.aoi, at=AT)
    assert revoke_feed(actor=here.aoi, at=AT).ended_at == AT
    with pytest.raises(FeedNotFoundError):
        revoke_feed(actor=here.aoi, at=AT)
    assert remembered("calendar.revoked") == [("centre_staff", None, "done")]


def test_nobody_stops_somebody_elses(here: Cast) -> None:
    a_counsellor(user=here.users["aoi"])
    room = a_room(here)
    own, of_room = make_feed(actor=here.aoi, at=AT).feed, make_feed(actor=here.mio, at=AT, room_id=room.pk).feed
    for actor in (here.nagi, here.mio):
        with pytest.raises(FeedNotFoundError):
            revoke_feed(actor=actor, at=AT)
    with pytest.raises(NotAllowedError):
        revoke_feed(actor=here.aoi, at=AT, room_id=room.pk)
    own.refresh_from_db()
    assert own.ended_at is None
    assert revoke_feed(actor=here.mio, at=AT, room_id=room.pk) == of_room
