"""The answer stays away, or the matter is not the section's: the centre goes on, and the reason stays in the record."""

import pytest

from case_core.cases.models import Case
from case_core.handovers.models import Handover
from mannaka_tenancy import Tenant, use
from tests.support.browser import House, people_of
from tests.support.cases import handed_over, new_case
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

TITLE = "住民税の通知が届かない"


@pytest.fixture
def cast(house: House, saijo: Tenant) -> Cast:
    """Return the staff of the city in which it happens."""
    return people_of(saijo)


@pytest.fixture
def case(cast: Cast) -> Case:
    """Return a case that waits for 市民税課 since long."""
    with use(cast.city):
        waiting = new_case(cast)
        handed_over(cast, waiting)
    return waiting


def test_the_centre_goes_on_without_the_answer(house: House, cast: Cast, case: Case) -> None:
    aoi = house.staff(cast.city, cast.users["aoi"]).press("回答待ち 1").press(TITLE)

    aoi.press("回答を待たずに進める…")
    assert aoi.heading.endswith("市民税課の回答を待たずに進める")
    aoi.press("理由を残して進める")
    assert aoi.sees("回答を待たずに進める理由を入力してください。")
    aoi.write("回答を待たずに進める理由", "ご本人が税務署で解決した。").press("理由を残して進める")

    assert aoi.sees("回答を待たずに進めます。理由を記録しました。")
    assert aoi.sees("ご本人が税務署で解決した。")
    assert aoi.sees("対応中")
    ren = house.staff(cast.city, cast.users["ren"])
    assert not ren.sees(TITLE)
    ren.press("終わったもの 1").press(TITLE)
    assert ren.sees("回答を待たずに終了")
    assert ren.sees("ご本人が税務署で解決した。")
    assert ren.named("回答する").count() == 0


def test_closing_leads_to_the_waiver_and_takes_it_in_the_same_step(house: House, cast: Cast, case: Case) -> None:
    aoi = house.staff(cast.city, cast.users["aoi"]).open(f"/staff/cases/{case.pk}/").press("終了…")
    aoi.choose("本人が取り下げた").write("まとめ", "電話で取り下げ。").press("終了する")
    assert aoi.sees("回答を待たずに終了する理由を入力してください。")
    assert aoi.sees("この相談は終了できません。市民税課からの回答がまだ届いていません。")
    assert aoi.page.get_by_label("まとめ").input_value() == "電話で取り下げ。"

    aoi.write("回答を待たずに終了する理由", "ご本人が取り下げた。").press("終了する")

    assert aoi.sees("相談を終了しました。")
    story = aoi.page.locator(".timeline").inner_text()
    assert story.index("ご本人が取り下げた。") < story.index("終了しました")
    assert story.index("終了しました") < story.index("電話で取り下げ。")


def test_waiting_on_is_one_press_away(house: House, cast: Cast, case: Case) -> None:
    aoi = house.staff(cast.city, cast.users["aoi"]).open(f"/staff/cases/{case.pk}/close/")

    assert aoi.press("回答を待つ").path == f"/staff/cases/{case.pk}/"
    assert aoi.sees("回答待ち")


def test_a_section_returns_what_is_not_its_own(house: House, cast: Cast, case: Case) -> None:
    ren = house.staff(cast.city, cast.users["ren"]).press(TITLE).press("差し戻す…")
    ren.press("差し戻す")
    assert ren.sees("差し戻す理由を入力してください。")
    ren.write("差し戻す理由", "国民健康保険料の通知でした。保険年金課の担当です。")
    ren.write("差し戻しを承認した上司の名前", "課長 大野 修").press("差し戻す")
    assert ren.sees("相談センターに差し戻しました。")
    assert ren.sees("差し戻し")

    aoi = house.staff(cast.city, cast.users["aoi"])
    assert aoi.sees("きょう見るもの 1")
    aoi.press(TITLE)
    assert aoi.sees("保険年金課の担当です。")
    assert aoi.sees("未対応")
    aoi.press("課に引き継ぐ").pick("引き継ぎ先の課", "福祉課").write("引き継ぐ理由", "差し戻しのため。")
    aoi.choose("口頭で同意した").press("引き継ぐ")
    yui = house.staff(cast.city, cast.users["yui"]).press(TITLE)
    assert yui.sees("差し戻しのため。")


def test_another_section_reads_nothing_of_it(house: House, cast: Cast, case: Case) -> None:
    yui = house.staff(cast.city, cast.users["yui"])
    assert not yui.sees(TITLE)

    with use(cast.city):
        handover = Handover.objects.get(case=case)
    yui.open(f"/staff/handovers/{handover.pk}/")

    assert yui.heading == "ページが見つかりません"
