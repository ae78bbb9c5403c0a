"""Know somebody for whom a body's provider vouches."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, crypto
from tenants.accounts.kinds import UserKind
from tenants.accounts.models import User
from tenants.federation.errors import NotVouchedError
from tenants.federation.selectors import body_at_the_door
from tenants.federation.vouched import Vouched
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerMember, PartnerOrganization


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody's account, and whether it opens anything yet."""

    user: User
    is_in: bool


@transaction.atomic
def meet_vouched(*, organization_id: int, vouched: Vouched, at: datetime) -> Met:
    """
    Return the account of somebody by issuer and subject, never by mail address; newcomers get one without any right.

    A newcomer waits for the city's word, unless the body's newcomers are let in; who was taken out always waits.

    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises NoProviderError: it has no provider any more.
    :raises NotAgreedError: no agreement with it is in force.
    :raises NotVouchedError: the body's provider is another one by now, or the person acts for another body.
    """
    organization = lock_organization(organization_id)
    if body_at_the_door(organization_id, at=at).provider_issuer != vouched.issuer:
        raise NotVouchedError
    known = User.objects.select_for_update().filter(provider_issuer=vouched.issuer, provider_subject=vouched.subject)
    user = known.first()
    member = None if user is None else PartnerMember.objects.filter(user=user, removed_at=None).first()
    if member is not None and member.organization_id != organization_id:
        raise NotVouchedError
    if user is None:
        user = _newcomer(vouched, is_active=organization.provider_lets_in)
    if member is None:
        _join(user, organization, at)
    _call_by_name(user, vouched)
    return Met(user=user, is_in=user.is_active)


def _newcomer(vouched: Vouched, *, is_active: bool) -> User:
    named = crypto.fingerprint(f"{vouched.issuer} {vouched.subject}", purpose="partner-provider-user")
    user = User(
        username=f"provider-{named[:40]}",
        kind=UserKind.PARTNER,
        is_active=is_active,
        provider_issuer=vouched.issuer,
        provider_subject=vouched.subject,
        display_name=vouched.name or f"ID {named[:8]}",
        name_kana=vouched.name_kana or vouched.name or named[:8],
    )
    user.set_unusable_password()
    user.save(force_insert=True)
    return user


def _join(user: User, organization: PartnerOrganization, at: datetime) -> None:
    member = PartnerMember.objects.create(user=user, organization=organization, joined_at=at)
    details = {"organization": organization.pk, "waits": not user.is_active}
    audit.record("partner_member.vouched_for", actor=audit.ANONYMOUS, target=member, at=at, details=details)


def _call_by_name(user: User, vouched: Vouched) -> None:
    """Call people as their body calls them today."""
    name, kana = vouched.name or user.display_name, vouched.name_kana or user.name_kana
    if (name, kana) != (user.display_name, user.name_kana):
        user.display_name, user.name_kana = name, kana
        user.save(update_fields=["display_name", "name_kana"])
