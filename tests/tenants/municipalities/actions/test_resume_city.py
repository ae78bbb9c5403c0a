"""A city that was closed is opened again."""

from collections.abc import Callable

import pytest
from django.test import Client

from mannaka_tenancy import Tenant
from tenants.municipalities.actions.resume_city import resume_city
from tenants.municipalities.actions.suspend_city import suspend_city
from tenants.municipalities.errors import CityStateError

ClientOf = Callable[[Tenant], Client]


def test_a_resumed_city_answers_again(committed_db: None, imabari: Tenant, client_of: ClientOf) -> None:
    suspend_city(code=imabari.code)
    resume_city(code=imabari.code)

    assert client_of(imabari).get("/").status_code == 200


def test_a_city_that_is_open_is_not_opened_again(committed_db: None, imabari: Tenant) -> None:
    with pytest.raises(CityStateError, match="利用中"):
        resume_city(code=imabari.code)
