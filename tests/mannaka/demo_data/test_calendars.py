"""The demonstration has calendars: a room's, somebody's weekly meeting, and a form to import from."""

from datetime import timedelta

import pytest

from case_core.busy.models import BusyTime
from case_core.calendars.models import CalendarFeed
from case_core.form_imports.models import ImportForm
from mannaka.demo_data.calendars import open_calendars
from mannaka.demo_data.cast import Cast as DemoCast
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tests.support.bookings import a_counsellor, an_offer
from tests.support.calls import a_room
from tests.support.cast import cast_of


@pytest.mark.django_db
def test_a_city_has_a_rooms_calendar_a_meeting_and_a_form(imabari: Tenant) -> None:
    here = cast_of(imabari)
    with use(imabari):
        room, offer, person = a_room(here), an_offer(), a_counsellor(user=here.users["aoi"])
        open_calendars(DemoCast(actors=here.actors, sections={}, rooms={}), now=clock.now())
        assert CalendarFeed.objects.get().room == room
        assert ImportForm.objects.get().offer == offer
        times = list(BusyTime.objects.filter(counsellor=person))
        assert len(times) >= 25
        assert {each.ends - each.begins for each in times} == {timedelta(minutes=90)}
