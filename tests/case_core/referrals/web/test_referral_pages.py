"""From the clerk's form to the body's answer and back, through the doors that people use."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator

from case_core.cases.models import Case
from case_core.consents.models import Consent
from case_core.referrals.models import Referral
from mannaka_tenancy import use
from tenants.partners.models import PartnerMember
from tests.support.browsing import Desk
from tests.support.cases import AT, new_case
from tests.support.cast import Cast
from tests.support.referrals import referred
from tests.support.sharing import a_body, a_member, consented, shared

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


def asked(member: PartnerMember) -> dict[str, object]:
    return {
        "organization": member.organization_id,
        "reason": "家計の見直しを一緒に考えてほしい。",
        "told": "分納の制度を説明した。",
        "ground": "consent",
        "purpose": "家計の相談を一緒に受けるため",
        "data_classes": ["contact", "summary"],
        "ends_on": "2026-02-12",
    }


def test_a_matter_is_referred_taken_and_reported_back(
    cast: Cast, saijo_cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    aoi, umi = desk("aoi"), Desk(cast.city, member.user)
    path = f"/staff/cases/{case.pk}/referrals/"
    assert "まだどこにも紹介していません" in aoi.get(path).content.decode()
    kept = aoi.send(f"{path}new/", **{**asked(member), "reason": ""}).content.decode()
    assert "分納の制度を説明した。" in kept
    page = aoi.send_and_follow(f"{path}new/", **asked(member))
    assert ("お返事待ち" in page, "電話などで返事を聞いたとき" in page) == (True, True)
    with use(cast.city):
        place = f"/partner/referrals/{Referral.objects.get().pk}/"
    listed = umi.get("/partner/").content.decode()
    assert (place in listed, "お返事待ち 1" in listed) == (True, True)
    answer = umi.get(place)
    assert "connect-src 'self' http" in answer["Content-Security-Policy"]
    for word in ("田中 花子", "家計の見直しを一緒に考えてほしい。", "分納の制度を説明した。", "引き受ける"):
        assert word in answer.content.decode()
    assert "結果を報告する" in umi.send_and_follow(f"{place}accept/")
    kept = umi.send(f"{place}finish/", outcome="other", confirmed_by="body").content.decode()
    assert "理由やくわしいことを書いてください。" in kept
    assert "センターの職員" not in kept
    page = umi.send_and_follow(f"{place}finish/", outcome="helped", confirmed_by="person", words="計画を作った。")
    assert ("報告した結果" in page, "計画を作った。" in page) == (True, True)
    course = aoi.get(f"/staff/cases/{case.pk}/").content.decode()
    assert ("紹介先から結果の報告がありました" in course, "支援につながった" in course) == (True, True)
    assert "確かめた人：ご本人" in aoi.get(path).content.decode()
    assert Desk(saijo_cast.city, saijo_cast.users["aoi"]).get(path).status_code == 404


def test_a_body_that_declines_loses_the_matter_and_the_clerk_reads_why(
    cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    with use(cast.city):
        referral = referred(cast, case, member.organization, at=AT)
    umi, place = Desk(cast.city, member.user), f"/partner/referrals/{referral.pk}/"
    assert "引き受けられない理由" in umi.get(f"{place}decline/").content.decode()
    page = umi.send_and_follow(f"{place}decline/", why="conflict", words="職員の親族です。")
    assert ("辞退の返事をセンターに伝えました" in page, place in page) == (True, False)
    assert umi.get(place).status_code == 410
    assert "職員の親族です。" in desk("aoi").get(f"/staff/referrals/{referral.pk}/").content.decode()


def test_what_was_typed_on_a_page_that_was_emptied_is_given_back(
    cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    with use(cast.city):
        referral = referred(cast, case, member.organization, at=AT)
        consent = Consent.objects.get()
    umi, place = Desk(cast.city, member.user), f"/partner/referrals/{referral.pk}/"
    umi.send_and_follow(f"{place}accept/")
    edition = umi.get(place).context["edition"]
    assert umi.client.get(f"{place}news/", headers={"if-none-match": f'"{edition}"'}).status_code == 304
    assert "センターからのお願い" in umi.get(f"{place}news/").content.decode()
    desk("aoi").send_and_follow(f"/staff/consents/{consent.pk}/withdraw/", how="oral")
    assert "data-live-at-once" in umi.get(f"{place}news/").content.decode()
    told = {"outcome": "helped", "confirmed_by": "body", "words": "三度お会いしました。"}
    comment = f"/partner/shared/{referral.grant_id}/comment/"
    for gone in (umi.send(f"{place}finish/", **told), umi.send(comment, words="三度お会いしました。")):
        page = gone.content.decode()
        assert (gone.status_code, "三度お会いしました。" in page, "田中" in page) == (410, True, False)


def test_a_clerk_refers_by_a_share_writes_an_answer_down_and_takes_another_back(
    cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    with use(cast.city):
        grant = shared(cast, case, member.organization)
        other = referred(cast, new_case(cast), member.organization)
    aoi = desk("aoi")
    assert f"/staff/sharing/{grant.pk}/refer/" in aoi.get(f"/staff/sharing/{grant.pk}/").content.decode()
    page = aoi.send_and_follow(f"/staff/sharing/{grant.pk}/refer/", reason="一緒に受けてほしい。")
    assert "一緒に受けてほしい。" in page
    with use(cast.city):
        place = f"/staff/referrals/{Referral.objects.get(grant=grant).pk}/"
    assert "引き受け済み" in aoi.send_and_follow(f"{place}accept/")
    done = aoi.send_and_follow(f"{place}finish/", outcome="refused", confirmed_by="clerk", words="本人から電話。")
    assert ("本人が望まなかった" in done, "確かめた人：センターの職員" in done) == (True, True)
    revoked = aoi.send_and_follow(f"/staff/referrals/{other.pk}/revoke/", reason="別の機関に頼む")
    assert ("取りやめ" in revoked, "別の機関に頼む" in revoked) == (True, True)


def test_a_case_that_waits_for_a_body_says_so_when_it_is_ended(
    cast: Cast, case: Case, member: PartnerMember, desk: DeskOf
) -> None:
    with use(cast.city):
        referred(cast, case, member.organization, at=AT)
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/close/"
    assert "社会福祉協議会からの回答がまだ届いていません" in aoi.get(path).content.decode()
    aoi.send_and_follow(path, outcome="informed", waiver="本人が自分で手続きした", typed_labels="")
    with use(cast.city):
        case.refresh_from_db()
        assert (case.is_closed, Referral.objects.get().status) == (True, "revoked")
