"""A partner organisation, its agreement, and somebody who acts for it, made through the actions."""

from datetime import datetime, timedelta
from typing import Any, Final

from mannaka_kit import audit
from mannaka_kit.clock import day_of
from tenants.accounts.policies import Acting
from tenants.partners import links
from tenants.partners.actions.accept_invitation import accept_invitation
from tenants.partners.actions.add_organization import add_organization
from tenants.partners.actions.conclude_agreement import conclude_agreement
from tenants.partners.actions.invite_member import invite_member
from tenants.partners.actor import PartnerActor
from tenants.partners.agreement_terms import AgreementTerms
from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.models import Agreement, PartnerInvitation, PartnerMember, PartnerOrganization
from tenants.partners.organization_facts import OrganizationFacts
from tenants.partners.selectors import partner_actor_of

COUNCIL: Final = "今治市社会福祉協議会"
ADDRESS: Final = "sato@shakyo.example"
CLASSES: Final = (DataClass.CONTACT, DataClass.SUMMARY, DataClass.MONEY)


def a_body(*, at: datetime, actor: Acting = audit.OPERATOR, name: str = COUNCIL, **facts: Any) -> PartnerOrganization:
    """Add a body: the welfare council, unless another is meant."""
    known = {"name_kana": "シャカイフクシキョウギカイ", "kind": BodyKind.WELFARE_COUNCIL, "reaches": (Reach.ACCOUNT,)}
    return add_organization(actor=actor, facts=OrganizationFacts(name=name, **(known | facts)), at=at)


def agreed(
    body: PartnerOrganization, *, at: datetime, actor: Acting = audit.OPERATOR, days: int = 365, **told: Any
) -> Agreement:
    """Write down an agreement with the body that begins on the day."""
    today = day_of(at)
    until = today + timedelta(days=days)
    known = {"purpose": "生活に困っている方の相談に一緒に対応する", "data_classes": CLASSES, "valid_from": today}
    known |= {"valid_until": until, "signed_on": today}
    terms = AgreementTerms(**(known | told))  # type: ignore[arg-type]
    return conclude_agreement(actor=actor, organization_id=body.pk, terms=terms, at=at)


def invited(
    body: PartnerOrganization,
    *,
    at: datetime,
    actor: Acting = audit.OPERATOR,
    email: str = ADDRESS,
    name: str = "佐藤 恵",
) -> tuple[PartnerInvitation, str]:
    """Invite somebody, and return the invitation with the token of its link."""
    told = {"email": email, "display_name": name, "name_kana": "サトウ メグミ", "post": "生活支援課"}
    invitation = invite_member(actor=actor, organization_id=body.pk, at=at, **told).invitation
    return invitation, links.token_of(invitation.key)


def a_member(body: PartnerOrganization, *, at: datetime, email: str = ADDRESS, name: str = "佐藤 恵") -> PartnerMember:
    """Make somebody a member of the body, who has taken an invitation up."""
    _invitation, token = invited(body, at=at, email=email, name=name)
    user = accept_invitation(token=token, email=email, at=at)
    return PartnerMember.objects.select_related("user", "organization").get(user=user, removed_at=None)


def acting(member: PartnerMember) -> PartnerActor:
    """Return the member as the actions see them.

    :raises AssertionError: the member may not sign in any more.
    """
    actor = partner_actor_of(member.user)
    assert actor is not None
    return actor
