from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from case_core.booths.actions.make_code import make_code
from case_core.booths.models import BoothDevice
from cms.booths import limits
from mannaka_tenancy import Tenant, use
from tests.cms.booths.conftest import NOW
from tests.support.booths import a_site
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(cast: Cast) -> str:
    with use(cast.city):
        return make_code(actor=cast.mio, site_id=a_site(cast).pk, at=NOW).code


def typed(client: Client, code: str, attended: str = "no") -> str:
    return client.post("/booth/enrol/", {"code": code, "attended": attended}, follow=True).content.decode()


def test_any_other_browser_is_asked_for_a_code_that_it_does_not_remember(citizen: Client) -> None:
    shown = citizen.get("/booth/").content.decode()
    assert "相談ブースの登録" in shown
    assert 'autocomplete="off"' in shown


def test_a_code_lets_a_device_in_however_it_is_typed(citizen: Client, cast: Cast, code: str) -> None:
    assert "どんなことでお困りですか" in typed(citizen, code.replace("-", " ").lower(), "yes")
    with use(cast.city):
        device = BoothDevice.objects.get()
    assert device.is_attended
    assert device.token_hash not in str(citizen.cookies)


def test_a_code_lets_in_one_device(citizen: Client, imabari: Tenant, code: str) -> None:
    typed(citizen, code)
    second = Client(headers={"host": imabari.host})
    assert "この登録コードは使えません" in typed(second, code)


def test_a_code_is_good_for_half_an_hour(citizen: Client, code: str) -> None:
    with time_machine.travel(NOW + timedelta(minutes=30), tick=False):
        assert "この登録コードは使えません" in typed(citizen, code)
    with time_machine.travel(NOW + timedelta(minutes=29), tick=False):
        assert "どんなことでお困りですか" in typed(citizen, code)


def test_a_code_of_one_city_opens_nothing_at_the_other(saijo: Tenant, code: str) -> None:
    there = Client(headers={"host": saijo.host})
    assert "この登録コードは使えません" in typed(there, code)
    with use(saijo):
        assert not BoothDevice.objects.exists()


def test_one_address_tries_ten_times(citizen: Client, code: str) -> None:
    wrong = {"code": "AAAA-AAAA", "attended": "no"}
    statuses = [citizen.post("/booth/enrol/", wrong).status_code for _ in range(limits.TRIES_PER_ADDRESS + 2)]
    assert statuses == [200] * limits.TRIES_PER_ADDRESS + [429] * 2
    assert "15分ほど" in typed(citizen, code)


def test_both_must_be_told(citizen: Client, code: str) -> None:
    shown = citizen.post("/booth/enrol/", {"code": code}).content.decode()
    assert "職員がそばにいますか" in shown
    assert "error" in shown
