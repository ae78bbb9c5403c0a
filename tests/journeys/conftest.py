"""The running house of these journeys: one server and one browser for all of them, a new database for each."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from mannaka_tenancy import Tenant
from tests.support import chromium
from tests.support.browser import SCREENS, House, Screens, orm_beside_browser, people_of
from tests.support.browser_server import WebServer
from tests.support.cast import Cast
from tests.support.plugin import RunDatabase


# "module": Playwright's loop must be gone before another file starts a browser, or a loop of its own, in this thread.
@pytest.fixture(scope="module")
def chromium_browser() -> Iterator[Browser]:
    """Start Chromium once for the tests of a file."""
    with sync_playwright() as driver, orm_beside_browser():
        browser = driver.chromium.launch(executable_path=chromium.find(), args=chromium.LAUNCH_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def web_server(run_database: RunDatabase) -> Iterator[WebServer]:
    """Start the web server once."""
    server = WebServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def house(
    committed_db: None, web_server: WebServer, chromium_browser: Browser, request: pytest.FixtureRequest
) -> Iterator[House]:
    """Return the running house; its visitors leave at the end."""
    house = House(browser=chromium_browser, server=web_server, screens=Screens(SCREENS / request.node.name))
    yield house
    house.close()


@pytest.fixture
def people(house: House, imabari: Tenant) -> Cast:
    """Return the staff of Imabari."""
    return people_of(imabari)


@pytest.fixture
def saijo_people(house: House, saijo: Tenant) -> Cast:
    """Return the staff of Saijo."""
    return people_of(saijo)
