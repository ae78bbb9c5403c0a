import re
import uuid
from collections.abc import Callable

from case_core.calendars.models import CalendarFeed
from mannaka_tenancy import use
from tests.support.bookings import a_counsellor
from tests.support.browsing import Desk
from tests.support.calls import a_room
from tests.support.cast import Cast


def test_an_address_is_made_shown_once_and_stopped(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        a_counsellor(user=cast.users["aoi"])
    aoi = desk("aoi")
    assert "アドレスはありません" in aoi.get("/staff/calendars/").content.decode()
    key = uuid.uuid4().hex
    shown = aoi.send("/staff/calendars/make/", key=key).content.decode()
    address = re.findall(r"http://[^<\s]+/calendar/[\w-]+\.ics", shown)[0]
    assert aoi.client.get(address.partition(cast.city.host)[2]).status_code == 200
    twice = aoi.send("/staff/calendars/make/", key=key)
    assert twice["Location"] == "/staff/calendars/"
    page = aoi.get("/staff/calendars/").content.decode()
    assert "購読できます" in page
    assert address not in page
    assert "アドレスはありません" in aoi.send_and_follow("/staff/calendars/revoke/")
    assert aoi.client.get(address.partition(cast.city.host)[2]).status_code == 404


def test_who_is_not_on_the_roster_is_told_so(desk: Callable[[str], Desk]) -> None:
    assert "あなたは当番表に載っていません" in desk("aoi").get("/staff/calendars/").content.decode()
    assert desk("aoi").send("/staff/calendars/make/").status_code == 404


def test_the_administrator_keeps_the_rooms_addresses(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        room = a_room(cast)
    mio = desk("mio")
    assert "室1" in mio.get("/staff/settings/calendars/").content.decode()
    assert "/calendar/" in mio.send(f"/staff/settings/calendars/{room.pk}/make/").content.decode()
    assert "に作成" in mio.get("/staff/settings/calendars/").content.decode()
    mio.send_and_follow(f"/staff/settings/calendars/{room.pk}/revoke/")
    with use(cast.city):
        assert CalendarFeed.objects.get().ended_at is not None
    assert desk("aoi").get("/staff/settings/calendars/").status_code == 403
