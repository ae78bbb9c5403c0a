import pytest

from case_core.calendars.actions.make_feed import make_feed
from case_core.calendars.actions.revoke_feed import revoke_feed
from case_core.calendars.errors import NoFeedError
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import a_counsellor
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_an_address_is_stopped_once(here: Cast) -> None:
    a_counsellor(user=here.users["aoi"])
    feed = make_feed(actor=here.aoi, at=AT).feed
    assert revoke_feed(feed_id=feed.pk, actor=here.aoi, at=AT).ended_at == AT
    with pytest.raises(NoFeedError):
        revoke_feed(feed_id=feed.pk, actor=here.aoi, at=AT)
    assert remembered("calendar.revoked") == [("centre_staff", None, "done")]


def test_nobody_stops_somebody_elses(here: Cast) -> None:
    a_counsellor(user=here.users["aoi"])
    own = make_feed(actor=here.aoi, at=AT).feed
    of_room = make_feed(actor=here.mio, at=AT, room_id=a_room(here).pk).feed
    for feed, actor in ((own, here.nagi), (own, here.mio), (of_room, here.aoi)):
        with pytest.raises(NotAllowedError):
            revoke_feed(feed_id=feed.pk, actor=actor, at=AT)
