"""From the clerk's form to the partner's page, and gone again, through the doors that people use."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator

from case_core.cases.models import Case
from case_core.consents.models import Consent
from case_core.sharing.models import ShareGrant
from mannaka_tenancy import use
from tenants.partners.models import PartnerMember
from tests.support.browsing import Desk
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.records import a_record
from tests.support.sharing import a_body, a_member, consented

DeskOf = Callable[[str], Desk]


@pytest.fixture
def member(cast: Cast) -> PartnerMember:
    with use(cast.city):
        found = a_member(a_body())
        Authenticator.objects.create(user=found.user, type=Authenticator.Type.WEBAUTHN, data={"name": "鍵"})
        return found


@pytest.fixture
def case(cast: Cast, member: PartnerMember) -> Case:
    with use(cast.city):
        found = new_case(cast)
        consented(cast, found, member.organization)
        return found


def told(member: PartnerMember, **changed: object) -> dict[str, object]:
    return {
        "organization": member.organization_id,
        "ground": "consent",
        "purpose": "家計の相談を一緒に受けるため",
        "data_classes": ["contact", "summary"],
        "words": "家計の見直しを一緒に考えてほしい。",
        "act": "comment",
        "ends_on": "2026-02-12",
        **changed,
    }


def test_what_is_shared_is_seen_commented_and_withdrawn(
    cast: Cast, saijo_cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    aoi, umi = desk("aoi"), Desk(cast.city, member.user)
    path = f"/staff/cases/{case.pk}/sharing/"
    assert "まだどこにも共有していません" in aoi.get(path).content.decode()
    page = aoi.send_and_follow(f"{path}new/", **told(member))
    assert ("共有中" in page, "家計の見直しを一緒に考えてほしい。" in page) == (True, True)
    with use(cast.city):
        place = f"/partner/shared/{ShareGrant.objects.get().pk}/"
    assert place in umi.get("/partner/").content.decode()
    answer = umi.get(place)
    assert "connect-src 'self' http" in answer["Content-Security-Policy"]
    seen = answer.content.decode()
    for word in ("田中 花子", case.title, "社会福祉協議会 海野 うみ が 1月13日（火）9:40 に表示"):
        assert word in seen
    assert "面談の日を決めました。" in umi.send_and_follow(f"{place}comment/", words="面談の日を決めました。")
    page = aoi.get(path).content.decode()
    assert ("だれが見たか" in page, "海野 うみ" in page) == (True, True)
    assert "第三者の話：社会福祉協議会" in aoi.get(f"/staff/cases/{case.pk}/").content.decode()
    with use(cast.city):
        consent = Consent.objects.get()
    aoi.send_and_follow(f"/staff/consents/{consent.pk}/withdraw/", how="oral")
    gone = umi.get(place)
    assert (gone.status_code, "田中" in gone.content.decode()) == (410, False)
    emptied = umi.get(f"{place}news/").content.decode()
    assert ("data-live-at-once" in emptied, "この共有は終わりました" in emptied) == (True, True)
    assert umi.send(f"{place}comment/", words="まだ書けますか").status_code == 410
    assert place not in umi.get("/partner/").content.decode()
    assert Desk(saijo_cast.city, saijo_cast.users["aoi"]).get(path).status_code == 404


def test_news_that_the_page_shows_already_are_no_second_look(
    cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    desk("aoi").send_and_follow(f"/staff/cases/{case.pk}/sharing/new/", **told(member))
    umi = Desk(cast.city, member.user)
    with use(cast.city):
        place = f"/partner/shared/{ShareGrant.objects.get().pk}/"
    edition = umi.get(place).context["edition"]
    quiet = umi.client.get(f"{place}news/", headers={"if-none-match": f'"{edition}"'})
    assert quiet.status_code == 304
    assert umi.get(f"{place}news/").status_code == 200
    with use(cast.city):
        assert len(remembered("share.viewed")) == 2
    with time_machine.travel(AT + timedelta(days=40), tick=False):
        assert Desk(cast.city, member.user).get(place).status_code == 410


def test_a_body_hears_of_its_own_topic_only(cast: Cast, member: PartnerMember) -> None:
    umi, ticket = Desk(cast.city, member.user), "/partner/live/ticket/"
    topic = f"partner-{member.organization_id}"
    assert "stream" in umi.send(ticket, topic=topic).json()
    for other in ([], ["desk"], [f"partner-{member.organization_id + 1}"], [topic, "case-1"]):
        assert umi.send(ticket, topic=other).status_code == 403


def test_where_two_decide_the_page_says_so_and_the_colleague_opens_it(
    cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    with use(cast.city):
        a_record(cast, case)
    aoi, nagi = desk("aoi"), desk("nagi")
    path = f"/staff/cases/{case.pk}/sharing/new/"
    kept = nagi.send(path, **told(member)).content.decode()
    assert ("限定記録を閲覧できる職員だけです" in kept, "家計の見直しを" in kept) == (True, True)
    own = aoi.send_and_follow(path, **told(member))
    assert ("2人目の職員の確認を待っています" in own, "確認して共有を始める" in own) == (True, False)
    with use(cast.city):
        place = f"/staff/sharing/{ShareGrant.objects.get().pk}/"
    assert "確認して共有を始める" in nagi.get(place).content.decode()
    assert "共有中" in nagi.send_and_follow(f"{place}approve/")
    assert "相手の担当が変わった" in nagi.send_and_follow(f"{place}revoke/", reason="相手の担当が変わった")


def test_an_emergency_stands_in_the_list_until_somebody_else_judged_it(
    cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    with use(cast.city):
        head_of_centre(cast)
    aoi, nagi, sora = desk("aoi"), desk("nagi"), desk("sora")
    aoi.send_and_follow(f"/staff/cases/{case.pk}/sharing/new/", **told(member, ground="emergency"))
    page = sora.get("/staff/sharing/emergencies/").content.decode()
    assert ("検証待ち 1" in page, case.number in page) == (True, True)
    with use(cast.city):
        place = f"/staff/sharing/emergencies/{ShareGrant.objects.get().pk}/"
    assert "自分が決めた共有は検証できません" in aoi.get(place).content.decode()
    assert "検証待ち 0" in nagi.send_and_follow(place, verdict="needed", remark="妥当")
    assert "妥当" in sora.get(place).content.decode()


def test_an_administrator_settles_the_grounds(cast: Cast, desk: DeskOf) -> None:
    mio, path = desk("mio"), "/staff/settings/sharing/"
    assert "共有に使う根拠" in mio.get(path).content.decode()
    assert "共有の決まりを変更しました。" in mio.send_and_follow(path, grounds=["consent"], most_days="30")
    assert 'value="30"' in mio.get(path).content.decode()
