"""Two clerks at one case: what one writes stands on the other's screen a moment later, and nobody reloads."""

import os
import re

import pytest
import redis
from playwright.sync_api import Locator, expect

from case_core.cases.models import Case
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.states import Result
from case_core.intake.actions.add_citizen_message import add_citizen_message
from case_core.intake.models import Receipt
from mannaka_kit import clock
from mannaka_kit.live import names
from mannaka_tenancy import Tenant, use
from tests.support.browser import House, Visitor
from tests.support.cases import acknowledged, handed_over, new_case, received
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

WORDS = "きのう督促状がまた届いたそうです。"
SOON = 5_000
SELECT = "part => document.getSelection().selectAllChildren(part)"


@pytest.fixture(autouse=True)
def _nobody_present(imabari: Tenant) -> None:
    """Begin with empty rooms: cases of each test have the same numbers, and their pages may close without a word."""
    with redis.Redis.from_url(os.environ["CACHE_URL"]) as client:
        for key in client.scan_iter(names.presence_key(imabari.key, "*")):
            client.delete(key)


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


def presence(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-live-presence]")


def address(case: Case) -> str:
    return f"/staff/cases/{case.pk}/"


def record(visitor: Visitor, case: Case, words: str) -> None:
    """Write a contact down and wait until the clerk's own page shows it."""
    visitor.open(address(case)).write("本人の話", words)
    visitor.named("記録する").click()
    expect(visitor.page.locator(".timeline")).to_contain_text(words)


def note(visitor: Visitor) -> Locator:
    return visitor.page.locator(".live [data-live-note]")


def test_a_contact_of_one_clerk_appears_on_the_others_case(aoi: Visitor, nagi: Visitor, case: Case) -> None:
    listening(nagi, address(case))
    record(aoi, case, WORDS)

    expect(nagi.page.locator(".timeline")).to_contain_text(WORDS, timeout=SOON)
    expect(note(nagi)).to_have_text("新しい記録が届きました。")
    assert not nagi.faults


def test_a_message_and_an_answer_appear_on_the_day_and_the_case(
    house: House, people: Cast, aoi: Visitor, nagi: Visitor, case: Case
) -> None:
    listening(nagi, "/staff/?view=message")
    listening(aoi, address(case))
    with use(people.city):
        told = received(body="市民からの相談")
        receipt = Receipt.objects.get(case_id=told.case_id)
        add_citizen_message(receipt_id=receipt.pk, body="あれから変わりました", at=clock.now())
        handover = acknowledged(people, case)
        report_back(
            handover_id=handover.pk,
            result=Result.DONE,
            report="台帳を直しました",
            told_citizen="",
            actor=people.ren,
            at=clock.now(),
        )

    expect(nagi.page.locator(".work-list")).to_contain_text("市民からの相談", timeout=SOON)
    expect(note(nagi)).to_have_text("一覧が新しくなりました。")
    expect(aoi.page.locator(".timeline")).to_contain_text("台帳を直しました", timeout=SOON)
    expect(aoi.page.locator(".case-head")).to_contain_text("回答あり")


def test_a_section_sees_what_was_handed_to_it_a_moment_ago(house: House, people: Cast, case: Case) -> None:
    ren = listening(house.staff(people.city, people.users["ren"]), "/staff/handovers/")
    with use(people.city):
        handed_over(people, case)
    expect(ren.page.locator(".work-list")).to_contain_text(case.title, timeout=SOON)


def test_what_is_being_written_stays_under_the_hands(aoi: Visitor, nagi: Visitor, case: Case) -> None:
    listening(nagi, address(case)).write("本人の話", "書きかけの")
    field = nagi.page.get_by_label("本人の話")
    before = field.bounding_box()
    record(aoi, case, WORDS)

    expect(nagi.page.locator(".timeline")).to_contain_text(WORDS, timeout=SOON)
    nagi.page.keyboard.type("言葉")
    expect(field).to_have_value("書きかけの言葉")
    after = field.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 3


def test_what_is_being_read_waits_until_it_is_called_for(aoi: Visitor, nagi: Visitor, case: Case) -> None:
    listening(nagi, address(case))
    nagi.page.locator(".timeline").evaluate(SELECT)
    record(aoi, case, WORDS)

    expect(note(nagi)).to_contain_text("新しい内容があります。", timeout=SOON)
    expect(nagi.page.locator(".timeline")).not_to_contain_text(WORDS)
    nagi.page.get_by_role("button", name="いま表示する").click()
    expect(nagi.page.locator(".timeline")).to_contain_text(WORDS)


def test_colleagues_at_the_same_case_see_each_other_until_one_leaves(aoi: Visitor, nagi: Visitor, case: Case) -> None:
    listening(aoi, address(case))
    listening(nagi, address(case))
    expect(presence(nagi)).to_have_text("青井 葵さんも見ています", timeout=SOON)
    expect(presence(aoi)).to_have_text("村上 凪さんも見ています", timeout=SOON)
    nagi.open("/staff/")
    expect(presence(aoi)).to_have_text("", timeout=SOON)


def test_whoever_signs_out_hears_nothing_more_in_any_window(aoi: Visitor, case: Case) -> None:
    listening(aoi, address(case))
    other = aoi.context.new_page()
    other.goto(aoi.origin + "/account/logout/")
    other.locator("main").get_by_role("button").click()
    expect(note(aoi)).to_contain_text("サインインが切れた", timeout=SOON + 3_000)


def test_where_no_stream_can_be_had_the_page_says_that_it_looks_every_15_seconds(nagi: Visitor, case: Case) -> None:
    nagi.page.route("**/live/stream*", lambda route: route.abort())
    nagi.open(address(case))
    expect(note(nagi)).to_have_text("新しい内容を15秒ごとに確かめています。", timeout=SOON)
