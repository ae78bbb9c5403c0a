"""What a girl told the counsellor is read by two; a colleague breaks the glass for a reason, and answers for it."""

import pytest

from mannaka_tenancy import use
from tests.support.browser import House, Visitor
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.colleagues import head_of_centre

pytestmark = pytest.mark.browser

MATTER = "学校に行きたくない。家にもいたくない。"
TITLE = "学校に行きたくない"
SECRET = "夜になると、父の足音がこわいと話した。"
REASON = "本人から「いま駅にいる」と電話があった。青井は休みで連絡がつかない。"
REMARK = "警察への通報に必要だった。青井への連絡は2回試みている。"


def test_a_colleague_breaks_the_glass_and_answers_for_it(house: House, people: Cast, saijo_people: Cast) -> None:
    with use(people.city):
        case = new_case(people, body=MATTER)
    path = f"/staff/cases/{case.pk}/"
    saki = head_of_centre(people)
    aoi = house.staff(people.city, people.users["aoi"]).open(path)
    _keep_apart(aoi, path)

    nagi = house.staff(people.city, people.users["nagi"]).open(path)
    _sees_only_that_there_is_one(nagi)
    _break_the_glass(nagi)
    _reads_but_does_not_write(nagi)
    assert not nagi.look_for("足音がこわい").sees(TITLE)

    assert "緊急閲覧" in house.staff(people.city, saki).text
    mio = house.staff(people.city, people.users["mio"])
    for address in (path, f"{path}records/"):
        assert SECRET not in mio.open(address).page.content()
    _auditor_judges(house.staff(people.city, people.users["sora"]), case.number)

    akane = house.staff(saijo_people.city, saijo_people.users["aoi"])
    assert akane.open(f"{path}records/").heading == "ページが見つかりません"


def _keep_apart(aoi: Visitor, path: str) -> None:
    aoi.press("限定記録").press("限定記録を作る").choose("心理相談の記録").press("限定記録を作る")
    assert aoi.sees("いま閲覧できるのは、あなただけです。")
    aoi.press("書き込む").choose("本人の話").write("内容", SECRET).press("書き込む")
    assert aoi.sees(SECRET)
    aoi.open(path)
    assert aoi.sees("限定記録あり")
    assert SECRET not in aoi.page.content()


def _sees_only_that_there_is_one(nagi: Visitor) -> None:
    assert nagi.sees("限定記録あり")
    nagi.press("限定記録")
    assert nagi.sees("限定記録があります")
    assert nagi.sees("青井 葵")
    assert "心理相談" not in nagi.page.content()
    assert SECRET not in nagi.page.content()


def _break_the_glass(nagi: Visitor) -> None:
    nagi.press("緊急に開く…")
    assert nagi.sees("閲覧できる職員に連絡がつかず、待てないときだけ開いてください")
    nagi.press("理由を記録して開く")
    assert nagi.page.title().startswith("入力の確認：")
    assert SECRET not in nagi.page.content()
    nagi.write("いま読まなければならない理由", REASON).press("理由を記録して開く")


def _reads_but_does_not_write(nagi: Visitor) -> None:
    assert nagi.sees("限定記録を開きました。閲覧できる職員と責任者に、お知らせしました。")
    assert nagi.sees(SECRET)
    assert nagi.sees("緊急閲覧中です。")
    assert nagi.named("書き込む").count() == 0


def _auditor_judges(sora: Visitor, number: str) -> None:
    sora.press("緊急閲覧")
    assert sora.sees("検証待ち 1")
    row = sora.page.get_by_role("row").filter(has_text=number)
    assert "村上 凪" in row.inner_text()
    sora.press("検証する")
    assert sora.sees(REASON)
    sora.choose("必要だった").write("気づいたこと", REMARK).press("検証の結果を記録する")
    assert sora.sees("検証待ち 0")
    sora.press("操作の記録").write("受付番号", number).press("絞り込む")
    for who, what in (("村上 凪", "限定記録を緊急に開いた"), ("青井 葵", "限定記録に書き込んだ")):
        assert sora.page.get_by_role("row").filter(has_text=what).filter(has_text=who).count(), what
    assert SECRET not in sora.page.content()
