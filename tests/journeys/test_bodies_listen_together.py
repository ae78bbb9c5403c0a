"""Four at one table: the person on a telephone, a clerk, the welfare council, a law centre."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from case_core.cases.models import Case
from case_core.intake.actions.receive_matter import Received
from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.accounts.models import User
from tenants.partners.models import PartnerMember
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.cases import received
from tests.support.cast import Cast
from tests.support.listening import let_listen
from tests.support.sharing import a_body, a_member

pytestmark = pytest.mark.browser

SOON = 5_000
NOTE, FACT = "仕事が減り、先月から家賃が遅れている。", "家賃は月4万円で、2か月遅れている。"
PROPOSAL, OTHERWISE = "貸付の条件に合うかもしれない。", "聞いたのは1か月半でした。"


@pytest.fixture
def receipt(house: House, people: Cast) -> Received:
    with use(people.city):
        return received(at=clock.now())


@pytest.fixture
def members(people: Cast, receipt: Received) -> list[PartnerMember]:
    """Let two bodies listen to the matter."""
    today = clock.today()
    with use(people.city):
        case = Case.objects.get(pk=receipt.case_id)
        found = [
            a_member(a_body("社会福祉協議会", since=today), "umi", "海野 うみ"),
            a_member(a_body("法テラス", since=today), "riku", "陸 りく"),
        ]
        for member in found:
            Authenticator.objects.create(user=member.user, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})
            days = {"given_on": today, "expires_on": today}
            let_listen(people, case, member.organization, at=clock.now(), days=days)
    return found


@pytest.fixture
def person(house: House, people: Cast, receipt: Received) -> Visitor:
    """Return the person with the receipt, on a telephone."""
    visitor = house.visitor(people.city, Window(size=PHONE))
    visitor.open("/portal/").write("受付番号", receipt.receipt_number).write("合言葉", receipt.secret)
    return visitor.press("見る")


def listening(visitor: Visitor, press: str) -> Visitor:
    with visitor.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        visitor.press(press)
    return visitor


def body(house: House, people: Cast, user: User) -> Visitor:
    visitor = house.staff(people.city, user)
    return visitor.open("/partner/").leave_by(visitor.page.locator("th a").first.click)


def agree(person: Visitor, name: str) -> None:
    section = person.page.locator("section").filter(has=person.page.get_by_role("heading", name=name))
    person.leave_by(section.get_by_role("button", name=re.compile("聞いてもらう")).click)


def plan(aoi: Visitor, receipt: Received) -> None:
    aoi.open(f"/staff/cases/{receipt.case_id}/sharing/").press("同席の場").press("同席の場を用意する")
    aoi.write("何のために一緒に聞くか", "1回でお話しいただくため").choose("社会福祉協議会").choose("法テラス")
    aoi.press("席を用意する")


def talk(aoi: Visitor, umi: Visitor, riku: Visitor) -> None:
    """Write, confirm, propose and differ; each sees the others' without reloading."""
    aoi.write("書く内容", NOTE).press("書き入れる")
    expect(umi.page.locator("main")).to_contain_text(NOTE, timeout=SOON)
    aoi.write("書く内容", FACT).choose("一緒に確かめる事実にする（同席する機関に確認を求めます）").press("書き入れる")
    umi.write("内容", PROPOSAL).press("提案する")
    expect(aoi.page.get_by_role("button", name="メモに入れる")).to_be_visible(timeout=SOON)
    aoi.press("メモに入れる")
    expect(riku.page.locator("main")).to_contain_text(PROPOSAL, timeout=SOON)
    umi.press("このとおりと確かめる")
    riku.leave_by(riku.page.get_by_role("link", name="異なる見方を書く").first.click)
    riku.write("内容", OTHERWISE).press("並べて残す")
    expect(aoi.page.locator("main")).to_contain_text(OTHERWISE, timeout=SOON)


def send_away(person: Visitor, riku: Visitor) -> None:
    """Let the person take back what they agreed to: the body's page is emptied, and its ticket refused."""
    section = person.page.locator("section").filter(has=person.page.get_by_role("heading", name="法テラス"))
    person.leave_by(section.get_by_role("button", name=re.compile("同意を取り消す")).click)
    expect(riku.page.locator("main")).not_to_contain_text(NOTE, timeout=SOON)
    expect(riku.page.locator("[data-live-note]")).to_contain_text("内容を消しました", timeout=SOON)
    assert [fault.partition(":")[0] for fault in riku.faults] == ["403"]


def test_consent_joint_talk_record_and_withdrawal(
    house: House, people: Cast, members: list[PartnerMember], person: Visitor, receipt: Received
) -> None:
    aoi = house.staff(people.city, people.users["aoi"])
    plan(aoi, receipt)
    person.open("/portal/matter/").press("だれが聞くかを見る・決める")
    agree(person, "社会福祉協議会")
    agree(person, "法テラス")
    listening(aoi, "始める")
    umi, riku = (body(house, people, member.user) for member in members)
    listening(umi, "入室する")
    listening(riku, "入室する")
    expect(aoi.page.locator(".seats")).to_contain_text("海野 うみ", timeout=SOON)
    person.press("いまの様子を見る（読み込み直す）")
    assert person.sees("いま聞いています")

    talk(aoi, umi, riku)
    send_away(person, riku)
    expect(umi.page.locator("main")).to_contain_text(NOTE)
    aoi.press("終えて、記録にする")
    umi.open(umi.path).press("記録を読み、確かめました")
    aoi.open(aoi.path)
    for words in (NOTE, FACT, PROPOSAL, OTHERWISE, "海野 うみが記録を確認", "同意を取り消しました"):
        assert aoi.sees(words)
