"""People of a body come by the body's own provider: once, by this browser, and to what is theirs alone."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.http import HttpResponse

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import SignedInSession, User
from tenants.federation.actions.drop_provider import drop_provider
from tenants.federation.actions.let_member_in import let_member_in
from tenants.federation.actions.meet_vouched import meet_vouched
from tenants.federation.errors import NotVouchedError, NotWaitingError
from tenants.federation.vouched import Vouched
from tenants.partners.actions.close_organization import close_organization
from tenants.partners.actions.end_agreement import end_agreement
from tenants.partners.actions.remove_member import remove_member
from tenants.partners.models import PartnerMember, PartnerOrganization
from tenants.partners.selectors import partner_actor_of
from tests.support.partners import a_body, agreed
from tests.tenants.federation.conftest import (
    DOOR,
    NITTA,
    SATO,
    Browser,
    TestIssuer,
    elsewhere,
    with_provider,
)

HOME, SET_UP, CODE = "/partner/", "/account/2fa/start/", "/account/2fa/authenticate/"
WAITS, NOT_PROVED, NOT_AGREED = (
    "市の担当者が確かめると",
    "サインインを確かめられませんでした",
    "協定が、いま有効ではありません",
)


def says(answer: HttpResponse, words: str) -> bool:
    return answer.status_code == 200 and words in answer.content.decode()


def let_in() -> PartnerMember:
    member = PartnerMember.objects.select_related("user", "organization").get(removed_at=None)
    return let_member_in(actor=audit.OPERATOR, member=member, at=clock.now())


def test_a_newcomer_waits_and_comes_in_with_a_second_factor_of_ours(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser, imabari: Tenant
) -> None:
    assert body.name in browser.client.get(DOOR).content.decode()
    assert says(browser.comes(body, issuer), WAITS)
    user = User.objects.get(provider_subject="u-1001")
    assert (user.email, user.is_active, user.has_usable_password(), partner_actor_of(user)) == ("", False, False, None)
    assert says(browser.comes(body, issuer), WAITS)
    assert not SignedInSession.objects.exists()
    member = let_in()
    with pytest.raises(NotWaitingError):
        let_member_in(actor=audit.OPERATOR, member=member, at=clock.now())
    assert browser.comes(body, issuer)["Location"] == HOME
    assert browser.client.get(HOME)["Location"] == SET_UP
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert browser.client.get(HOME).status_code == 200
    browser.client.post("/account/logout/")
    assert browser.comes(body, issuer)["Location"] == CODE
    assert browser.client.get(HOME).status_code == 302
    codes = set(Entry.objects.values_list("action", flat=True))
    assert {"partner_provider.settled", "partner_member.vouched_for", "partner_member.let_in"} <= codes


def test_the_providers_second_factor_counts_only_where_the_city_says_so(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser
) -> None:
    with_provider(body, issuer, does_two_factors=True, lets_in=True)
    assert browser.comes(body, issuer, NITTA)["Location"] == HOME
    assert browser.client.get(HOME)["Location"] == SET_UP
    assert browser.comes(body, issuer, SATO)["Location"] == HOME
    page = browser.client.get(HOME)
    assert says(page, "佐藤 恵")  # type: ignore[arg-type]
    issuer.says = {"name": "佐藤 めぐみ", "email": "other@shakyo.example"}
    browser.comes(body, issuer, SATO)
    assert User.objects.get(provider_subject="u-1001").display_name == "佐藤 めぐみ"
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        asked = browser.client.get("/account/passkeys/add/", follow=True)
    assert asked.status_code == 200
    with_provider(body, issuer, lets_in=True)
    assert browser.client.get(HOME).status_code == 302
    browser.comes(body, issuer, SATO)
    assert browser.client.get(HOME)["Location"] == SET_UP


def test_nobody_comes_twice_by_one_answer_nor_by_another_browsers(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser, imabari: Tenant
) -> None:
    with_provider(body, issuer, does_two_factors=True, lets_in=True)
    address = issuer.vouch(browser.begins(body), SATO)
    stranger = Browser(type(browser.client)(headers={"host": imabari.host}))
    assert says(stranger.returns(address), NOT_PROVED)
    stranger.begins(body)
    assert says(stranger.returns(address), NOT_PROVED)
    forged = address.replace("state=", "state=x")
    assert says(browser.returns(forged), NOT_PROVED)
    assert says(browser.returns(address), NOT_PROVED)
    address = issuer.vouch(browser.begins(body), SATO)
    assert browser.returns(address)["Location"] == HOME
    assert says(browser.returns(address), NOT_PROVED)
    again = issuer.vouch(browser.begins(body), SATO)
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert says(browser.returns(again), NOT_PROVED)
    refused = Entry.objects.filter(action="sign_in.failed").count()
    assert refused == 6


def test_an_answer_of_another_issuer_or_to_another_question_is_refused(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser
) -> None:
    with_provider(body, issuer, lets_in=True)
    mixed = issuer.vouch(browser.begins(body), SATO).replace("login.shakyo.example", "login.houterasu.example")
    assert says(browser.returns(mixed), NOT_PROVED)
    issuer.says = {"nonce": "of-yesterday"}
    assert says(browser.comes(body, issuer), NOT_PROVED)
    issuer.says = {}
    stopped = issuer.vouch(browser.begins(body), SATO).replace("code=", "error=access_denied&was=")
    assert says(browser.returns(stopped), "取りやめられたか、許可されませんでした")
    asked = browser.begins(body)
    no_proof = issuer.vouch({**asked, "code_challenge": "x"}, SATO)
    assert says(browser.returns(no_proof), "応答がありません")
    assert not User.objects.exclude(provider_issuer="").exists()


def test_the_same_subject_of_another_city_or_issuer_is_somebody_else(
    body: PartnerOrganization,
    issuers: tuple[TestIssuer, TestIssuer],
    browser: Browser,
    imabari: Tenant,
    saijo: Tenant,
) -> None:
    with_provider(body, issuers[0], lets_in=True)
    theirs = elsewhere(saijo, issuers[1])
    other = Browser(type(browser.client)(headers={"host": saijo.host}))
    assert theirs.name not in browser.client.get(DOOR).content.decode()
    address = issuers[1].vouch(other.begins(theirs), SATO)
    assert says(browser.returns(address), NOT_PROVED)
    assert says(other.returns(address), WAITS)
    browser.comes(body, issuers[0])
    assert User.objects.get(provider_subject="u-1001").provider_issuer == issuers[0].issuer
    with use(saijo):
        assert User.objects.get(provider_subject="u-1001").provider_issuer == issuers[1].issuer
    assert browser.client.post(f"{DOOR}{theirs.pk + 1000}/").status_code == 404


def test_with_the_agreement_the_body_or_the_provider_the_door_shuts(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser
) -> None:
    with_provider(body, issuer, does_two_factors=True, lets_in=True)
    on_the_way = issuer.vouch(browser.begins(body), SATO)
    agreement = body.agreements.get()
    end_agreement(actor=audit.OPERATOR, agreement=agreement, at=clock.now())
    assert says(browser.returns(on_the_way), NOT_AGREED)
    assert says(browser.client.post(f"{DOOR}{body.pk}/"), NOT_AGREED)  # type: ignore[arg-type]
    assert body.name not in browser.client.get(DOOR).content.decode()
    drop_provider(actor=audit.OPERATOR, organization_id=body.pk, at=clock.now())
    assert says(browser.client.post(f"{DOOR}{body.pk}/"), "いま使えません")  # type: ignore[arg-type]
    close_organization(actor=audit.OPERATOR, organization_id=body.pk, at=clock.now())
    assert says(browser.client.post(f"{DOOR}{body.pk}/"), "いま使えません")  # type: ignore[arg-type]


def test_who_was_taken_out_waits_and_a_new_setting_signs_out(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser
) -> None:
    with_provider(body, issuer, does_two_factors=True, lets_in=True)
    browser.comes(body, issuer)
    member = PartnerMember.objects.get()
    remove_member(actor=audit.OPERATOR, member=member, at=clock.now())
    assert browser.client.get(HOME).status_code == 302
    assert says(browser.comes(body, issuer), WAITS)
    let_in()
    assert browser.comes(body, issuer)["Location"] == HOME
    assert browser.client.get(HOME).status_code == 200
    drop_provider(actor=audit.OPERATOR, organization_id=body.pk, at=clock.now())
    assert browser.client.get(HOME).status_code == 302


def test_whom_a_provider_vouches_for_comes_in_by_no_other_way(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser
) -> None:
    with_provider(body, issuer, does_two_factors=True, lets_in=True)
    browser.comes(body, issuer)
    user = User.objects.get(provider_subject="u-1001")
    user.set_password("correct horse battery staple")
    user.save()
    browser.client.logout()
    answer = browser.client.post(
        "/account/login/", {"login": user.username, "password": "correct horse battery staple"}
    )
    assert (answer.status_code, "_auth_user_id" in browser.client.session) == (200, False)


def test_a_person_of_another_body_is_not_taken_for_ones_own(
    body: PartnerOrganization, issuer: TestIssuer, browser: Browser
) -> None:
    with_provider(body, issuer, lets_in=True)
    browser.comes(body, issuer)
    drop_provider(actor=audit.OPERATOR, organization_id=body.pk, at=clock.now())
    second = a_body(at=clock.now(), name="福祉公社")
    agreed(second, at=clock.now())
    with_provider(second, issuer, lets_in=True)
    assert says(browser.comes(second, issuer), NOT_PROVED)
    for vouched in (Vouched(issuer=issuer.issuer, subject="u-1001"), Vouched(issuer="https://x.example", subject="u")):
        with pytest.raises(NotVouchedError):
            meet_vouched(organization_id=second.pk, vouched=vouched, at=clock.now())
    browser.comes(second, issuer, NITTA)
    assert PartnerMember.objects.get(user__provider_subject="u-1002").organization == second
