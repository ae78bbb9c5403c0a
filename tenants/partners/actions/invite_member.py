"""Ask somebody to act for a partner organisation."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from mannaka_kit import audit, japanese
from mannaka_kit.decisions import require
from mannaka_kit.identifiers import new_key
from mannaka_kit.outbox import events
from tenants.accounts.policies import Acting
from tenants.partners import links
from tenants.partners.errors import ActsForAnotherError, InvalidEmailError, MemberNameMissingError
from tenants.partners.events import PartnerInvited
from tenants.partners.locks import lock_organization
from tenants.partners.models import EMAIL_LENGTH, PartnerInvitation, PartnerMember, PartnerOrganization
from tenants.partners.policies import can_keep_partners


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation, and the address of its link: known to the mail and to this answer, and kept nowhere."""

    invitation: PartnerInvitation
    address: str


@transaction.atomic
def invite_member(
    *,
    actor: Acting,
    organization_id: int,
    email: str,
    display_name: str,
    name_kana: str,
    at: datetime,
    post: str = "",
) -> Invited:
    """
    Invite a person by a link that works once, within 72 hours and for this mail address only.

    An earlier invitation of the address is taken back. Whoever acts for the body already, and has lost what they sign
    in with, is invited again: the new link takes the place of every passkey.

    :raises NotAllowedError: the actor is no administrator.
    :raises OrganizationNotFoundError: there is no such body.
    :raises OrganizationClosedError: the city works with it no more.
    :raises MemberNameMissingError: the name or its reading is empty.
    :raises InvalidEmailError: nothing could be sent to the address.
    :raises ActsForAnotherError: the person acts for another body.
    """
    require(can_keep_partners(actor))
    organization = lock_organization(organization_id)
    name, kana = _names(display_name, name_kana)
    invitation = _new(organization, _address(email, organization), actor, at)
    invitation.display_name, invitation.name_kana, invitation.post = name, kana, " ".join(post.split())
    waiting = PartnerInvitation.objects.open(at).filter(organization=organization, email=invitation.email)
    replaced = waiting.update(withdrawn_at=at)
    invitation.save(force_insert=True)
    details = {"organization": organization.pk, "replaced": replaced}
    audit.record("partner_invitation.made", actor=actor, target=invitation, at=at, details=details)
    events.record(PartnerInvited(invitation_id=invitation.pk))
    return Invited(invitation=invitation, address=links.address_of(invitation.key))


def _new(organization: PartnerOrganization, email: str, actor: Acting, at: datetime) -> PartnerInvitation:
    key = new_key()
    return PartnerInvitation(
        organization=organization,
        key=key,
        token_hash=links.kept(links.token_of(key)),
        email=email,
        invited_at=at,
        invited_by_id=actor.pk,
        expires_at=at + links.LASTS,
    )


def _names(display_name: str, name_kana: str) -> tuple[str, str]:
    name, kana = " ".join(display_name.split()), " ".join(japanese.fold_kana(name_kana).split())
    for field, value in (("display_name", name), ("name_kana", kana)):
        if not value:
            raise MemberNameMissingError(field=field)
    return name, kana


def _address(email: str, organization: PartnerOrganization) -> str:
    address = japanese.fold_width(email).strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidEmailError(field="email") from error
    if len(address) > EMAIL_LENGTH:
        raise InvalidEmailError(field="email")
    elsewhere = PartnerMember.objects.active().exclude(organization=organization)
    if elsewhere.filter(user__username=address).exists():
        raise ActsForAnotherError(field="email")
    return address
