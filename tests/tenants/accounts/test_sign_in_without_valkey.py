"""Sign-in while Valkey is away."""

from collections.abc import Callable

from django.test import Client

from mannaka_tenancy import Tenant
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.models import User
from tests.tenants.conftest import AT

PASSWORD = "correct horse battery staple"


def test_people_sign_in_and_the_limit_still_holds(
    without_valkey: None, administrator: User, imabari: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    set_own_password(user=administrator, password=PASSWORD, at=AT)
    client = client_of(imabari)
    assert client.post("/account/login/", {"login": "aoi", "password": PASSWORD}).status_code == 302
    assert client.get("/staff/settings/staff/").status_code == 200
    for _ in range(5):
        client_of(imabari).post("/account/login/", {"login": "aoi", "password": "wrong"})
    answer = client_of(imabari).post("/account/login/", {"login": "aoi", "password": PASSWORD})
    assert "しばらくサインインできません" in answer.content.decode()
