"""A talk that grows long and loud: the clerk is told when, is not left alone, and the next one knows the answer."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from case_core.cases.models import Case
from case_core.talks.models import Talk
from mannaka_kit import clock
from mannaka_tenancy import use
from tests.support.browser import House, Visitor
from tests.support.cases import TANAKA, handed_over, new_case
from tests.support.cast import Cast
from tests.support.colleagues import head_of_centre

pytestmark = pytest.mark.browser

SOON = 5_000
FIRST, SECOND, THIRD = "そろそろ、まとめに入る時間です", "お話を終える目安の時間です", "話を終わりにする時間です"
HELP = "青井 葵さんが、もう1人の職員を呼んでいます（電話2番）"
QUOTE = "「名前を覚えたからな」"
WHY = "同じ質問に3回お答えしました。これ以上は書面でお受けします。"
ANSWER = "督促状の件は、4月10日付の文書でお答えしたとおりです。新しい資料があれば、郵送でお受けします。"


@pytest.fixture
def case(house: House, people: Cast) -> Case:
    """Return a case that 市民税課 was given, too."""
    with use(people.city):
        case = new_case(people)
        handed_over(people, case)
    return case


def test_nobody_is_left_alone_and_the_next_one_knows_the_answer(
    house: House, people: Cast, saijo_people: Cast, case: Case
) -> None:
    path = f"/staff/cases/{case.pk}/"
    saki_user = head_of_centre(people)
    _city_sets_its_first_time(house.staff(people.city, people.users["mio"]))
    nagi = house.staff(people.city, people.users["nagi"])
    aoi = house.staff(people.city, people.users["aoi"]).open(path).press("話")
    aoi.press("話を始める（時間をはかる）")

    _the_screen_speaks_at_the_citys_times(aoi, people)
    _somebody_comes(aoi, nagi)
    _end_of_talk(aoi, path)
    _record_facts(aoi)
    _head_decides(house.staff(people.city, saki_user), path)

    _next_call(nagi, expected=ANSWER)
    assert nagi.open(path).sees("決めた対応あり")
    ren = house.staff(people.city, people.users["ren"]).press(case.title)
    for words in (QUOTE, ANSWER, "決めた対応あり"):
        assert not ren.sees(words)
    assert not ren.open(f"{path}incidents/").sees(QUOTE)
    akane = house.staff(saijo_people.city, saijo_people.users["aoi"])
    assert akane.open(f"{path}incidents/").heading == "ページが見つかりません"


def _city_sets_its_first_time(mio: Visitor) -> None:
    mio.open("/staff/settings/talks/").write("目安1の時間（分）", "15").press("変更する")


def _the_screen_speaks_at_the_citys_times(aoi: Visitor, people: Cast) -> None:
    expect(_running(aoi).get_by_role("button", name="もう1人の職員を呼ぶ")).to_be_visible()
    assert not aoi.sees(FIRST)
    for minutes, heading in ((16, FIRST), (31, SECOND), (46, THIRD)):
        with use(people.city):
            Talk.objects.update(began_at=clock.now() - timedelta(minutes=minutes, seconds=1))
        aoi.page.reload()
        expect(_running(aoi)).to_contain_text(f"{minutes}分：{heading}")
        aoi.arrived()
    assert aoi.sees("命に関わるおそれがあるときは、時間で終わらせません。")


def _somebody_comes(aoi: Visitor, nagi: Visitor) -> None:
    with nagi.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        nagi.open("/staff/")
    _running(aoi).get_by_label("場所").fill("電話2番")
    _running(aoi).get_by_role("button", name="もう1人の職員を呼ぶ").click()
    expect(_running(aoi)).to_contain_text("もう1人の職員を呼んでいます")
    expect(nagi.page.locator("body")).to_contain_text(HELP, timeout=SOON)
    nagi.press("向かう")
    aoi.page.reload()
    expect(_running(aoi)).to_contain_text("村上 凪さんが来ます。")


def _end_of_talk(aoi: Visitor, path: str) -> None:
    aoi.choose("時間の目安を伝えて、こちらから終えた").choose("終わりにする前に、そのことを相手に伝えた")
    aoi.write("約束したこと・次にすること", WHY).press("記録する")
    assert aoi.path == path
    assert aoi.sees("話の終わりを記録しました")


def _record_facts(aoi: Visitor) -> None:
    aoi.press("出来事").press("出来事を記録する")
    aoi.write("場所（どこで）", "電話2番").write("続いた時間（分）", "46")
    aoi.write("関わった人（だれが、だれに）", "相談した方が、受付の職員2人に")
    aoi.write("何をしたか", "督促状が届いた理由を4回たずね、3回目から大きな声になった。")
    aoi.write("言われた言葉", QUOTE).press("記録する")
    assert aoi.sees(QUOTE)
    assert aoi.named("これからの対応を決める").count() == 0


def _head_decides(saki: Visitor, path: str) -> None:
    saki.open(f"{path}incidents/").press("これからの対応を決める")
    saki.choose("回答を1つに決めて、だれが受けても同じ答えをする").write("そう決めた理由と、職員へのお願い", WHY)
    saki.press("判断を記録する")
    last_day = clock.today() + timedelta(days=90)
    saki.write("だれが受けても伝える答え", ANSWER).write("最後の日", last_day.isoformat()).press("決める")
    assert saki.sees("だれが受けても、こう答えます")


def _next_call(nagi: Visitor, *, expected: str) -> None:
    nagi.open("/staff/intake/").write("電話番号", TANAKA.telephone[-4:])
    nagi.page.locator("[data-candidates]").get_by_role("button", name="この方です").click()
    expect(nagi.page.locator("[data-known-caller]")).to_contain_text(expected)
    assert QUOTE not in nagi.page.content()


def _running(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-talk]")
