"""By which service matters go out to a body is chosen on its page, and only one that is at work."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant
from tenants.accounts.models import User
from tenants.partners.actions.change_organization import change_organization
from tenants.partners.errors import GatewayMissingError, GatewayNotAtWorkError
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.models import PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts
from tenants.plugins.models import Channel
from tests.support.gateways import a_gateway
from tests.support.partners import COUNCIL, a_body
from tests.tenants.browsing import page, post


@pytest.fixture
def channel(in_imabari: Tenant) -> Channel:
    return a_gateway(User.objects.create(username="keeper", display_name="鍵", name_kana="カギ"))[0]


@pytest.fixture
def body(in_imabari: Tenant) -> PartnerOrganization:
    return a_body(at=clock.now())


def changed(body: PartnerOrganization, **told: Any) -> PartnerOrganization:
    facts = OrganizationFacts(name=body.name, name_kana=body.name_kana, kind=BodyKind(body.kind), **told)
    return change_organization(actor=audit.OPERATOR, organization_id=body.pk, facts=facts, at=clock.now())


def test_a_service_is_needed_where_matters_go_out_and_let_go_where_they_do_not(
    body: PartnerOrganization, channel: Channel
) -> None:
    found = changed(body, reaches=(Reach.WEBHOOK,), gateway_id=channel.pk, gateway_address=" 会員  12 ")
    assert (found.gateway, found.gateway_address) == (channel, "会員 12")
    found = changed(body, reaches=(Reach.ACCOUNT,), gateway_id=channel.pk, gateway_address="12")
    assert (found.gateway, found.gateway_address) == (None, "")
    with pytest.raises(GatewayMissingError), transaction.atomic():
        changed(body, reaches=(Reach.WEBHOOK,))
    other, _key = a_gateway(channel.made_by)
    channel.state = other.state = "paused"
    channel.save()
    other.save()
    with pytest.raises(GatewayNotAtWorkError), transaction.atomic():
        changed(body, reaches=(Reach.WEBHOOK,), gateway_id=other.pk)


def test_an_administrator_chooses_it_on_the_bodys_page(
    desk: Client, body: PartnerOrganization, channel: Channel
) -> None:
    place = f"/staff/settings/partners/{body.pk}/"
    facts = {"name": COUNCIL, "name_kana": "しゃかいふくし", "kind": "welfare_council", "reaches": "webhook"}
    assert "送るサービスを選んでください" in post(desk, f"{place}change/", facts).content.decode()
    assert post(desk, f"{place}change/", {**facts, "gateway_id": str(channel.pk)})["Location"] == place
    assert "社協のシステム" in page(desk, place)
    Channel.objects.update(state="paused")
    told = {**facts, "phone": "0898-36-5555", "gateway_id": str(channel.pk)}
    assert f'<option value="{channel.pk}" selected' in page(desk, f"{place}change/")
    assert post(desk, f"{place}change/", told)["Location"] == place
