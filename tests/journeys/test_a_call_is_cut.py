"""The network dies in the middle of a call: what was written stays, and whoever calls again is known."""

import pytest
from playwright.sync_api import Locator, expect

from case_core.cases.models import Case
from mannaka_tenancy import Tenant, use
from tests.journeys.writing_page import kept_matters, kept_on_this_computer, saved, says
from tests.support.browser import House, Visitor
from tests.support.cases import TANAKA, new_case
from tests.support.cast import Cast

pytestmark = pytest.mark.browser

MATTER = "先月届いた住民税の督促状のことです。"
MORE = "きのう銀行で払ったのに、また届いたそうです。"
REST = "領収書の日付は4月10日だそうです。"
LOST = "接続が切れています。書いた内容はこのパソコンに残っています。"


@pytest.fixture
def earlier(house: House, people: Cast) -> Case:
    """Return what 田中 花子 called about before, with the clerk who took it down."""
    with use(people.city):
        return new_case(people)


def test_a_call_that_the_network_cut_is_gone_on_with(
    house: House, people: Cast, saijo_people: Cast, earlier: Case
) -> None:
    aoi = house.staff(people.city, people.users["aoi"]).press("新しい相談")
    aoi.write("どんな相談ですか", MATTER)
    saved(aoi.page)
    _line_goes_dead(aoi)
    aoi.named("受け付ける").click()
    says(aoi.page, "接続が切れているため、まだ送っていません。")
    _line_comes_back(aoi, people.city)

    nagi = house.staff(people.city, people.users["nagi"]).open("/staff/intake/")
    assert not nagi.sees("書きかけがあります")  # a draft is its author's
    aoi.open("/staff/").press("新しい相談")
    assert aoi.sees("書きかけがあります")
    aoi.press("続きを書く")
    assert aoi.page.locator("#id_matter").input_value() == MATTER + MORE

    _caller_is_known(aoi, earlier)
    aoi.page.keyboard.press("Control+End")  # the cursor stands in the text already
    aoi.page.keyboard.type(REST)
    aoi.press("受け付ける")
    assert aoi.sees("相談を受け付けました。受付番号は")
    assert aoi.sees(MATTER + MORE + REST)
    assert aoi.sees("田中 花子（タナカ ハナコ）")

    with use(people.city):
        assert Case.objects.filter(party=earlier.party).count() == 2
    assert kept_matters(people.city) == []
    _unknown_in_the_other_city(house, saijo_people)


def _line_goes_dead(aoi: Visitor) -> None:
    aoi.context.set_offline(True)
    aoi.page.locator("#id_matter").press_sequentially(MORE)
    says(aoi.page, LOST, within=6_000)
    assert MORE in kept_on_this_computer(aoi.page)


def _line_comes_back(aoi: Visitor, city: Tenant) -> None:
    with use(city):
        assert Case.objects.count() == 1
    aoi.context.set_offline(False)
    says(aoi.page, "つながりました。書いた内容を保存しました。", within=6_000)
    assert kept_matters(city) == [MATTER + MORE]
    assert MORE not in kept_on_this_computer(aoi.page)


def _caller_is_known(aoi: Visitor, earlier: Case) -> None:
    aoi.write("電話番号", TANAKA.telephone[-4:])
    found = _candidates(aoi)
    expect(found).to_contain_text(TANAKA.name)
    expect(found).to_contain_text(earlier.number)
    found.get_by_role("button", name="この方です").click()
    expect(aoi.page.locator("[data-known]")).to_have_text("田中 花子さんの相談として受け付けます。取り消す")


def _unknown_in_the_other_city(house: House, saijo_people: Cast) -> None:
    akane = house.staff(saijo_people.city, saijo_people.users["aoi"]).press("新しい相談")
    assert not akane.sees("書きかけがあります")
    akane.write("電話番号", TANAKA.telephone[-4:])
    expect(_candidates(akane)).to_contain_text("以前に相談した方の中には見つかりません。")


def _candidates(visitor: Visitor) -> Locator:
    return visitor.page.locator("[data-candidates]")
