"""In the demonstration people are in the house today: helped, in a room, put aside, waiting."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
import time_machine

from case_core.reception.estimates import estimate
from case_core.reception.measuring import measure
from case_core.reception.models import QueueTicket
from mannaka.demo_data.cast import Cast as DemoCast
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.reception import open_reception
from mannaka_kit.clock import TOKYO
from mannaka_tenancy import Tenant, use
from tests.support.cast import cast_of
from tests.support.reception import rooms

NOON = datetime(2026, 1, 13, 12, 0, tzinfo=TOKYO)


def filled(city: Tenant, now: datetime) -> Counter[str]:
    here = cast_of(city)
    with use(city), time_machine.travel(now, tick=False):
        cast = DemoCast(actors=here.actors, sections={}, rooms={room.name: room for room in rooms(here)})
        open_reception(IMABARI, cast, now=now)
        return Counter(QueueTicket.objects.values_list("status", flat=True))


@pytest.mark.django_db
def test_the_hall_is_alive_and_the_wait_can_be_told(imabari: Tenant) -> None:
    assert filled(imabari, NOON) == {"done": 4, "waiting": 4, "serving": 1, "parked": 1, "missed": 1}
    with use(imabari):
        measured, _shows = measure(at=NOON)
        assert estimate(measured, before=measured.waiting).minutes is not None


@pytest.mark.django_db
def test_soon_after_midnight_nobody_has_come(imabari: Tenant) -> None:
    assert filled(imabari, NOON - timedelta(hours=11)) == {}
