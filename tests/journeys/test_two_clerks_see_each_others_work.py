"""Two clerks at one case: what one writes stands on the other's screen a moment later, and nobody reloads."""

import re

import pytest
from playwright.sync_api import Locator, expect

from case_core.cases.models import Case
from mannaka_tenancy import use
from tests.support.browser import House, Visitor
from tests.support.cases import new_case
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

WORDS = "きのう督促状がまた届いたそうです。"
SOON = 5_000


@pytest.fixture
def case(house: House, people: Cast) -> Case:
    with use(people.city):
        return new_case(people, body="住民税の通知が届きません")


@pytest.fixture
def aoi(house: House, people: Cast) -> Visitor:
    return house.staff(people.city, people.users["aoi"])


@pytest.fixture
def nagi(house: House, people: Cast) -> Visitor:
    return house.staff(people.city, people.users["nagi"])


def listening(visitor: Visitor, path: str) -> Visitor:
    """Open a page and wait until its stream is open."""
    with visitor.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        visitor.open(path)
    return visitor


def address(case: Case) -> str:
    return f"/staff/cases/{case.pk}/"


def record(visitor: Visitor, case: Case, words: str) -> None:
    """Write a contact down and wait until the clerk's own page shows it."""
    visitor.open(address(case)).write("本人の話", words)
    visitor.named("記録する").click()
    expect(visitor.page.locator(".timeline")).to_contain_text(words)


def note(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-live-note]")


def test_a_contact_of_one_clerk_appears_on_the_others_case_and_day(aoi: Visitor, nagi: Visitor, case: Case) -> None:
    listening(nagi, address(case))
    record(aoi, case, WORDS)

    expect(nagi.page.locator(".timeline")).to_contain_text(WORDS, timeout=SOON)
    expect(note(nagi)).to_have_text("新しい記録が届きました。")
    assert not nagi.faults
