"""Whatever happens to the network, the session or the tab: the words stay, and the clerk is told in words."""

import pytest
from playwright.sync_api import Page, expect

from case_core.cases.models import Case
from mannaka_tenancy import Tenant, use
from tests.journeys.writing_page import (
    forgive,
    kept_matters,
    kept_on_this_computer,
    let_session_end,
    matter_on,
    no_save_gets_through,
    saved,
    says,
    sign_in_at,
    wait_until,
)
from tests.support.barriers import sideways_scroll
from tests.support.browser import PASSWORD, House, Visitor, Window
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

INTAKE = "/staff/intake/"
MATTER = "訪問販売で布団を買わされました。"
MORE = "解約したいと言うと怒鳴られたそうです。"


@pytest.fixture
def aoi(house: House, people: Cast) -> Visitor:
    """Return Aoi at the intake form."""
    return house.staff(people.city, people.users["aoi"]).open(INTAKE)


def second_tab(aoi: Visitor, path: str) -> Page:
    page = aoi.context.new_page()
    page.goto(aoi.origin + path)
    return page


def cases_in(city: Tenant) -> int:
    with use(city):
        return Case.objects.count()


def test_a_closed_tab_is_gone_on_with(aoi: Visitor, imabari: Tenant) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    assert kept_matters(imabari) == [MATTER]
    aoi.page.close()

    page = second_tab(aoi, INTAKE)
    assert matter_on(page) == ""
    expect(page.locator(".draft-offer")).to_contain_text("書きかけがあります")
    page.get_by_role("link", name="続きを書く").click()

    expect(page.locator("#id_matter")).to_have_value(MATTER)
    page.locator("#id_matter").press_sequentially(MORE)
    with page.expect_navigation(url="**/staff/cases/**"):
        page.keyboard.press("Control+Enter")
    assert kept_matters(imabari) == []
    assert cases_in(imabari) == 1


def test_a_tab_that_is_closed_in_mid_word_has_sent_it(aoi: Visitor, imabari: Tenant) -> None:
    aoi.write("どんな相談ですか", MATTER)
    aoi.page.goto(aoi.origin + "/staff/")
    wait_until(lambda: kept_matters(imabari) == [MATTER])
    aoi.page.goto(aoi.origin + INTAKE)

    expect(aoi.page.locator(".draft-offer")).to_contain_text("訪問販売")


def test_a_discarded_draft_is_offered_no_more(aoi: Visitor, imabari: Tenant) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    aoi.open(INTAKE).press("捨てる")

    assert aoi.sees("書きかけを捨てました。")
    assert aoi.path == INTAKE
    assert not aoi.sees("書きかけがあります")
    assert kept_matters(imabari) == []


def test_reloading_and_the_way_back_show_the_text(aoi: Visitor) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    aoi.page.reload()
    assert matter_on(aoi.page) == MATTER

    aoi.open("/staff/")
    aoi.page.go_back()
    expect(aoi.page.locator("#id_matter")).to_have_value(MATTER)


def test_the_way_back_after_sending_sends_nothing_twice(aoi: Visitor, imabari: Tenant) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    aoi.press("受け付ける")
    aoi.page.go_back()
    aoi.page.wait_for_load_state("load")

    expect(aoi.page.locator("#id_matter")).to_have_value("")
    assert (cases_in(imabari), kept_matters(imabari)) == (1, [])


def test_two_tabs_of_one_draft_lose_neither_text(aoi: Visitor, imabari: Tenant) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    other = second_tab(aoi, aoi.page.url.removeprefix(aoi.origin))
    assert matter_on(other) == MATTER
    other.locator("#id_matter").fill("別の画面で書いた文")
    saved(other)

    aoi.write("どんな相談ですか", MATTER + MORE)
    conflict = aoi.page.locator(".autosave__conflict")
    expect(conflict).to_contain_text("この書きかけは別の画面で書き直されました", timeout=4_000)
    conflict.locator("summary").click()
    expect(conflict).to_contain_text("別の画面で書いた文")

    assert matter_on(aoi.page) == MATTER + MORE
    assert sorted(kept_matters(imabari)) == sorted([MATTER + MORE, "別の画面で書いた文"])
    assert "別の画面で書き直されました" in aoi.page.locator("[data-autosave-heard]").inner_text()
    forgive(aoi, 409)
    aoi.press("受け付ける")
    assert kept_matters(imabari) == ["別の画面で書いた文"]


def test_a_network_that_drops_for_thirty_seconds_loses_nothing(house: House, people: Cast, imabari: Tenant) -> None:
    aoi = house.staff(people.city, people.users["aoi"])
    aoi.page.clock.install()
    aoi.open(INTAKE).write("どんな相談ですか", MATTER)
    aoi.page.clock.run_for(2_000)
    saved(aoi.page)

    aoi.context.set_offline(True)
    aoi.write("どんな相談ですか", MATTER + MORE)
    aoi.page.clock.run_for(2_000)
    says(aoi.page, "接続が切れています。書いた内容はこのパソコンに残っています。")
    assert MORE in kept_on_this_computer(aoi.page)
    aoi.page.clock.run_for(30_000)
    aoi.named("受け付ける").click()
    says(aoi.page, "接続が切れているため、まだ送っていません。")
    assert (aoi.path, cases_in(imabari)) == (INTAKE, 0)

    aoi.context.set_offline(False)
    says(aoi.page, "つながりました。書いた内容を保存しました。")
    assert kept_matters(imabari) == [MATTER + MORE]
    assert MORE not in kept_on_this_computer(aoi.page)
    aoi.press("受け付ける")
    assert cases_in(imabari) == 1


def test_a_tab_that_was_reloaded_without_network_still_has_the_words(aoi: Visitor, imabari: Tenant) -> None:
    aoi.context.set_offline(True)
    aoi.write("どんな相談ですか", MATTER)
    says(aoi.page, "接続が切れています", within=6_000)
    no_save_gets_through(aoi.page)
    aoi.context.set_offline(False)
    aoi.page.goto(aoi.origin + INTAKE)
    aoi.page.unroute_all()

    aoi.page.locator(".autosave__found").get_by_role("button", name="続きを書く").click()
    expect(aoi.page.locator("#id_matter")).to_have_value(MATTER)
    saved(aoi.page)
    assert kept_matters(imabari) == [MATTER]


def test_an_ended_session_is_begun_again_in_another_tab(aoi: Visitor, imabari: Tenant) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    let_session_end(imabari)
    aoi.write("どんな相談ですか", MATTER + MORE)
    says(aoi.page, "サインインの時間が切れました。書いた内容はこの画面に残っています。", within=4_000)

    with aoi.context.expect_page() as opened:
        aoi.page.get_by_role("link", name="新しいタブでサインインする").click()
    sign_in_at(opened.value, "aoi")
    opened.value.close()

    says(aoi.page, "保存しました", within=8_000)
    assert kept_matters(imabari) == [MATTER + MORE]
    aoi.press("受け付ける")
    assert cases_in(imabari) == 1
    assert aoi.sees("相談を受け付けました。")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_form_sent_after_the_session_comes_back_with_its_words(
    house: House, people: Cast, imabari: Tenant, *, scripts: bool
) -> None:
    aoi = house.staff(people.city, people.users["aoi"], Window(scripts=scripts)).open(INTAKE)
    let_session_end(imabari)
    aoi.write("どんな相談ですか", MATTER).choose("消費トラブル").press("受け付ける")
    assert aoi.path == "/account/login/"

    aoi.write("ユーザー名", "aoi").write("パスワード", PASSWORD).press("サインイン")

    assert (aoi.path, matter_on(aoi.page)) == (INTAKE, MATTER)
    assert aoi.page.get_by_label("消費トラブル", exact=True).is_checked()
    assert cases_in(imabari) == 0
    aoi.press("受け付ける")
    assert cases_in(imabari) == 1


def test_whoever_else_signs_in_on_the_same_computer_gets_nothing(aoi: Visitor, imabari: Tenant) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    let_session_end(imabari)
    nagi = second_tab(aoi, "/account/login/")
    sign_in_at(nagi, "nagi")

    aoi.write("どんな相談ですか", MATTER + MORE)
    says(aoi.page, "別の職員がサインインしています。", within=8_000)

    nagi.goto(aoi.origin + INTAKE)
    assert nagi.locator(".draft-offer").count() == 0
    assert kept_matters(imabari) == [MATTER]
    assert MORE not in kept_on_this_computer(aoi.page)


def test_signing_out_leaves_nothing_on_the_computer(aoi: Visitor) -> None:
    aoi.context.set_offline(True)
    aoi.write("どんな相談ですか", MATTER)
    says(aoi.page, "接続が切れています", within=6_000)
    assert MATTER in kept_on_this_computer(aoi.page)
    aoi.context.set_offline(False)
    no_save_gets_through(aoi.page)
    aoi.page.on("dialog", lambda dialog: dialog.accept())
    aoi.named("終わる").click()
    aoi.page.wait_for_url(f"{aoi.origin}/")
    assert MATTER not in kept_on_this_computer(aoi.page)


def test_a_doubled_size_has_no_sideways_scroll_and_loses_no_word(aoi: Visitor) -> None:
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    aoi.page.set_viewport_size({"width": 512, "height": 384})  # 1024 px at 200 %

    assert list(sideways_scroll(aoi.page)) == []
    assert matter_on(aoi.page) == MATTER
    assert aoi.named("受け付ける").is_visible()
