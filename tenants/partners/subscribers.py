"""What follows from an invitation."""

from mannaka_kit import clock
from mannaka_kit.outbox import subscribe
from tenants.partners.actions.mail_invitation import mail_invitation
from tenants.partners.events import PartnerInvited


@subscribe(PartnerInvited)
def tell_the_invited(event: PartnerInvited) -> None:
    """Send the invitation, where this house sends mail."""
    mail_invitation(invitation_id=event.invitation_id, at=clock.now())
