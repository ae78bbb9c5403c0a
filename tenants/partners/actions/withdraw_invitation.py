"""Take an invitation back."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.policies import Acting
from tenants.partners.errors import InvitationOverError
from tenants.partners.models import PartnerInvitation
from tenants.partners.policies import can_keep_partners
from tenants.partners.states import InvitationStanding


@transaction.atomic
def withdraw_invitation(*, actor: Acting, invitation: PartnerInvitation, at: datetime) -> PartnerInvitation:
    """Take an invitation back that nobody has used: its link opens nothing.

    :raises NotAllowedError: the actor is no administrator.
    :raises InvitationOverError: it was used or taken back, or has run out.
    """
    require(can_keep_partners(actor))
    invitation = PartnerInvitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.standing_at(at) is not InvitationStanding.WAITING:
        raise InvitationOverError
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    details = {"organization": invitation.organization_id}
    audit.record("partner_invitation.withdrawn", actor=actor, target=invitation, at=at, details=details)
    return invitation
