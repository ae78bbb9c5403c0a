"""Every page of the console in a small window and at 200 %: nothing is pushed aside, nothing lies over another."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Error, Page

from mannaka_tenancy import Tenant
from tests.permissions import addresses, requests_sent
from tests.permissions.table import COLUMNS, city_rows
from tests.permissions.world import World, build
from tests.support.barriers import sideways_scroll
from tests.support.browser import House, in_another_thread
from tests.support.crowding import crowded

pytestmark = pytest.mark.browser

SMALL_DESK = 1024
DOUBLED = 683  # 1366 px at 200 %
WHO = ("centre", "own_section", "auditor", "administrator")
CONSOLE = ("/staff/", "/account/")
_WHOLE_HEIGHT = "Math.max(document.documentElement.scrollHeight, 300)"


@pytest.fixture
def world(house: House, imabari: Tenant, saijo: Tenant, tmp_path: Path) -> Iterator[World]:
    """Return both cities with one of everything, its words long, and everybody signed in."""
    with override_settings(MEDIA_ROOT=tmp_path):
        yield in_another_thread(lambda: build(imabari, saijo))


def test_every_page_fits_a_small_desk_and_a_doubled_size(house: House, world: World) -> None:
    seen: list[str] = []
    faults: list[str] = []
    for who in WHO:
        page = _signed_in(house, world, who)
        for name, path in _pages_of(world, who):
            if _opens(page, house.server.origin(world.city) + path):
                seen.append(name)
                faults += [f"{name} {fault}" for fault in _look(page)]
        page.context.close()

    assert len(seen) > 90, seen
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("second", "is_crowded"), [("left: 30px; top: 4px", True), ("left: 300px", False), ("top: 60px", False)]
)
def test_what_lies_over_another_is_found(chromium_browser: Browser, second: str, *, is_crowded: bool) -> None:
    page = chromium_browser.new_page()
    word = '<span style="position: absolute; {place}">ひとつの言葉</span>'
    page.set_content(f"<main>{word.format(place='left: 0; top: 0')}{word.format(place=second)}</main>")

    assert bool(list(crowded(page))) == is_crowded
    page.context.close()


def test_a_word_that_is_cut_off_lies_over_nothing(chromium_browser: Browser) -> None:
    page = chromium_browser.new_page()
    page.set_content(
        '<div style="width: 60px; overflow: auto; white-space: nowrap">とても長いひとつの言葉の列</div>'
        '<span style="position: absolute; left: 120px; top: 8px">となり</span>'
    )

    assert list(crowded(page)) == []
    page.context.close()


def _pages_of(world: World, who: str) -> Iterator[tuple[str, str]]:
    """Return the pages that this visitor is the first to whom they are open."""
    known = addresses.by_name()
    for name, verb, *cells in city_rows():
        met = dict(zip(COLUMNS, cells, strict=True))
        first = next((each for each in WHO if met[each] == "ok"), "")
        if verb == "GET" and first == who:
            path = known[name][0].path(requests_sent.values_of(name, world.values))
            if path.startswith(CONSOLE) and not path.endswith("/logout/"):
                yield name, path


def _signed_in(house: House, world: World, who: str) -> Page:
    context: BrowserContext = house.browser.new_context(
        locale="ja-JP", timezone_id="Asia/Tokyo", device_scale_factor=2, reduced_motion="reduce"
    )
    house.contexts.append(context)
    origin = house.server.origin(world.city)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": world.cookies[who], "url": origin}])
    return context.new_page()


def _opens(page: Page, address: str) -> bool:
    """Tell whether the address leads to a page; files and parts of pages are none."""
    with suppress(Error):  # a file that is saved instead
        answer = page.goto(address)
        return answer is not None and answer.ok and page.locator("main").count() == 1
    return False


def _look(page: Page) -> Iterator[str]:
    for width in (SMALL_DESK, DOUBLED):
        page.set_viewport_size({"width": width, "height": 600})
        page.set_viewport_size({"width": width, "height": page.evaluate(_WHOLE_HEIGHT)})
        for fault in (*sideways_scroll(page), *crowded(page)):
            yield f"at {width} px: {fault}"
