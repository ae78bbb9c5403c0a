"""Whom of a body a referral concerns."""

from case_core.referrals.models import Referral
from tenants.accounts.models import User
from tenants.partners.models import PartnerMember


def people_of(referral: Referral) -> list[User]:
    """Return who of the body can see what is referred to it: all of its people, or the one whom the share names."""
    members = PartnerMember.objects.active().filter(organization_id=referral.grant.organization_id)
    if referral.grant.member_id is not None:
        members = members.filter(pk=referral.grant.member_id)
    return [member.user for member in members.select_related("user").order_by("pk")]
