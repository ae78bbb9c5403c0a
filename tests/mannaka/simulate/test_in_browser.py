"""The windows in Chromium: no barrier, nothing sideways, and what is new appears by itself."""

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import chromium_browser  # noqa: F401 - pytest finds it here
from tests.mannaka.simulate.conftest import IMABARI, Windows
from tests.support.barriers import barriers_of, sideways_scroll

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


def test_a_citizen_writes_by_keyboard_and_sees_the_answer_come(
    windows: Windows,
    chromium_browser: Browser,  # noqa: F811
) -> None:
    windows.connected(IMABARI)
    page = chromium_browser.new_page(viewport=PHONE, locale="ja-JP")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{windows.url}/{IMABARI.code}/1/line")
    page.get_by_label("メッセージ", exact=True).fill("契約のことで相談したいです。")
    page.keyboard.press("Enter")
    expect(page.locator(".balloon--own")).to_contain_text("契約のことで")

    _answer(windows)
    expect(page.locator(".balloon").last).to_contain_text("受け取りました", timeout=5000)
    for path in (
        "/",
        f"/{IMABARI.code}/",
        f"/{IMABARI.code}/1/line",
        f"/{IMABARI.code}/1/mail",
        f"/{IMABARI.code}/phone",
        f"/{IMABARI.code}/zoom",
        f"/{IMABARI.code}/body",
    ):
        page.goto(windows.url + path)
        assert [*barriers_of(page), *sideways_scroll(page)] == [], path
    page.close()
    assert said == []


def _answer(windows: Windows) -> None:
    """Send as the plugin does."""
    talks = windows.house.windows[IMABARI.code].line
    token = talks.line.account_state.new_token()
    message = {"type": "text", "text": "受け取りました。http://imabari.localhost/talk/"}
    body = json.dumps({"to": talks.people[0].id, "messages": [message]}).encode()
    assert windows.ask("POST", "/api.line.me/v2/bot/message/push", body, Authorization=f"Bearer {token}").status == 200
