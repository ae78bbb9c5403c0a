"""A city is closed for a while; its neighbour never notices."""

from collections.abc import Callable

import pytest
from django.test import Client

from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.municipalities.actions.resume_city import resume_city
from tenants.municipalities.actions.suspend_city import suspend_city
from tenants.municipalities.errors import CityNotFoundError, CityStateError, NoOwnerLoginError

ClientOf = Callable[[Tenant], Client]


def test_a_suspended_city_says_that_it_is_closed_and_its_neighbour_answers(
    committed_db: None, imabari: Tenant, saijo: Tenant, client_of: ClientOf
) -> None:
    assert client_of(imabari).get("/").status_code == 200

    suspend_city(code=imabari.code)

    assert client_of(imabari).get("/").status_code == 503
    assert client_of(imabari).get("/staff/").status_code == 503
    assert client_of(saijo).get("/").status_code == 200


def test_both_stand_in_the_citys_own_log(committed_db: None, imabari: Tenant, saijo: Tenant) -> None:
    suspend_city(code=imabari.code)
    resume_city(code=imabari.code)

    with use(imabari):
        assert [*Entry.objects.order_by("pk").values_list("action", flat=True)][-2:] == [
            "city.suspended",
            "city.resumed",
        ]
    with use(saijo):
        assert not Entry.objects.filter(action__startswith="city.").exists()


def test_a_city_that_is_closed_is_not_closed_again(committed_db: None, imabari: Tenant) -> None:
    suspend_city(code=imabari.code)

    with pytest.raises(CityStateError, match="停止中"):
        suspend_city(code=imabari.code)
    with pytest.raises(CityNotFoundError):
        suspend_city(code="999999")


def test_a_process_without_the_owners_login_changes_nothing(
    db: None, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenants.municipalities.registering.connections", {})

    with pytest.raises(NoOwnerLoginError):
        suspend_city(code=imabari.code)
