"""People of a body come by its own SAML provider: once, by the browser that asked, and to what is theirs alone."""

from datetime import timedelta

import time_machine
from django.http import HttpResponse
from lxml import etree

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.models import User
from tenants.federation.actions.let_member_in import let_member_in
from tenants.federation.actions.note_try import note_try
from tenants.federation.actions.settle_provider import settle_provider
from tenants.federation.provider_facts import ProviderFacts
from tenants.federation.saml.names import NAMESPACES
from tenants.partners.actions.end_agreement import end_agreement
from tenants.partners.models import PartnerMember, PartnerOrganization
from tests.support.partners import a_body, agreed
from tests.support.saml_provider import SamlProvider
from tests.tenants.federation.conftest import DOOR, NITTA, SATO
from tests.tenants.federation.saml.conftest import SamlBrowser, with_saml

HOME, SET_UP = "/partner/", "/account/2fa/start/"
WAITS, NOT_PROVED = "市の担当者が確かめると", "サインインを確かめられませんでした"


def says(answer: HttpResponse, words: str) -> bool:
    return answer.status_code == 200 and words in answer.content.decode()


def test_a_newcomer_waits_and_is_known_by_issuer_and_subject(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser
) -> None:
    with_saml(council, provider)
    assert says(saml_browser.comes(council, provider), WAITS)
    user = User.objects.get(provider_subject="u-1001")
    assert (user.provider_issuer, user.display_name, user.name_kana, user.is_active) == (
        *(provider.issuer, "佐藤 恵", "サトウ メグミ", False),
    )
    member = PartnerMember.objects.select_related("user", "organization").get()
    let_member_in(actor=audit.OPERATOR, member=member, at=clock.now())
    assert saml_browser.comes(council, provider)["Location"] == HOME
    assert saml_browser.client.get(HOME)["Location"] == SET_UP
    assert User.objects.exclude(provider_issuer="").count() == 1


def test_the_second_factor_counts_only_with_the_citys_word_and_the_providers(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser
) -> None:
    assert saml_browser.comes(council, provider, SATO)["Location"] == HOME
    assert says(saml_browser.client.get(HOME), "佐藤 恵")  # type: ignore[arg-type]
    assert saml_browser.comes(council, provider, NITTA)["Location"] == HOME
    assert saml_browser.client.get(HOME)["Location"] == SET_UP


def test_an_answer_counts_once_and_in_the_browser_that_asked(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser, imabari: Tenant
) -> None:
    asked = saml_browser.begins(council)
    answer = provider.vouch(asked, SATO)
    stranger = SamlBrowser(imabari.host)
    stolen = saml_browser.sends(council, answer, state=asked.state)
    assert says(stranger.returns(stolen), NOT_PROVED)
    assert says(stranger.returns(saml_browser.sends(council, answer, state=stranger.begins(council).state)), NOT_PROVED)
    first, second = (saml_browser.sends(council, answer, state=asked.state) for _ in "12")
    assert saml_browser.returns(first)["Location"] == HOME
    assert says(saml_browser.returns(second), NOT_PROVED)
    assert says(saml_browser.returns(first), NOT_PROVED)


def test_an_answer_that_was_used_opens_nothing_again(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser
) -> None:
    asked = saml_browser.begins(council)
    answer = provider.vouch(asked, SATO)
    one, two = (saml_browser.sends(council, answer, state=asked.state) for _ in "12")
    session = dict(saml_browser.client.session)
    assert saml_browser.returns(one)["Location"] == HOME
    saml_browser.client.post("/account/logout/")
    kept = saml_browser.client.session  # even where the question were still open, as with two tabs at once
    kept["provider_attempt"] = session["provider_attempt"]
    kept.save()
    assert says(saml_browser.returns(two), NOT_PROVED)
    late = saml_browser.begins(council)
    sent = saml_browser.sends(council, provider.vouch(late, SATO), state=late.state)
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        assert says(saml_browser.returns(sent), NOT_PROVED)
    assert Entry.objects.filter(action="sign_in.failed").count() == 2


def test_nobody_comes_unasked_or_by_a_setting_of_yesterday(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser
) -> None:
    asked = saml_browser.begins(council)
    unasked = saml_browser.sends(council, provider.vouch(asked, SATO, request=None), state=asked.state)
    assert "provider.not_vouched" in unasked
    other = saml_browser.sends(council, provider.vouch(asked, SATO, request="_other"), state=asked.state)
    assert says(saml_browser.returns(other), NOT_PROVED)
    asked = saml_browser.begins(council)
    sent = saml_browser.sends(council, provider.vouch(asked, SATO), state=asked.state)
    with_saml(council, provider, lets_in=True)
    assert says(saml_browser.returns(sent), NOT_PROVED)
    asked = saml_browser.begins(council)
    sent = saml_browser.sends(council, provider.vouch(asked, SATO), state=asked.state)
    end_agreement(actor=audit.OPERATOR, agreement=council.agreements.get(), at=clock.now())
    assert says(saml_browser.returns(sent), "協定が、いま有効ではありません")
    assert not User.objects.exclude(provider_issuer="").exists()


def test_a_refusal_and_a_fleeting_name_are_told_in_words(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser
) -> None:
    told = {
        "取りやめられたか、許可されませんでした": {"status": "urn:oasis:names:tc:SAML:2.0:status:Responder"},
        "persistentのNameID": {"format": "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"},
        NOT_PROVED: {"audience": "https://other.example"},
    }
    for words, lie in told.items():
        asked = saml_browser.begins(council)
        sent = saml_browser.sends(council, provider.vouch(asked, SATO, **lie), state=asked.state)
        assert says(saml_browser.returns(sent), words)


def test_an_answer_to_one_city_or_body_opens_no_other(
    council: PartnerOrganization,
    providers: tuple[SamlProvider, SamlProvider],
    saml_browser: SamlBrowser,
    saijo: Tenant,
) -> None:
    with use(saijo):
        theirs = a_body(at=clock.now(), name="西条市社会福祉協議会")
        agreed(theirs, at=clock.now())
        with_saml(theirs, providers[0], lets_in=True)
    legal = a_body(at=clock.now(), name="法テラス")
    agreed(legal, at=clock.now())
    with_saml(legal, providers[1], lets_in=True)
    in_saijo = SamlBrowser(saijo.host)
    asked = in_saijo.begins(theirs)
    answer = providers[0].vouch(asked, SATO)
    for body in (council, legal):  # the same provider vouches in the other city, and another one for the other body
        sent = saml_browser.sends(body, answer, state=asked.state)
        assert says(saml_browser.returns(sent), NOT_PROVED)
    assert says(in_saijo.returns(in_saijo.sends(theirs, answer, state=asked.state)), WAITS) is False
    with use(saijo):
        assert User.objects.filter(provider_subject="u-1001").exists()
    assert not User.objects.exclude(provider_issuer="").exists()
    # Another body's key says what only ours may.
    asked = saml_browser.begins(council)
    forged = providers[1].signed(providers[0].answer(asked, SATO))
    assert says(saml_browser.returns(saml_browser.sends(council, forged, state=asked.state)), NOT_PROVED)


def test_our_metadata_says_what_a_provider_needs_and_nothing_of_the_body(
    council: PartnerOrganization, saml_browser: SamlBrowser
) -> None:
    asked, told = saml_browser.begins(council), saml_browser.client.get(f"{DOOR}{council.pk}/metadata/")
    entity = etree.fromstring(told.content)
    service = entity.find("md:SPSSODescriptor/md:AssertionConsumerService", NAMESPACES)
    assert (told["Content-Type"], entity.get("entityID"), service.get("Location")) == (
        *("application/samlmetadata+xml", asked.issuer, asked.address),
    )
    assert asked.issuer.endswith(f"{DOOR}{council.pk}/metadata/")
    assert council.name not in told.content.decode()
    assert saml_browser.client.get(f"{DOOR}{council.pk + 1000}/metadata/").status_code == 404


def test_what_is_no_form_or_far_too_large_is_not_read(council: PartnerOrganization, saml_browser: SamlBrowser) -> None:
    path, form = f"{DOOR}{council.pk}/saml/", "application/x-www-form-urlencoded"
    asks = ((b"x" * 400_001, form), (b"SAMLResponse=x", "text/plain"), (b"SAMLResponse=%FF", form), (b"", form))
    for body, kind in asks:
        told = saml_browser.client.post(path, body, content_type=kind)
        assert (told.status_code, told["Location"]) == (303, told["Location"])
        assert "error=provider.not_vouched" in told["Location"]
    assert saml_browser.client.post(f"{DOOR}{council.pk + 1000}/saml/").status_code == 404
    assert saml_browser.client.get(path).status_code == 405


def test_a_provider_of_another_language_takes_no_answers(
    council: PartnerOrganization, provider: SamlProvider, saml_browser: SamlBrowser
) -> None:
    asked = saml_browser.begins(council)
    facts = ProviderFacts(issuer=provider.issuer, client_id="mannaka", secret="s3cret")
    body = settle_provider(actor=audit.OPERATOR, organization_id=council.pk, facts=facts, at=clock.now())
    note_try(actor=audit.OPERATOR, organization=body, trouble=None, at=clock.now())
    sent = saml_browser.sends(council, provider.vouch(asked, SATO), state=asked.state)
    assert "error=provider.none" in sent
    assert says(saml_browser.returns(sent), "いま使えません")
