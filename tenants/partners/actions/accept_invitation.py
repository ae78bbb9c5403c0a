"""Take an invitation up."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from tenants.accounts.models import User
from tenants.partners.errors import ActsForAnotherError, InvitationNotFoundError
from tenants.partners.joining import account_of, open_account, require_open, require_same_address
from tenants.partners.links import kept
from tenants.partners.locks import lock_organization
from tenants.partners.models import PartnerInvitation, PartnerMember
from tenants.partners.selectors import partner_actor_of


@transaction.atomic
def accept_invitation(*, token: str, email: str, at: datetime) -> User:
    """
    Make whoever holds the link, and knows its mail address, a member of the body; return their account.

    The account has no password and no passkey yet: what it had before is gone.

    :raises InvitationNotFoundError: the link leads to none.
    :raises InvitationUsedError: somebody took it up before.
    :raises InvitationExpiredError: it has run out.
    :raises InvitationWithdrawnError: the city took it back.
    :raises OtherAddressError: it was sent to another mail address.
    :raises ActsForAnotherError: the person acts for another body by now.
    """
    invitation = _locked(token, at)
    require_same_address(invitation, email)
    user = open_account(account_of(invitation), invitation)
    member = _member(user, invitation, at)
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    actor = partner_actor_of(user)
    details = {"organization": invitation.organization_id, "invitation": invitation.pk}
    audit.record("partner_member.joined", actor=actor or audit.ANONYMOUS, target=member, at=at, details=details)
    return user


def _locked(token: str, at: datetime) -> PartnerInvitation:
    """Lock the body first, as everybody does who changes something in it."""
    found = PartnerInvitation.objects.select_related("organization")
    invitation = found.filter(token_hash=kept(token)).first()
    if invitation is None:
        raise InvitationNotFoundError
    require_open(invitation, at=at)
    lock_organization(invitation.organization_id)
    invitation = found.select_for_update(of=["self"]).get(pk=invitation.pk)
    require_open(invitation, at=at)
    return invitation


def _member(user: User, invitation: PartnerInvitation, at: datetime) -> PartnerMember:
    member = PartnerMember.objects.filter(user=user, removed_at=None).first()
    if member is not None and member.organization_id != invitation.organization_id:
        raise ActsForAnotherError
    if member is None:
        member = PartnerMember(user=user, organization=invitation.organization, joined_at=at)
    member.post = invitation.post
    member.save()
    return member
