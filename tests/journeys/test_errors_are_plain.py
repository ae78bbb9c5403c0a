"""Somebody meets an error: the page says in plain words what happened and what comes next."""

import pytest

from mannaka_tenancy import Tenant
from tests.support.browser import House

pytestmark = pytest.mark.browser


def test_an_unknown_host_gets_a_page_that_names_no_city(house: House) -> None:
    stranger = house.visitor("nobody.localhost").open("/")

    assert not stranger.sees("今治")
    assert not stranger.sees("西条")
    assert stranger.heading


@pytest.mark.parametrize("city", ["imabari", "saijo"])
def test_a_missing_page_leads_back_to_the_citys_own_home(
    house: House, city: str, request: pytest.FixtureRequest
) -> None:
    tenant: Tenant = request.getfixturevalue(city)
    citizen = house.visitor(tenant).open("/kono-peeji-wa-nai/")

    assert citizen.sees(tenant.name)
    citizen.page.locator("main a").first.click()
    assert citizen.arrived().path == "/"
