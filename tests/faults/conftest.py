"""Two cities in which everything can be tried and is taken back, and one whose people commit for real."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page

from mannaka.local.secrets import live_port
from mannaka_tenancy import Tenant
from tests.faults.own_stack import HOST, PASSWORD, OwnStack, eventually
from tests.faults.visitor import Visitor
from tests.journeys.conftest import chromium_browser
from tests.permissions.conftest import built, world
from tests.support.browsing import Desk
from tests.support.cast import Cast, cast_of

__all__ = ["built", "chromium_browser", "world"]

DeskOf = Callable[[str], Desk]


@pytest.fixture
def committed_cast(committed_db: None, imabari: Tenant) -> Iterator[Cast]:
    """Return Imabari's people in a database that commits."""
    connections.close_all()
    yield cast_of(imabari)
    connections.close_all()


@pytest.fixture
def desk(committed_cast: Cast) -> DeskOf:
    """Return a maker of browsers of the staff who commit."""
    return lambda name: Desk(committed_cast.city, committed_cast.users[name])


@pytest.fixture(scope="session")
def own_stack() -> Iterator[OwnStack]:
    """Return the stack whose servers may be stopped; it runs once for all of these tests."""
    folder = Path(tempfile.mkdtemp(prefix="mk-")).resolve()
    stack = OwnStack(folder)
    try:
        stack.start()
        yield stack
    finally:
        stack.destroy()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def served(own_stack: OwnStack) -> Iterator[OwnStack]:
    """Return the running stack, and start again what the test has stopped or killed."""
    yield own_stack
    own_stack.postgres.start()
    own_stack.valkey.start()


@pytest.fixture
def live(served: OwnStack) -> Iterator[OwnStack]:
    """Return the stack with its streams."""
    served.serve("live", "--bind", f"127.0.0.1:{live_port(served.port)}")
    streams = Visitor(HOST, live_port(served.port))
    eventually(lambda: streams.is_answered("/readyz"), "the streams are ready")
    yield served
    served.kill("live")


@pytest.fixture
def case_path(live: OwnStack) -> str:
    clerk = live.visitor().sign_in("nagi", PASSWORD)
    return clerk.send("/staff/intake/", matter="水道の相談", topic="other", channel="telephone").location


@pytest.fixture
def page(live: OwnStack, case_path: str, chromium_browser: Browser) -> Iterator[Page]:
    """Return a clerk's page of the case, whose stream is open."""
    context = chromium_browser.new_context(locale="ja-JP")
    page = context.new_page()
    origin = f"http://{HOST}:{live.port}"
    page.goto(f"{origin}/account/login/")
    page.get_by_label(re.compile("ユーザー名")).fill("aoi")
    page.get_by_label(re.compile("パスワード")).first.fill(PASSWORD)
    page.locator("main").get_by_role("button", name="サインイン").first.click()
    page.wait_for_url("**/staff/")
    with page.expect_response(re.compile(r"/live/stream\?ticket=")):
        page.goto(origin + case_path)
    yield page
    context.close()
