"""Somebody meets an error: the page says in plain words what happened and what comes next; nothing typed is lost."""

import pytest

from mannaka_tenancy import Tenant, use
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.cases import new_case
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

# 国 is one character on the screen, and so is 𠮷, which takes two units in a browser's memory.
LONG_STORY = "𠮷" + "困っていることを順番に書きます。" * 249 + "以上の十五文字でおしまいですよ"
LONGEST_NAME = "寿限無寿限無五劫の擦り切れ" * 7 + "海砂利水魚の水"
LONG_WORD = "https://www.city.example.jp/" + "a" * 260


def test_an_unknown_host_gets_a_page_that_names_no_city(house: House) -> None:
    stranger = house.visitor("nobody.localhost").open("/")

    assert not stranger.sees("今治")
    assert not stranger.sees("西条")
    assert stranger.heading == "ページが見つかりません"


@pytest.mark.parametrize("city", ["imabari", "saijo"])
def test_a_missing_page_leads_back_to_the_citys_own_home(
    house: House, city: str, request: pytest.FixtureRequest
) -> None:
    here = request.getfixturevalue(city)
    citizen = house.visitor(here, Window(size=PHONE)).open("/kono-peeji-wa-nai/")

    assert citizen.heading == "ページが見つかりません"
    assert citizen.sees(here.name)
    assert citizen.press("はじめのページへ").path == "/"


def test_a_page_of_another_role_says_so(house: House, people: Cast, imabari: Tenant) -> None:
    ren = house.staff(imabari, people.users["ren"])

    for path in ("/staff/settings/", "/staff/audit/", "/staff/intake/"):
        assert "ページ" in ren.open(path).heading
        assert not ren.sees("403")
        assert ren.press("仕事に戻る").heading.startswith("課の引き継ぎ")


def test_an_error_has_the_focus_and_leads_to_its_field(house: House, imabari: Tenant) -> None:
    citizen = house.visitor(imabari, Window(size=PHONE)).open("/portal/").press("見る")

    assert citizen.page.title().startswith("入力の確認：")
    assert citizen.page.evaluate("document.activeElement.matches('[data-error-summary]')")
    citizen.page.get_by_role("link", name="合言葉を入力してください。").click()
    assert citizen.page.evaluate("document.activeElement.name") == "secret"


def test_four_thousand_characters_go_through_and_one_more_is_told(house: House, people: Cast, imabari: Tenant) -> None:
    assert len(LONG_STORY) == 4000
    citizen = house.visitor(imabari, Window(size=PHONE, scripts=False))
    citizen.open("/form/").choose("市への意見").press("次へ")
    citizen.write("くわしく教えてください", LONG_STORY + "。").press("次へ")
    assert citizen.sees("4,000文字までにしてください。いまは4,001文字あります。")
    assert citizen.page.locator("textarea").input_value() == LONG_STORY + "。"

    citizen.write("くわしく教えてください", LONG_STORY).press("次へ")
    _finish(citizen)
    aoi = house.staff(imabari, people.users["aoi"])
    aoi.leave_by(aoi.page.locator(".work-list a").first.click)

    assert aoi.sees(LONG_STORY)
    assert aoi.sees(LONGEST_NAME)


def _finish(citizen: Visitor) -> None:
    citizen.choose("連絡先は書かず、受付番号の画面で読む").press("次へ")
    citizen.write("お名前", LONGEST_NAME + "長").press("次へ").press("送る")
    assert citizen.heading == "相談を受け付けました"


def test_long_names_and_words_push_no_page_sideways(house: House, people: Cast, imabari: Tenant) -> None:
    with use(imabari):
        case = new_case(people, body=f"{LONG_WORD}\n{LONGEST_NAME}")
        people.users["aoi"].display_name = LONGEST_NAME
        people.users["aoi"].save()
        people.tax.name = LONGEST_NAME
        people.tax.save()
    aoi = house.staff(imabari, people.users["aoi"], Window(size=PHONE))

    for path in ("/staff/?view=new", "/staff/cases/", f"/staff/cases/{case.pk}/", f"/staff/handovers/send/{case.pk}/"):
        aoi.open(path)
    aoi.pick("引き継ぎ先の課", LONGEST_NAME).write("引き継ぐ理由", LONG_WORD).choose("書面で同意した").press("引き継ぐ")
    aoi.press("終了…")

    assert aoi.sees(f"この相談は終了できません。{LONGEST_NAME}からの回答がまだ届いていません。")


def test_an_answer_that_stays_away_keeps_nothing_typed_from_a_clerk(
    house: House, people: Cast, imabari: Tenant
) -> None:
    with use(imabari):
        case = new_case(people)
    aoi = house.staff(imabari, people.users["aoi"]).open(f"/staff/cases/{case.pk}/close/")

    aoi.write("まとめ", "ここまでの長いまとめです。").press("終了する")

    assert aoi.sees("結果を選んでください。")
    assert aoi.page.get_by_label("まとめ").input_value() == "ここまでの長いまとめです。"
