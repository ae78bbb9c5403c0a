"""Many at the same time, on real connections that commit."""

import pytest
from django.db import transaction

from case_core.booths.actions.enrol_device import enrol_device
from case_core.booths.actions.make_code import make_code
from case_core.booths.actions.open_request import open_request
from case_core.booths.actions.take_request import take_request
from case_core.booths.models import BoothDevice, BoothRequest, BoothUse
from mannaka_tenancy import Tenant, use
from tests.support.booths import a_site, enrolled, opened
from tests.support.cases import AT
from tests.support.cast import Cast, cast_of
from tests.support.races import Second, at_once, until_somebody_waits

pytestmark = pytest.mark.usefixtures("committed_db")
_MANY = 8


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def _answered(value: object) -> str:
    return "none" if value is None else "done"


def test_of_many_clerks_who_take_one_request_one_gets_it(people: Cast) -> None:
    with use(people.city):
        request = opened(people)
    takers = [people.aoi, people.nagi] * (_MANY // 2)
    acts = [lambda actor=actor: take_request(request_id=request.pk, actor=actor, at=AT) for actor in takers]
    assert at_once(people.city, *acts) == ["RequestTakenError"] * (_MANY - 1) + ["done"]
    with use(people.city):
        assert BoothUse.objects.get().answered == 1


def test_many_touches_of_one_screen_are_one_request(people: Cast) -> None:
    with use(people.city):
        device = enrolled(people).device
    touch = lambda: open_request(device_id=device.pk, topic="money", language="ja", at=AT)  # noqa: E731
    assert at_once(people.city, *[touch] * _MANY) == ["done"] * _MANY
    with use(people.city):
        assert BoothRequest.objects.count() == 1
        assert BoothUse.objects.get().opened == 1


def test_many_booths_in_one_hour_are_all_counted(people: Cast) -> None:
    with use(people.city):
        site = a_site(people)
        devices = [enrolled(people, site).device for _number in range(_MANY)]
    acts = [
        lambda device=device: open_request(device_id=device.pk, topic="money", language="ja", at=AT)
        for device in devices
    ]
    assert at_once(people.city, *acts) == ["done"] * _MANY
    with use(people.city):
        assert BoothUse.objects.get().opened == _MANY


def test_of_many_devices_on_which_one_code_is_typed_one_is_let_in(people: Cast) -> None:
    with use(people.city):
        code = make_code(actor=people.mio, site_id=a_site(people).pk, at=AT).code
    came = at_once(people.city, *[lambda: enrol_device(code=code, is_attended=False, at=AT)] * _MANY, show=_answered)
    assert came == ["done"] + ["none"] * (_MANY - 1)
    with use(people.city):
        assert BoothDevice.objects.filter(enrolled_at__isnull=False).count() == 1


def test_of_two_who_give_a_booth_the_same_name_one_is_told(people: Cast) -> None:
    with use(people.city), transaction.atomic():
        a_site(people)
        second = Second(people.city, lambda: a_site(people))
        until_somebody_waits()
    assert second.came_to() == "SiteNameTakenError"
