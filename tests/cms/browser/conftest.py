"""The running house of the journeys, for the city's face."""

import pytest

from cms.pages.seed import set_contact
from mannaka_tenancy import Tenant, use
from tests.cms.conftest import TELEPHONE
from tests.journeys.conftest import chromium_browser, house, people, web_server
from tests.support.browser import House

__all__ = ["chromium_browser", "house", "people", "web_server"]


@pytest.fixture
def open_house(house: House, imabari: Tenant) -> House:
    """Return the running house, with Imabari's telephone on its pages."""
    with use(imabari):
        set_contact(
            telephone=TELEPHONE,
            fax="0898-32-5211",
            email="soudan@city.imabari.example",
            address="〒794-8511\n今治市別宮町1丁目4番地1",
            access="今治駅から歩いて10分です。",
        )
    return house
