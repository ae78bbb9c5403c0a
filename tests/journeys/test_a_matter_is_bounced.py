"""Two sections say that a matter is not theirs: a superior signs for each, all see it, and a third time nobody can."""

import pytest

from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.browser import House, Visitor
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.colleagues import head_of_centre

pytestmark = pytest.mark.browser

MATTER = "空き家の木の枝が道に出て、通学の子どもが危ない。固定資産税の相談と言われた。"
TITLE = "空き家の木の枝が道に出て、通学の子どもが危ない"
BARRED = "2回差し戻された相談です。差し戻すには、相談センターの責任者の了解が要ります。"
ANSWER = "持ち主に電話で連絡し、今週の土曜に切ってもらいます。"


def test_a_matter_comes_back_twice_and_not_a_third_time(house: House, people: Cast, saijo_people: Cast) -> None:
    with use(people.city):
        case = new_case(people, body=MATTER, at=clock.now())
    path = f"/staff/cases/{case.pk}/"
    aoi, ren, yui = (house.staff(people.city, people.users[name]) for name in ("aoi", "ren", "yui"))

    _hand_over(aoi, path, "市民税課", "持ち主を調べてください。")
    _give_back(ren, "枝は道路の問題です。福祉課ではないでしょうか。", superior="課長 大野 登")
    aoi.open(path)
    assert aoi.sees("差し戻しあり")
    assert aoi.sees("課長 大野 登")
    _hand_over(aoi, path, "福祉課", "通学路の見守りとあわせて、見てください。", handed_before=True)
    _give_back(yui, "空き家は福祉課の仕事ではありません。", superior="課長補佐 近藤 香")
    aoi.open(path)
    assert aoi.sees("差し戻し 2回")

    _hand_over(aoi, path, "市民税課", "話し合いで、市民税課が持ち主に連絡することになりました。", handed_before=True)
    _third_return_is_refused(ren, yui)
    saki = house.staff(people.city, head_of_centre(people)).open(path)
    assert saki.sees("3回目の差し戻しを認める…")
    _answer(ren)
    _index_of(aoi, path)

    akane = house.staff(saijo_people.city, saijo_people.users["aoi"])
    assert akane.open(f"{path}rounds/").heading == "ページが見つかりません"


def _hand_over(aoi: Visitor, path: str, section: str, reason: str, *, handed_before: bool = False) -> None:
    aoi.open(path).press("課に引き継ぐ").pick("引き継ぎ先の課", section).write("引き継ぐ理由", reason)
    aoi.choose("口頭で同意した").press("引き継ぐ")
    assert aoi.sees("課に引き継ぎました。")
    assert aoi.sees("差し戻し") == handed_before


def _give_back(officer: Visitor, reason: str, *, superior: str) -> None:
    officer.open("/staff/handovers/").press(TITLE).press("差し戻す…")
    officer.write("差し戻す理由", reason).press("差し戻す")
    assert officer.page.title().startswith("入力の確認：")  # without a superior nothing goes back
    officer.write("差し戻しを承認した上司の名前", superior).press("差し戻す")
    assert officer.sees("相談センターに差し戻しました。")
    assert officer.sees(superior)


def _third_return_is_refused(ren: Visitor, yui: Visitor) -> None:
    ren.open("/staff/handovers/").press(TITLE)
    assert ren.sees(BARRED)
    assert ren.sees("差し戻し 2回")
    assert ren.named("差し戻す…").count() == 0
    here = ren.path
    ren.open(f"{here}return/").write("差し戻す理由", "やはり違います。")
    ren.write("差し戻しを承認した上司の名前", "課長 大野 登").press("差し戻す")
    assert ren.sees("責任者")
    assert ren.path == f"{here}return/"
    assert ren.page.get_by_label("差し戻す理由").input_value() == "やはり違います。"
    assert yui.open(here).heading == "ページが見つかりません"
    ren.open(here)


def _answer(ren: Visitor) -> None:
    ren.press("受け取りました").press("回答する").choose("対応した").write("回答の内容", ANSWER).press("回答する")
    assert ren.sees("相談センターに回答しました。")


def _index_of(aoi: Visitor, path: str) -> None:
    aoi.open(path).press("回った窓口")
    assert aoi.sees("たらい回しの指数は 3 です。")  # one desk too many, two returns
    facts = [row.split("\t")[:2] for row in aoi.page.locator("main table").first.inner_text().splitlines()]
    assert ["センターに戻された回数", "2"] in facts
    assert ["回った窓口の数", "3"] in facts
