"""Two bodies' providers behind a real HTTP server, and browsers that come by them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from mannaka.simulate.issuer import Issuer, Somebody
from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.federation.actions.note_try import note_try
from tenants.federation.actions.settle_provider import settle_provider
from tenants.federation.provider_facts import ProviderFacts
from tenants.partners.models import PartnerOrganization
from tests.support.partners import a_body, agreed
from tests.support.simulated import Simulated, simulated

DOOR, RETURN = "/partner/sign-in/", "/partner/sign-in/return/"
SATO = Somebody(subject="u-1001", name="佐藤 恵", kana="サトウ メグミ", did_two_factors=True)
NITTA = Somebody(subject="u-1002", name="新田 葵")


@dataclass(slots=True)
class TestIssuer(Issuer):
    """A provider that can be made to say something else than the truth."""

    __test__ = False
    says: dict[str, Any] = field(default_factory=dict)
    describes: dict[str, Any] = field(default_factory=dict)
    write: Callable[[dict[str, Any]], str] | None = None

    def description(self) -> dict[str, Any]:
        return {**Issuer.description(self), **self.describes}

    def claims(self, person: Somebody, asked: dict[str, str]) -> dict[str, Any]:
        told = {**Issuer.claims(self, person, asked), **self.says}
        return {name: value for name, value in told.items() if value is not None}

    def signed(self, claims: dict[str, Any]) -> str:
        return self.write(claims) if self.write else Issuer.signed(self, claims)


def an_issuer(host: str) -> TestIssuer:
    return TestIssuer(host=host, client_id="mannaka", client_secret="s e+cret", people=[SATO, NITTA])


_KEPT = (an_issuer("login.shakyo.example"), an_issuer("login.houterasu.example"))


@pytest.fixture
def issuers() -> tuple[TestIssuer, TestIssuer]:
    """Return the two providers, as honest as ever; keys are made once, for they take long."""
    for each in _KEPT:
        each.says, each.describes, each.write = {}, {}, None
    return _KEPT


@pytest.fixture
def services(issuers: tuple[TestIssuer, TestIssuer]) -> Iterator[Simulated]:
    with simulated({each.host: each for each in issuers}) as found:  # type: ignore[misc]  # they answer alike
        yield found


@pytest.fixture
def issuer(services: Simulated, issuers: tuple[TestIssuer, TestIssuer]) -> TestIssuer:
    return issuers[0]


def facts_of(by: Issuer, **changed: Any) -> ProviderFacts:
    known = {"issuer": by.issuer, "client_id": by.client_id, "secret": by.client_secret}
    return ProviderFacts(**{**known, **changed})


def with_provider(body: PartnerOrganization, issuer: Issuer, **changed: Any) -> PartnerOrganization:
    """Settle a body's provider, which was tried well."""
    facts, at = facts_of(issuer, **changed), clock.now()
    made = settle_provider(actor=audit.OPERATOR, organization_id=body.pk, facts=facts, at=at)
    return note_try(actor=audit.OPERATOR, organization=made, trouble=None, at=at)


@pytest.fixture
def body(in_imabari: Tenant, issuer: TestIssuer) -> PartnerOrganization:
    """Return the welfare council with an agreement, whose people sign in by its provider."""
    made = a_body(at=clock.now())
    agreed(made, at=clock.now())
    return with_provider(made, issuer)


@dataclass(frozen=True, slots=True)
class Browser:
    """Somebody's browser at a city's door."""

    client: Client

    def begins(self, body: PartnerOrganization) -> dict[str, str]:
        """Choose a body, and return what the provider is asked."""
        answer = self.client.post(f"{DOOR}{body.pk}/")
        assert "Refresh" in answer, answer.content.decode()
        address = answer["Refresh"].partition("url=")[2]
        return dict(parse_qsl(urlsplit(address).query))

    def returns(self, address: str) -> HttpResponse:
        """Come back from the provider."""
        return self.client.get(f"{RETURN}?{address.partition('?')[2]}")  # type: ignore[return-value]

    def comes(self, body: PartnerOrganization, issuer: Issuer, person: Somebody = SATO) -> HttpResponse:
        """Go to the provider, sign in there, and come back."""
        return self.returns(issuer.vouch(self.begins(body), person))


@pytest.fixture
def browser(imabari: Tenant, client_of: Callable[[Tenant], Client]) -> Browser:
    return Browser(client_of(imabari))


def elsewhere(city: Tenant, issuer: Issuer) -> PartnerOrganization:
    """Return a body of another city with a provider of its own."""
    with use(city):
        made = a_body(at=clock.now(), name="西条市社会福祉協議会")
        agreed(made, at=clock.now())
        return with_provider(made, issuer)
