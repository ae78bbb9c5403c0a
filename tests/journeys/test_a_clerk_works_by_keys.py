"""Shortcuts: each key does what the sheet says, never while somebody types, and all can be switched off."""

import pytest
from playwright.sync_api import expect

from mannaka_tenancy import Tenant, use
from tests.journeys.writing_page import kept_matters, saved
from tests.support.barriers import barriers_of
from tests.support.browser import House, Visitor
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.typing_japanese import compose

pytestmark = pytest.mark.browser


@pytest.fixture
def aoi(house: House, people: Cast) -> Visitor:
    """Return Aoi on the day, with three cases."""
    with use(people.city):
        for number in range(3):
            new_case(people, body=f"{number}番目の相談。")
    return house.staff(people.city, people.users["aoi"])


def press(aoi: Visitor, key: str) -> None:
    aoi.leave_by(lambda: aoi.page.keyboard.press(key))


def test_n_opens_the_intake_from_every_page_and_escape_keeps_the_draft(aoi: Visitor, imabari: Tenant) -> None:
    for path in ("/staff/", "/staff/cases/", "/staff/inbox/"):
        aoi.open(path)
        press(aoi, "n")
        assert aoi.path == "/staff/intake/"
    aoi.page.keyboard.type("N is a letter here / and ? too")
    saved(aoi.page)
    press(aoi, "Escape")
    assert aoi.path == "/staff/"
    assert kept_matters(imabari) == ["N is a letter here / and ? too"]


def test_the_input_method_and_ctrl_keep_their_keys(aoi: Visitor) -> None:
    aoi.page.locator("#search-words").focus()
    compose(aoi.page, "n")
    aoi.page.keyboard.press("n")
    aoi.page.locator("body").focus()
    aoi.page.keyboard.press("Control+Shift+n")
    aoi.page.wait_for_timeout(300)
    assert aoi.path == "/staff/"


def test_slash_goes_to_the_search_and_j_and_k_through_the_rows(aoi: Visitor) -> None:
    aoi.page.keyboard.press("/")
    assert aoi.page.evaluate("document.activeElement.id") == "search-words"
    aoi.page.evaluate("document.activeElement.blur()")
    titles = aoi.page.locator(".work-list tbody a").all_inner_texts()
    assert len(titles) == 3
    for key, title in (("j", titles[0]), ("j", titles[1]), ("j", titles[2]), ("j", titles[2]), ("k", titles[1])):
        aoi.page.keyboard.press(key)
        assert aoi.page.evaluate("document.activeElement.innerText") == title
    press(aoi, "Enter")
    assert titles[1] in aoi.heading


def test_on_a_case_r_writes_the_reply_and_h_hands_over(aoi: Visitor) -> None:
    aoi.open("/staff/cases/").page.keyboard.press("j")
    press(aoi, "Enter")
    case = aoi.path
    press(aoi, "r")
    assert aoi.path == f"{case}reply/"
    press(aoi, "Escape")
    assert aoi.path == case
    press(aoi, "h")
    assert "/staff/handovers/send/" in aoi.path


def test_the_sheet_lists_what_works_here_and_nothing_else(aoi: Visitor) -> None:
    aoi.page.keyboard.press("?")
    sheet = aoi.page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    keys = sheet.locator("dt").all_inner_texts()
    assert set(keys) == {"/", "N", "?", "J", "K", "Enter"}
    assert list(barriers_of(aoi.page)) == []
    aoi.page.keyboard.press("n")
    aoi.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert aoi.path == "/staff/"

    aoi.open("/staff/cases/").page.keyboard.press("j")
    press(aoi, "Enter")
    aoi.page.keyboard.press("?")
    assert {"R", "H", "N", "/", "Ctrl+Enter"} <= set(sheet.locator("dt").all_inner_texts())
    assert "J" not in sheet.locator("dt").all_inner_texts()


def test_single_keys_can_be_switched_off_and_stay_off(aoi: Visitor) -> None:
    aoi.page.keyboard.press("?")
    aoi.page.get_by_label("1文字のキーを使う").uncheck()
    aoi.page.keyboard.press("Escape")
    aoi.open("/staff/cases/").page.keyboard.press("n")
    aoi.page.keyboard.press("j")
    aoi.page.wait_for_timeout(300)
    assert aoi.path == "/staff/cases/"

    aoi.named("キーの一覧").click()
    aoi.page.get_by_label("1文字のキーを使う").check()
    aoi.page.keyboard.press("Escape")
    press(aoi, "n")
    assert aoi.path == "/staff/intake/"


def test_those_who_listen_are_told_of_the_keys(aoi: Visitor) -> None:
    assert aoi.named("新しい相談").get_attribute("aria-keyshortcuts") == "n"
    assert aoi.page.locator("#search-words").get_attribute("aria-keyshortcuts") == "/"
