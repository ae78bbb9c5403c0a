"""In the longer forms, too: the words stay whatever happens, and a colleague's call is heard over them."""

import re

import pytest
from playwright.sync_api import expect

from case_core.cases.models import Case
from case_core.drafts.models import Draft
from mannaka_tenancy import Tenant, use
from tests.journeys.writing_page import let_session_end, saved, says, sign_in_at
from tests.support.barriers import sideways_scroll
from tests.support.browser import PHONE, House, Visitor
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.talks import calling_now

pytestmark = pytest.mark.browser

WHAT = "同じ説明を5回求め、机を2回たたいた。"
CALL = "応対中の職員が、もう1人の職員を呼んでいます"


@pytest.fixture
def case(people: Cast) -> Case:
    """Return a new case that Aoi took down."""
    with use(people.city):
        return new_case(people)


@pytest.fixture
def nagi(house: House, people: Cast) -> Visitor:
    """Return Nagi at her desk."""
    return house.staff(people.city, people.users["nagi"])


def drafts_in(city: Tenant) -> int:
    with use(city):
        return Draft.objects.count()


def test_a_closed_tab_loses_no_fact_of_an_incident(nagi: Visitor, case: Case, imabari: Tenant) -> None:
    path = f"/staff/cases/{case.pk}/incidents/record/"
    nagi.open(path).write("場所（どこで）", "窓口2番").write("何をしたか", WHAT)
    saved(nagi.page)
    nagi.page.close()

    nagi.page = nagi.context.new_page()
    nagi.open(f"/staff/cases/{case.pk}/")
    assert nagi.sees("書きかけがあります（窓口での出来事を記録する）")
    nagi.open(path).press("続きを書く")
    expect(nagi.page.locator("#id_what")).to_have_value(WHAT)
    expect(nagi.page.locator("#id_place")).to_have_value("窓口2番")
    nagi.write("関わった人（だれが、だれに）", "相談した方が、受付の職員に").press("記録する")

    assert nagi.sees(WHAT)
    assert drafts_in(imabari) == 0


def test_every_tick_of_a_sheet_outlives_a_session_and_a_reload(nagi: Visitor, case: Case, imabari: Tenant) -> None:
    nagi.open(f"/staff/cases/{case.pk}/business/keep/").write("事業者の名前", "今治タオル縫製")
    topics = nagi.page.locator('input[name="topics"]')
    for number in (0, 2):
        topics.nth(number).check()
    saved(nagi.page)
    let_session_end(imabari)
    nagi.write("担当者の名前", "越智 健")
    says(nagi.page, "サインインの時間が切れました")
    with nagi.context.expect_page() as opened:
        nagi.page.get_by_role("link", name="新しいタブでサインインする").click()
    sign_in_at(opened.value, "nagi")
    says(nagi.page, "保存しました", within=8_000)

    nagi.page.reload()
    expect(nagi.page.locator("#id_contact_name")).to_have_value("越智 健")
    assert [topics.nth(number).is_checked() for number in range(3)] == [True, False, True]


@pytest.mark.parametrize("size", [None, PHONE])
def test_a_call_is_heard_over_a_form_and_takes_nothing_from_it(
    size: tuple[int, int] | None, nagi: Visitor, people: Cast, case: Case
) -> None:
    if size:
        nagi.resize(*size)
    with nagi.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        nagi.page.goto(f"{nagi.origin}/staff/cases/{case.pk}/incidents/record/")
    field = nagi.page.locator("#id_what")
    field.press_sequentially(WHAT)
    before = nagi.page.url.partition("?")[0]
    with use(people.city):
        calling_now(people)

    line = nagi.page.get_by_role("status").filter(has_text=CALL)
    expect(line).to_be_in_viewport(timeout=5_000)
    expect(field).to_be_focused()
    field.press_sequentially("続き")
    expect(field).to_have_value(f"{WHAT}続き")
    assert nagi.page.url.partition("?")[0] == before
    assert not nagi.sees("青井")
    assert list(sideways_scroll(nagi.page)) == []
    nagi.arrived()
