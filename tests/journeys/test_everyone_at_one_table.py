"""Four browsers at once: the visitor of a branch's booth, the centre, 市民税課 at its desk, the welfare council."""

import re
from dataclasses import dataclass

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Locator, expect

from case_core.booths.models import BoothSite
from case_core.cases.models import Case
from cms.booths.device import cookie_name
from mannaka_kit import clock
from mannaka_tenancy import use
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.day_types import REGULAR_DAY_TYPES
from tenants.hours.models import Way
from tenants.hours.spans import Span
from tenants.partners.models import PartnerMember, PartnerOrganization
from tests.support.booths import a_site, enrolled
from tests.support.browser import PHONE, House, Visitor, Window
from tests.support.calls import a_room
from tests.support.cast import Cast
from tests.support.listening import let_listen
from tests.support.sharing import a_body, a_member, consented

pytestmark = pytest.mark.browser

SOON = 15_000
COUNCIL, MATTER = "社会福祉協議会", "家賃も住民税も払えない"
NOTE, FACT = "仕事が減り、先月から家賃が遅れている。", "家賃は月4万円で、2か月遅れている。"
QUESTION, REPLY = "分納できるかを教えてください。", "月5千円からの分納ができます。"
PURPOSE = "家計の相談を一緒に受けるため"
PROPOSAL, WISH = "貸付の条件に合うかもしれない。", "家計の見直しを一緒に考えてほしい。"
DONE = "ご本人と家計の計画を作り、貸付の申し込みを手伝いました。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The four, each at a browser of their own."""

    booth: Visitor
    aoi: Visitor
    ren: Visitor
    umi: Visitor


@pytest.fixture
def member(house: House, people: Cast) -> PartnerMember:
    """Let the welfare council have an agreement, and an officer with a passkey."""
    with use(people.city):
        found = a_member(a_body(COUNCIL, since=clock.today()), "umi", "海野 うみ")
        Authenticator.objects.create(user=found.user, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})
        return found


@pytest.fixture
def table(house: House, people: Cast, member: PartnerMember) -> Table:
    """Let the booth stand in a branch that is open at whatever hour the tests run, and the others at their desks."""
    with use(people.city):
        a_room(people, "室1")
        token = enrolled(people, _open_site(people), at=clock.now()).token
    booth = house.visitor(people.city, Window(size=PHONE))
    booth.context.add_cookies([{"name": cookie_name(), "value": token, "url": booth.origin}])
    aoi, ren = (house.staff(people.city, people.users[name]) for name in ("aoi", "ren"))
    return Table(booth=booth, aoi=aoi, ren=ren, umi=house.staff(people.city, member.user))


def _open_site(people: Cast) -> BoothSite:
    way = Way.objects.create(code="branch", kind="booth", name="支所の相談ブース")
    for day_type in REGULAR_DAY_TYPES:
        told = {"way_id": way.pk, "day_type": day_type, "valid_from": clock.today()}
        change_hours(actor=people.mio, spans=(Span(0, 24 * 60),), at=clock.now(), **told)
    return a_site(people, way_id=way.pk)


def shows(visitor: Visitor, words: str) -> None:
    """Wait until a page shows something by itself."""
    expect(visitor.page.locator("main")).to_contain_text(words, timeout=SOON)


def listening(visitor: Visitor, press: str) -> None:
    """Go on to a page, and wait until its stream is open."""
    with visitor.page.expect_response(re.compile(r"/live/stream\?ticket=")):
        visitor.press(press)


def begin(table: Table) -> int:
    """Let the visitor call, and Aoi begin a matter from the call; return the case."""
    table.booth.open("/booth/").press("お金・家計")
    table.aoi.open("/staff/booths/").press("受ける").press("電話で話し始めた")
    table.aoi.press("相談を始める").write("どんな相談ですか", MATTER).press("相談を始める")
    shows(table.booth, "お話し中です")
    found = re.search(r"/staff/cases/(\d+)/", table.aoi.path)
    assert found is not None
    return int(found[1])


def agree_to_sharing(people: Cast, case_id: int, council: PartnerOrganization) -> None:
    """Let the visitor's spoken consents be recorded: that the council may listen, and may be told."""
    today = clock.today()
    with use(people.city):
        case, days = Case.objects.get(pk=case_id), {"given_on": today, "expires_on": today}
        let_listen(people, case, council, at=clock.now(), days=days)
        consented(people, case, council, at=clock.now(), **days)


def seat_the_council(table: Table, case_id: int) -> None:
    """Plan the session, and let the visitor say on the booth's own screen that the council may listen."""
    table.aoi.open(f"/staff/cases/{case_id}/sharing/").press("同席の場").press("同席の場を用意する")
    table.aoi.write("何のために一緒に聞くか", "1回でお話しいただくため").choose(COUNCIL).press("席を用意する")
    shows(table.booth, "ほかの機関にも、一緒に聞いてもらいますか")
    table.booth.leave_by(table.booth.page.get_by_role("button", name=re.compile("聞いてもらう")).click)
    shows(table.booth, "同意しています")
    listening(table.aoi, "始める")
    table.umi.open("/partner/").leave_by(table.umi.page.locator("th a").first.click)
    listening(table.umi, "入室する")
    shows(table.booth, "いま聞いています")


def ask_the_tax_office(table: Table, case_id: int) -> None:
    """Let 市民税課 answer from its own desk while the talk goes on."""
    desk = table.aoi.context.new_page()
    room, table.aoi.page = table.aoi.page, desk
    table.aoi.open(f"/staff/cases/{case_id}/").press("課に引き継ぐ").pick("引き継ぎ先の課", "市民税課")
    table.aoi.write("引き継ぐ理由", QUESTION).choose("口頭で同意した").press("引き継ぐ")
    table.ren.open("/staff/handovers/").leave_by(_of_matter(table.ren).click)
    assert table.ren.sees(QUESTION)
    table.ren.press("受け取りました").press("回答する").choose("対応した").write("回答の内容", REPLY).press("回答する")
    table.aoi.open(f"/staff/cases/{case_id}/")
    assert table.aoi.sees(REPLY)
    desk.close()
    table.aoi.page = room


def _of_matter(visitor: Visitor) -> Locator:
    return visitor.page.locator("main").get_by_role("link", name=re.compile(MATTER[:6])).first


def talk(table: Table) -> None:
    """Write, propose and confirm: the council reads without reloading, and the officer's answer is among the facts."""
    table.aoi.write("書く内容", NOTE).press("書き入れる")
    shows(table.umi, NOTE)
    for words in (FACT, REPLY):
        table.aoi.write("書く内容", words).choose("一緒に確かめる事実にする（同席する機関に確認を求めます）")
        table.aoi.press("書き入れる")
    table.umi.write("内容", PROPOSAL).press("提案する")
    shows(table.aoi, PROPOSAL)
    table.aoi.press("メモに入れる")
    for _fact in (FACT, REPLY):
        table.umi.leave_by(table.umi.page.get_by_role("button", name="このとおりと確かめる").first.click)


def end_with_a_record(table: Table) -> None:
    table.aoi.press("終えて、記録にする")
    table.umi.open(table.umi.path).press("記録を読み、確かめました")
    table.aoi.open(table.aoi.path)
    for words in (NOTE, FACT, REPLY, PROPOSAL, "海野 うみが記録を確認"):
        assert table.aoi.sees(words)


def refer(table: Table, case_id: int) -> None:
    """Refer the matter to the council, which takes it and reports back."""
    table.aoi.open(f"/staff/cases/{case_id}/referrals/").press("ほかの機関に紹介する").choose(COUNCIL)
    table.aoi.write("紹介する理由・お願いしたいこと", WISH).write("何のために共有するか", PURPOSE)
    table.aoi.write("いつまで", clock.today().isoformat()).choose("相談の概要").press("紹介する")
    table.umi.open("/partner/").leave_by(table.umi.page.locator("#referred-heading ~ * th a").first.click)
    assert table.umi.sees(WISH)
    table.umi.press("引き受ける").press("結果を報告する").choose("支援につながった").choose("ご本人")
    listening(table.umi.write("くわしいこと", DONE), "報告する")
    table.aoi.open(f"/staff/cases/{case_id}/")
    assert table.aoi.sees("紹介先から結果の報告がありました")


def withdraw(table: Table, case_id: int) -> None:
    """Let the visitor, still at the booth, take the consent back: the council's open page is emptied."""
    assert table.umi.sees(MATTER)
    table.aoi.open(f"/staff/cases/{case_id}/consents/")
    told = table.aoi.page.locator("section.card").filter(has_text=PURPOSE)
    table.aoi.leave_by(told.filter(has_text="相談の概要").get_by_role("link", name="撤回を記録する").click)
    table.aoi.choose("口頭（職員が記録）").press("撤回を記録する")
    shows(table.umi, "この共有は終わりました")
    assert not table.umi.sees(MATTER)


def test_consent_joint_talk_record_referral_report_and_withdrawal(
    table: Table, people: Cast, saijo_people: Cast, member: PartnerMember, house: House
) -> None:
    case_id = begin(table)
    agree_to_sharing(people, case_id, member.organization)
    seat_the_council(table, case_id)
    ask_the_tax_office(table, case_id)
    talk(table)
    end_with_a_record(table)
    refer(table, case_id)
    withdraw(table, case_id)
    table.booth.press("終わる")
    for visitor in (table.booth, table.aoi, table.ren):
        assert not visitor.faults
    elsewhere = house.staff(saijo_people.city, saijo_people.users["aoi"])
    assert elsewhere.page.goto(f"{elsewhere.origin}/staff/cases/{case_id}/").status == 404
