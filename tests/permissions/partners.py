"""A body outside the city hall, with everything of it that an address can name."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from mannaka_kit import clock
from tenants.accounts.kinds import UserKind
from tenants.accounts.models import User
from tenants.federation.actions.settle_provider import settle_provider
from tenants.federation.provider_facts import ProviderFacts
from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization
from tests.support.cast import Cast
from tests.support.partners import a_body, a_member, agreed, invited
from tests.support.saml_provider import a_provider

Values = Mapping[str, Any]
KINDS_OF_PARTNERS = {
    "organization_id": PartnerOrganization,
    "agreement_id": Agreement,
    "member_id": PartnerMember,
    "invitation_id": PartnerInvitation,
}
MEANT_OF_PARTNERS = {
    "partner:invitation": {"token": "invitation_token"},
    "federation:let_in": {"member_id": "waiting_member_id"},
}


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


def _body_of_facts(_values: Values) -> dict[str, Any]:
    return {"name": "新しい機関", "name_kana": "アタラシイ", "kind": "legal", "reaches": ["account"]}


def _agreement(_values: Values) -> dict[str, Any]:
    today, until = clock.today().isoformat(), (clock.today() + timedelta(days=30)).isoformat()
    days = {"signed_on": today, "valid_from": today, "valid_until": until}
    return {"purpose": "一緒に対応する", "data_classes": ["summary"], **days}


BODIES_OF_PARTNERS: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "partners:add": _body_of_facts,
    "partners:change": _body_of_facts,
    "partners:close": _nothing,
    "partners:conclude": _agreement,
    "partners:end_agreement": _nothing,
    "partners:invite": lambda _: {
        "display_name": "山田 薫",
        "name_kana": "ヤマダ カオル",
        "email": "yamada@body.example",
    },
    "partners:remove": _nothing,
    "partners:withdraw": _nothing,
    "federation:provider": lambda values: {
        "issuer": f"https://login{values['organization_id']}.body.example",
        "client_id": "mannaka",
        "secret": "s3cret",
    },
    "federation:saml_provider": lambda values: {
        "metadata": a_provider(f"https://login{values['organization_id']}.body.example/saml").metadata(),
    },
    "federation:try": _nothing,
    "federation:drop": _nothing,
    "federation:let_in": _nothing,
    "vouched:begin": _nothing,
    "vouched:answer": _nothing,
}


@transaction.atomic
def partners(cast: Cast, word: str) -> dict[str, Any]:
    """Make a body with an agreement, somebody who acts for it, and somebody who was asked to."""
    at, count = clock.now(), PartnerOrganization.objects.count()
    body = a_body(at=at, actor=cast.mio, name=f"{word} 機関{count}")
    member = a_member(body, at=at, email=f"member{count}@body.example", name=word)
    _with_provider(body, cast)
    invitation, token = invited(body, at=at, actor=cast.mio, email=f"invited{count}@body.example", name=word)
    return {
        "organization_id": body.pk,
        "agreement_id": agreed(body, at=at, actor=cast.mio).pk,
        "member_id": member.pk,
        "member_user_id": member.user_id,
        "waiting_member_id": _waiting(body, count).pk,
        "invitation_id": invitation.pk,
        "invitation_token": token,
    }


def _with_provider(body: PartnerOrganization, cast: Cast) -> None:
    issuer = f"https://login{body.pk}.body.example"
    facts = ProviderFacts(issuer=issuer, client_id="mannaka", secret="s3cret")
    settle_provider(actor=cast.mio, organization_id=body.pk, facts=facts, at=clock.now())


def _waiting(body: PartnerOrganization, count: int) -> PartnerMember:
    """Let somebody come by the body's provider, whom nobody has let in."""
    issuer, subject = PartnerOrganization.objects.get(pk=body.pk).provider_issuer, f"u-{count}"
    names = {"display_name": "新田", "name_kana": "ニッタ", "username": f"provider-{count}"}
    user = User.objects.create(
        kind=UserKind.PARTNER, is_active=False, provider_issuer=issuer, provider_subject=subject, **names
    )
    return PartnerMember.objects.create(user=user, organization=body, joined_at=clock.now())
