"""Aoi calls 市民税課 to a room: whoever is called learns of it on any page, and both sides see each other's steps."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from case_core.cases.models import Case
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.browser import House, Visitor
from tests.support.calls import PURPOSE, a_room
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.colleagues import head_of_tax
from tests.support.worker import work_off

pytestmark = pytest.mark.browser

SOON = 5_000
BAR = "市民税課に呼び出しです：室2"
UNANSWERED = "5分間お返事がありません"


@pytest.fixture
def case(house: House, people: Cast) -> Case:
    with use(people.city):
        for name in ("室1", "室2", "室3"):
            a_room(people, name)
        return new_case(people, body="住民税の通知が届きません")


def listening(visitor: Visitor, path: str) -> Visitor:
    """Open a page and wait until its stream is open."""
    with visitor.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        visitor.open(path)
    return visitor


def call_to_room_2(aoi: Visitor, case: Case) -> None:
    aoi.open(f"/staff/cases/{case.pk}/").press("呼ぶ")
    aoi.pick("呼ぶ課", "市民税課").choose("室2 本庁舎1階：空いています").write("用件", PURPOSE)
    aoi.press("呼び出す")
    expect(aoi.page.locator(".timeline")).to_contain_text(PURPOSE)


def test_an_officer_is_called_comes_and_leaves(house: House, people: Cast, saijo_people: Cast, case: Case) -> None:
    aoi, ren, yui = (house.staff(people.city, people.users[name]) for name in ("aoi", "ren", "yui"))
    elsewhere = house.staff(saijo_people.city, saijo_people.users["ren"])
    for officer in (ren, yui, elsewhere):
        listening(officer, "/staff/handovers/")

    call_to_room_2(aoi, case)
    expect(ren.page.locator(".alerts")).to_contain_text(BAR, timeout=SOON)
    listening(aoi, f"/staff/cases/{case.pk}/")
    ren.press("開いて返事をする").press("5分で行きます")
    expect(ren.page.locator(".alerts")).not_to_contain_text("市民税課")
    expect(aoi.page.locator(".timeline")).to_contain_text("5分で行きます", timeout=SOON)

    ren.press("到着しました")
    expect(aoi.page.locator(".timeline")).to_contain_text("到着", timeout=SOON)
    listening(aoi.press("同席する"), "/staff/desk/")
    expect(aoi.page.locator(".rooms")).to_contain_text("同席")
    ren.press("退室しました")
    expect(aoi.page.locator(".rooms")).not_to_contain_text("使用中", timeout=SOON)

    for stranger in (yui, elsewhere):
        assert BAR not in stranger.page.content()
    for visitor in (aoi, ren, yui, elsewhere):
        assert not visitor.faults


def test_the_head_steps_in_when_nobody_answers(house: House, people: Cast, saijo_people: Cast, case: Case) -> None:
    head = head_of_tax(people)
    aoi, ren, ohno = (house.staff(people.city, user) for user in (people.users["aoi"], people.users["ren"], head))
    elsewhere = house.staff(saijo_people.city, head_of_tax(saijo_people))
    for officer in (ren, ohno, elsewhere):
        listening(officer, "/staff/handovers/")

    call_to_room_2(aoi, case)
    expect(ohno.page.locator(".alerts")).to_contain_text(BAR, timeout=SOON)
    assert UNANSWERED not in ohno.page.content()
    listening(aoi, "/staff/desk/")
    work_off(people.city, at=clock.now() + timedelta(minutes=5, seconds=1))

    expect(ohno.page.locator(".alerts")).to_contain_text(UNANSWERED, timeout=SOON)
    expect(aoi.page.locator("main")).to_contain_text(UNANSWERED, timeout=SOON)
    assert UNANSWERED not in ren.page.content()
    ohno.press("開いて返事をする").press("10分で行きます").press("到着しました")
    expect(aoi.page.locator(".rooms")).to_contain_text("から", timeout=SOON)
    aoi.open(f"/staff/cases/{case.pk}/").press("同席する")
    listening(aoi, "/staff/desk/")
    ohno.press("退室しました")
    expect(aoi.page.locator(".rooms")).not_to_contain_text("使用中", timeout=SOON)

    aoi.open(f"/staff/cases/{case.pk}/")
    for words in ("10分で行きます", "大野 登", "青井 葵"):
        assert words in aoi.page.locator(".timeline").inner_text()
    assert BAR not in elsewhere.page.content()
    for visitor in (aoi, ren, ohno, elsewhere):
        assert not visitor.faults
