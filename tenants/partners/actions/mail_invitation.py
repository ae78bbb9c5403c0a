"""Send an invitation by mail."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from mannaka_kit import audit
from tenants.partners.invitation_mail import send_mail_of
from tenants.partners.models import PartnerInvitation
from tenants.partners.states import InvitationStanding


@transaction.atomic
def mail_invitation(*, invitation_id: int, at: datetime) -> bool:
    """Send an invitation that still waits once, where this house sends mail; tell whether it went."""
    found = PartnerInvitation.objects.select_for_update(of=["self"]).select_related("organization")
    invitation = found.get(pk=invitation_id)
    waits = invitation.standing_at(at) is InvitationStanding.WAITING and invitation.mailed_at is None
    if not (waits and settings.MANNAKA_SENDS_MAIL):
        return False
    invitation.mailed_at = at
    invitation.save(update_fields=["mailed_at"])
    audit.record("partner_invitation.mailed", actor=audit.SYSTEM, target=invitation, at=at)
    send_mail_of(invitation)  # last: what fails before it, fails without a mail
    return True
