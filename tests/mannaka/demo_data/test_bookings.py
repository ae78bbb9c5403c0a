"""The demonstration can be booked: by citizens' topics, with partners on their days."""

from datetime import date, time, timedelta

import pytest

from case_core.bookings.models import Booking, BookingOffer
from case_core.bookings.selectors import reservations_for
from case_core.bookings.slots import free_slots
from case_core.roster.models import Counsellor, Duty
from mannaka.demo_data.bookings import OFFERS, open_bookings
from mannaka.demo_data.cast import Cast as DemoCast
from mannaka.demo_data.imabari import IMABARI
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tests.support.calls import a_room
from tests.support.cast import SINCE, cast_of


@pytest.mark.django_db
def test_the_city_has_offers_partners_and_bookings(imabari: Tenant) -> None:
    here = cast_of(imabari)
    with use(imabari):
        rooms = {name: a_room(here, name) for name in ("室1", "室2", "室3")}
        person = Counsellor.objects.create(name="係長", name_kana="カカリチョウ", kind="regular", valid_from=SINCE)
        for number in range(9):
            on = clock.today() + timedelta(days=number)
            Duty.objects.create(counsellor=person, on=on, begins=time(9), ends=time(15), kind="workday")
        cast = DemoCast(actors=here.actors, sections={}, rooms=rooms)
        open_bookings(IMABARI, cast, since=date(2025, 4, 1), now=clock.now())
        assert BookingOffer.objects.count() == len(OFFERS[IMABARI.code])
        assert Booking.objects.filter(status__in=["booked", "came"]).count() >= 5
        assert {each.who for each in reservations_for(here.mio, since=clock.now())} == {"社会福祉協議会"}
        law = BookingOffer.objects.get(name="弁護士の法律相談")
        today = clock.today()
        assert free_slots(law, "telephone", today, today + timedelta(days=40))
