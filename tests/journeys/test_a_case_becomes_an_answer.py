"""What one case taught is masked, read by a second person, and found by a citizen without JavaScript at 360 px."""

import pytest

from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.cases import closed, new_case
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

TOLD = "大西町の越智さんから、先週家に来た業者と屋根の工事の契約をしたが、やめたいと電話があった。"
QUESTION = "家に来た業者との契約をやめたいです"
ANSWER = "書面を受け取った日から8日以内なら、理由を言わずにやめられます。はがきや電子メールで知らせてください。"
ON_A_TELEPHONE = Window(size=PHONE, scripts=False)


def test_a_closed_case_helps_the_next_citizen(house: House, people: Cast, saijo_people: Cast) -> None:
    with use(people.city):
        case = closed(people, new_case(people, body=TOLD, at=clock.now()))
    aoi = house.staff(people.city, people.users["aoi"])
    _learns(aoi, f"/staff/cases/{case.pk}/")
    _reads_and_publishes(house.staff(people.city, people.users["nagi"]))

    citizen = house.visitor(people.city, ON_A_TELEPHONE).open("/answers/")
    assert citizen.sees(QUESTION)
    citizen.write("聞きたいこと", "訪問してきた業者との契約を取り消したい").press("回答をさがす").press(QUESTION)
    assert citizen.sees("8日以内")
    assert not citizen.sees("越智")

    assert not house.visitor(saijo_people.city, ON_A_TELEPHONE).open("/answers/").sees(QUESTION)
    assert not house.staff(saijo_people.city, saijo_people.users["aoi"]).open("/staff/knowledge/").sees(QUESTION)


def _learns(aoi: Visitor, path: str) -> None:
    aoi.open(f"{path}knowledge/").press("この相談から回答を作る")
    assert aoi.sees("伏せた言葉")
    aoi.choose("市民向けの回答").write("質問", QUESTION).write("回答", TOLD)
    aoi.page.locator("input[name=has_read]").check()
    aoi.press("下書きを保存する")
    assert aoi.sees("人や場所が分かるかもしれない言葉があります")
    aoi.write("回答", ANSWER).press("下書きを保存する")
    assert aoi.sees("下書きを保存しました。")
    aoi.press("確認を頼む")
    assert aoi.sees("ほかの職員に確認を頼みました。")


def _reads_and_publishes(nagi: Visitor) -> None:
    nagi.open("/staff/knowledge/").press(QUESTION).press("読んで確認する")
    nagi.choose("内容を確かめたので、公開する").press("決める")
    assert nagi.sees("公開しました。")
