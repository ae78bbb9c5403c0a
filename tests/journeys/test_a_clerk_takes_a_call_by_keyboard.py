"""Telephone intake with one hand on the keyboard: no mouse, a Japanese input method, Ctrl+Enter at the end."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from mannaka_tenancy import Tenant, use
from tests.support.browser import House, Visitor, people_of
from tests.support.cases import new_case
from tests.support.keyboard import tab_through, tab_to
from tests.support.typing_japanese import compose

pytestmark = pytest.mark.browser

MATTER = "訪問販売で布団を買わされました"
MOST_STROKES = 20


@dataclass(slots=True)
class Strokes:
    """The keys that were pressed beside typing; of two held together each counts."""

    page: Page
    count: int = 0

    def press(self, *keys: str) -> None:
        """Press one after the other."""
        for key in keys:
            self.count += len(key.split("+"))
            self.page.keyboard.press(key)


def test_a_call_becomes_a_case_without_a_mouse(house: House, saijo: Tenant) -> None:
    aoi = house.comes_by_the_door(saijo, people_of(saijo).users["aoi"])
    keys = aoi.page.keyboard

    tab_to(aoi.page, "新しい相談")
    aoi.leave_by(lambda: keys.press("Enter"))
    assert aoi.page.evaluate("document.activeElement.id") == "id_matter"
    compose(aoi.page, MATTER)
    compose(aoi.page, "。", confirm_with="Control+Enter")
    tab_to(aoi.page, "お名前（空欄は匿名）")
    compose(aoi.page, "田中 花子")
    tab_to(aoi.page, "電話番号")
    keys.type("090-1234-5678")
    tab_to(aoi.page, "ふりがな")
    compose(aoi.page, "たなか はなこ")
    tab_to(aoi.page, "わからない・そのほか")
    _choose_above(aoi, "消費トラブル")
    tab_to(aoi.page, "電話")
    assert aoi.sent == ["/account/login/"]
    assert aoi.page.locator("#id_matter").input_value() == f"{MATTER}。"

    aoi.leave_by(lambda: keys.press("Control+Enter"))

    assert aoi.sent == ["/account/login/", "/staff/intake/"]
    assert aoi.sees("相談を受け付けました。受付番号は")
    assert aoi.sees(MATTER)
    assert aoi.sees("田中 花子（タナカ ハナコ）")
    assert aoi.sees("消費トラブル")


def test_a_consultation_is_recorded_from_start_to_end_in_twenty_keystrokes(house: House, imabari: Tenant) -> None:
    aoi = house.comes_by_the_door(imabari, people_of(imabari).users["aoi"])
    strokes = Strokes(aoi.page)

    aoi.leave_by(lambda: strokes.press("n"))
    compose(aoi.page, MATTER)
    for words in ("田中 花子", "090-1234-5678", "たなか はなこ"):
        strokes.press("Tab")
        compose(aoi.page, words)
    strokes.press("Tab", "ArrowDown", "ArrowDown")
    assert aoi.page.get_by_label("消費トラブル", exact=True).is_checked()
    aoi.leave_by(lambda: strokes.press("Control+Enter"))
    assert aoi.sees("田中 花子（タナカ ハナコ）")

    aoi.leave_by(lambda: strokes.press("e"))
    strokes.press("ArrowDown")
    assert aoi.page.get_by_label("助言・情報提供をした").is_checked()
    aoi.leave_by(lambda: strokes.press("Control+Enter"))

    assert aoi.sees("相談を終了しました。")
    assert strokes.count <= MOST_STROKES
    assert aoi.page.locator(".timeline").inner_text().count("電話") >= 1


def test_enter_in_a_single_line_waits_for_the_input_method(house: House, imabari: Tenant) -> None:
    aoi = house.comes_by_the_door(imabari, people_of(imabari).users["aoi"]).press("新しい相談")
    aoi.write("どんな相談ですか", MATTER)
    aoi.page.locator("#id_name").focus()

    compose(aoi.page, "越智")
    aoi.page.wait_for_timeout(300)

    assert aoi.path == "/staff/intake/"
    assert aoi.sent == ["/account/login/"]
    assert aoi.page.locator("#id_name").input_value() == "越智"


def test_the_shortcut_sends_a_record_from_within_its_own_form(house: House, imabari: Tenant) -> None:
    aoi = house.comes_by_the_door(imabari, people_of(imabari).users["aoi"]).press("新しい相談")
    aoi.write("どんな相談ですか", MATTER).press("受け付ける")
    tab_to(aoi.page, "事実")
    compose(aoi.page, "契約書は4月2日付")

    aoi.leave_by(lambda: aoi.page.keyboard.press("Control+Enter"))

    assert aoi.sees("契約書は4月2日付")
    assert aoi.sent[-1].endswith("/contact/")


def test_every_stop_of_a_clerks_pages_is_seen(house: House, imabari: Tenant) -> None:
    cast = people_of(imabari)
    with use(imabari):
        case = new_case(cast)
    aoi = house.comes_by_the_door(imabari, cast.users["aoi"])

    for path in ("/staff/", "/staff/cases/", f"/staff/cases/{case.pk}/", "/account/2fa/"):
        stops = tab_through(aoi.open(path).page)

        assert stops[0] == "本文へ"
        assert all(stops), path


def _choose_above(aoi: Visitor, name: str) -> None:
    for _step in range(12):
        aoi.page.keyboard.press("ArrowUp")
        if aoi.page.evaluate("document.activeElement.labels[0].innerText").strip() == name:
            return
    raise AssertionError(f"{name} is none of the choices")
