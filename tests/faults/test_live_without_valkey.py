"""Valkey stops under open pages: the stream ends, the page looks for itself, and hears again when it is back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mannaka.local.secrets import live_port
from tests.faults.own_stack import HOST, PASSWORD, OwnStack, eventually
from tests.faults.visitor import Visitor
from tests.journeys.conftest import chromium_browser

__all__ = ["chromium_browser"]

pytestmark = [pytest.mark.slow, pytest.mark.browser]

POLLING = "新しい内容を15秒ごとに確かめています。"
# One poll, and room for a busy machine.
BY_POLLING = 40_000
# The pauses between the page's tries grow while Valkey is away.
BACK = 60_000


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


def write(stack: OwnStack, case_path: str, words: str) -> None:
    """Let a colleague write a contact down."""
    form = {"channel": "telephone", "direction": "incoming", "words": words}
    clerk = stack.visitor().sign_in("nagi", PASSWORD)
    sent = clerk.post(f"{case_path}contact/", contact_form(clerk, case_path) | form)
    assert sent.status == 302, sent.text[-2000:]


def contact_form(clerk: Visitor, case_path: str) -> dict[str, str]:
    return clerk.get(f"{case_path}contact/").carried()


def timeline(page: Page) -> Locator:
    return page.locator(".timeline")


def test_while_valkey_is_away_the_page_looks_for_itself_and_then_hears_again(
    live: OwnStack, page: Page, case_path: str
) -> None:
    write(live, case_path, "ひとつめの話")
    expect(timeline(page)).to_contain_text("ひとつめの話")

    live.valkey.stop()
    expect(page.locator(".live [data-live-note]")).to_contain_text(POLLING, timeout=20_000)
    write(live, case_path, "そのあいだの話")
    expect(timeline(page)).to_contain_text("そのあいだの話", timeout=BY_POLLING)
    assert live.is_running("live")

    with page.expect_response(lambda answer: "/live/stream" in answer.url and answer.ok, timeout=BACK):
        live.valkey.start()
    write(live, case_path, "そのあとの話")
    expect(timeline(page)).to_contain_text("そのあとの話", timeout=5_000)
