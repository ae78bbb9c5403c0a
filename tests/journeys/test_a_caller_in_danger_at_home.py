"""Somebody calls while her husband is out: from then on nobody learns where she is, least of all his brother."""

import pytest
from playwright.sync_api import expect

from tenants.oversight.words import action_words
from tests.support.browser import House, Visitor
from tests.support.cast import Cast
from tests.support.colleagues import head_of_centre

pytestmark = pytest.mark.browser

MATTER = "夫が毎晩どなって物を投げる。きのうは腕をつかまれて、あざができた。"
TITLE = "夫が毎晩どなって物を投げる"
NUMBER = "090-2222-3333"
SIGNS = "「今夜も帰ってきたら殺されるかもしれない」と話した。"
HOURS = "平日の10時から14時まで"
SOMEBODY_ELSE = "「間違えました」と言って切る。"


def test_nobody_learns_where_she_is(house: House, people: Cast, saijo_people: Cast) -> None:
    saki = house.staff(people.city, head_of_centre(people))
    aoi = house.staff(people.city, people.users["aoi"])
    case = _take_the_call(aoi)
    _note_the_danger(aoi)
    _shield_her_from_his_brother(aoi)
    _everybody_knows_the_safe_way(saki, case)
    _look_up_the_number(aoi, case)
    _print_asks_first(aoi, case)
    _hand_over_asks_first(aoi, case)

    yui = house.staff(people.city, people.users["yui"]).press(TITLE)
    assert yui.sees("この方の連絡先は守られています")
    assert NUMBER not in yui.page.content()

    brother = house.staff(people.city, people.users["nagi"])
    _finds_nothing(brother, (case, f"{case}print/", f"{case}safety/"), words=("村上 千春", NUMBER, "毎晩どなって"))
    akane = house.staff(saijo_people.city, saijo_people.users["aoi"])
    _finds_nothing(akane, (case,), words=(NUMBER,))
    _auditor_sees_who_looked(house.staff(people.city, people.users["sora"]))


def _take_the_call(aoi: Visitor) -> str:
    aoi.press("新しい相談").write("どんな相談ですか", MATTER).write("お名前（空欄は匿名）", "村上 千春")
    aoi.write("電話番号", NUMBER).write("ふりがな", "むらかみ ちはる").choose("家族・子ども").press("受け付ける")
    assert aoi.sees(NUMBER)
    return aoi.path


def _note_the_danger(aoi: Visitor) -> None:
    aoi.press("安全").press("気づいたことを記録する")
    aoi.choose("配偶者などからの暴力").write("そう思った言葉や様子", SIGNS).press("記録して、行うことを見る")
    assert aoi.sees("いま安全に話せるかを確かめる")
    first = aoi.page.locator(".must-do.is-open").first
    aoi.leave_by(first.get_by_role("button", name="行った", exact=True).click)
    assert aoi.page.locator(".must-do").first.inner_text().startswith("行った")


def _shield_her_from_his_brother(aoi: Visitor) -> None:
    aoi.press("連絡先の保護を始める").press("保護する")
    assert aoi.page.title().startswith("入力の確認：")
    aoi.page.get_by_role("group", name="安全な連絡方法").get_by_label("電話", exact=True).check()
    aoi.page.get_by_role("group", name="使わない方法").get_by_label("自宅への訪問", exact=True).check()
    aoi.write("連絡してよい日や時間", HOURS).write("ほかの人が出たときの話し方", SOMEBODY_ELSE)
    aoi.choose("配偶者などからの暴力（DV）").pick("この方を検索できないようにする職員", "村上 凪").press("保護する")
    assert aoi.sees("連絡先の保護を記録しました。")
    assert aoi.sees("連絡先に注意")
    assert NUMBER not in aoi.page.content()


def _everybody_knows_the_safe_way(saki: Visitor, case: str) -> None:
    saki.open("/staff/cases/")
    assert saki.sees("連絡先に注意")
    saki.open(case)
    for words in ("安全な連絡方法", HOURS, SOMEBODY_ELSE, "自宅への訪問", "かならず行うことが残っています"):
        assert saki.sees(words), words
    assert NUMBER not in saki.page.content()
    assert saki.named("保護を解除する…").count() == 0
    assert saki.press("安全").named("保護を解除する…").count() == 1  # the head's alone


def _look_up_the_number(aoi: Visitor, case: str) -> None:
    aoi.open(case).press("安全").press("隠した連絡先を確認する")
    assert NUMBER not in aoi.page.content()
    aoi.choose("決めた安全な方法で連絡するため").press("確認する")
    assert aoi.sees(NUMBER)
    aoi.open(case)
    assert NUMBER not in aoi.page.content()


def _print_asks_first(aoi: Visitor, case: str) -> None:
    aoi.press("印刷").choose("相談の経過").press("画面で開く")
    assert aoi.page.title().startswith("入力の確認：")
    aoi.page.get_by_role("checkbox", name="上の注意を読み、紙にしてよいことを確かめました").check()
    aoi.press("画面で開く")
    assert aoi.sees(MATTER)
    assert NUMBER not in aoi.page.content()
    aoi.open(case)


def _hand_over_asks_first(aoi: Visitor, case: str) -> None:
    aoi.press("課に引き継ぐ")
    assert aoi.heading.endswith("の前に確認してください")
    aoi.press("読みました。進む")
    aoi.pick("引き継ぎ先の課", "福祉課").write("引き継ぐ理由", "一時保護と支援措置の手続きのため。")
    aoi.choose("口頭で同意した").press("引き継ぐ")
    assert aoi.path == case


def _finds_nothing(visitor: Visitor, paths: tuple[str, ...], *, words: tuple[str, ...]) -> None:
    for path in paths:
        assert visitor.open(path).heading == "ページが見つかりません"
    visitor.open("/staff/cases/")
    for sought in words:
        assert not visitor.look_for(sought).sees(TITLE)
        assert "千春" not in visitor.page.locator("main").inner_text().replace(sought, "")
    visitor.open("/staff/intake/").write("電話番号", NUMBER[-4:])
    expect(visitor.page.locator("[data-candidates]")).to_contain_text("見つかりません")


def _auditor_sees_who_looked(sora: Visitor) -> None:
    sora.press("操作の記録")
    for what in map(action_words, ("shield.set", "shield.revealed", "shield.warning_confirmed")):
        assert sora.page.get_by_role("row").filter(has_text=what).filter(has_text="青井 葵").count(), what
    assert NUMBER not in sora.page.content()
