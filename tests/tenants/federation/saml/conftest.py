"""Two bodies' providers that speak SAML, and browsers that come by them."""

import base64
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from mannaka.simulate.issuer import Somebody
from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant
from tenants.federation.actions.note_try import note_try
from tenants.federation.actions.settle_saml_provider import settle_saml_provider
from tenants.federation.provider_facts import SamlFacts
from tenants.partners.models import PartnerOrganization
from tests.support.partners import a_body, agreed
from tests.support.saml_provider import Asked, SamlProvider, a_provider
from tests.tenants.federation.conftest import DOOR, RETURN, SATO

_KEPT = ("https://login.shakyo.example/saml", "https://login.houterasu.example/saml")


@pytest.fixture
def providers() -> tuple[SamlProvider, SamlProvider]:
    return a_provider(_KEPT[0]), a_provider(_KEPT[1])


@pytest.fixture
def provider() -> SamlProvider:
    return a_provider(_KEPT[0])


def with_saml(body: PartnerOrganization, provider: SamlProvider, **changed: Any) -> PartnerOrganization:
    """Settle a body's provider, which was tried."""
    facts, at = SamlFacts(**{"metadata": provider.metadata(), **changed}), clock.now()
    made = settle_saml_provider(actor=audit.OPERATOR, organization_id=body.pk, facts=facts, at=at)
    return note_try(actor=audit.OPERATOR, organization=made, trouble=None, at=at)


@pytest.fixture
def council(in_imabari: Tenant, provider: SamlProvider) -> PartnerOrganization:
    """Return the welfare council with an agreement, whose people come by SAML and are let in."""
    made = a_body(at=clock.now())
    agreed(made, at=clock.now())
    return with_saml(made, provider, does_two_factors=True, lets_in=True)


@dataclass(slots=True)
class SamlBrowser:
    """Somebody's browser at a city's door, which sends no cookie with the form of another site."""

    host: str
    client: Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = Client(headers={"host": self.host})

    def begins(self, body: PartnerOrganization) -> Asked:
        """Choose a body, and return what the provider is asked."""
        answer = self.client.post(f"{DOOR}{body.pk}/")
        assert "Refresh" in answer, answer.content.decode()
        return Asked.by(answer["Refresh"].partition("url=")[2])

    def sends(self, body: PartnerOrganization, answer: bytes, *, state: str) -> str:
        """Send the form of the provider's page, and return where the browser is sent on to."""
        form = {"SAMLResponse": base64.b64encode(answer).decode(), "RelayState": state}
        other_site = Client(enforce_csrf_checks=True, headers={"host": self.host})
        told = other_site.post(
            f"{DOOR}{body.pk}/saml/", urlencode(form), content_type="application/x-www-form-urlencoded"
        )
        assert (told.status_code, told["Location"].partition("?")[0], dict(told.cookies)) == (303, RETURN, {})
        return str(told["Location"])

    def comes(self, body: PartnerOrganization, provider: SamlProvider, person: Somebody = SATO) -> HttpResponse:
        """Go to the provider, sign in there, and come back."""
        asked = self.begins(body)
        return self.returns(self.sends(body, provider.vouch(asked, person), state=asked.state))

    def returns(self, address: str) -> HttpResponse:
        """Go where the browser is sent."""
        return self.client.get(address)  # type: ignore[return-value]


@pytest.fixture
def saml_browser(imabari: Tenant) -> SamlBrowser:
    return SamlBrowser(imabari.host)
