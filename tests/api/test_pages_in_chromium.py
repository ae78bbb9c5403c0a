"""The tokens' pages and the API's page in Chromium: axe, policy, no sideways scroll."""

from datetime import timedelta

import pytest

from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.api_tokens.actions.create_token import create_token
from tenants.api_tokens.scopes import Scope
from tests.journeys.conftest import chromium_browser, house, people, web_server  # noqa: F401 - pytest finds them here
from tests.support.browser import House
from tests.support.cast import Cast

pytestmark = pytest.mark.browser


FEW = """document.querySelectorAll("main section").forEach(
    (each, place, all) => place > 5 && place < all.length - 1 && each.remove()
)"""


@pytest.fixture(autouse=True)
def _tuesday_morning() -> None:
    """Let the server's clock and the test's be the same."""


def test_the_pages_of_tokens_and_of_the_api(house: House, people: Cast) -> None:  # noqa: F811
    with use(people.city):
        token = create_token(
            owner_id=people.users["aoi"].pk,
            purpose="電話システムからの受付",
            scopes=list(Scope),
            last_day=clock.today() + timedelta(days=90),
            actor=people.mio,
            at=clock.now(),
        ).token
    mio = house.staff(people.city, people.users["mio"])
    for path in ("", "add/", f"{token.pk}/revoke/"):
        mio.open(f"/staff/settings/tokens/{path}")
    mio.page.goto(f"{mio.origin}/api/docs/")
    # One template draws each of the operations: a few of them show what all would.
    mio.page.evaluate(FEW)
    mio.arrived()
