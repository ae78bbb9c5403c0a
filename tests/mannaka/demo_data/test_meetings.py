"""The demonstration's talks by video: booked, and on their way to being made."""

from datetime import date, time, timedelta

import pytest

from case_core.bookings.models import Booking
from case_core.meetings.models import Meeting
from case_core.meetings.rules import rules
from case_core.roster.models import Counsellor, Duty
from mannaka.demo_data import meetings
from mannaka.demo_data.bookings import open_bookings
from mannaka.demo_data.cast import Cast as DemoCast
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.meetings import open_meetings
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.plugins.models import Channel
from tests.support.calls import a_room
from tests.support.cast import SINCE, cast_of

pytestmark = pytest.mark.django_db


def opened(imabari: Tenant) -> None:
    here = cast_of(imabari)
    with use(imabari):
        rooms = {name: a_room(here, name) for name in ("室1", "室2", "室3")}
        person = Counsellor.objects.create(name="係長", name_kana="カカリチョウ", kind="regular", valid_from=SINCE)
        for number in range(1, 9):
            on = clock.today() + timedelta(days=number)
            Duty.objects.create(counsellor=person, on=on, begins=time(9), ends=time(15), kind="workday")
        cast = DemoCast(actors=here.actors, sections={}, rooms=rooms)
        open_bookings(IMABARI, cast, since=date(2025, 4, 1), now=clock.now())
        open_meetings(IMABARI, cast, now=clock.now())


def test_a_few_are_booked_and_booths_talk_by_video(imabari: Tenant) -> None:
    opened(imabari)

    with use(imabari):
        booked = Booking.objects.filter(way="online", status="booked", offer__name="くらしの相談")
        assert set(booked.values_list("meeting", flat=True)) == set(Meeting.objects.values_list("pk", flat=True))
        assert Meeting.objects.filter(status="planned").count() == 3
        assert (rules().booth_channel_id, rules().dial_in) == (Channel.objects.get().pk, "0898-00-1020")


def test_no_city_of_real_people_has_any(imabari: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "is_demo", lambda _city: False)
    opened(imabari)

    with use(imabari):
        assert not Meeting.objects.exists()
