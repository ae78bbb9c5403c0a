"""How somebody who was invited gets an account: theirs alone, without a role, and with no way in but new ones."""

from datetime import datetime
from typing import Final

from allauth.mfa.models import Authenticator
from django.utils.crypto import constant_time_compare

from mannaka_kit import japanese
from mannaka_kit.errors import AnticipatedError
from tenants.accounts.everywhere import end_everywhere
from tenants.accounts.kinds import UserKind
from tenants.accounts.models import User
from tenants.partners.errors import (
    InvitationExpiredError,
    InvitationUsedError,
    InvitationWithdrawnError,
    OtherAddressError,
)
from tenants.partners.models import PartnerInvitation
from tenants.partners.states import InvitationStanding

_WHY_NOT: Final[dict[InvitationStanding, type[AnticipatedError]]] = {
    InvitationStanding.USED: InvitationUsedError,
    InvitationStanding.EXPIRED: InvitationExpiredError,
    InvitationStanding.WITHDRAWN: InvitationWithdrawnError,
}


def require_open(invitation: PartnerInvitation, *, at: datetime) -> None:
    """Go on only with an invitation that still waits.

    :raises InvitationUsedError: somebody took it up before.
    :raises InvitationExpiredError: it has run out.
    :raises InvitationWithdrawnError: the city took it back.
    """
    why_not = _WHY_NOT.get(invitation.standing_at(at))
    if why_not is not None:
        raise why_not


def require_same_address(invitation: PartnerInvitation, email: str) -> None:
    """Go on only for the address that the invitation was made for.

    :raises OtherAddressError: it was sent to another one.
    """
    typed = japanese.fold_width(email).strip().lower()
    if not constant_time_compare(typed, invitation.email):
        raise OtherAddressError(field="email")


def account_of(invitation: PartnerInvitation) -> User:
    """Return the account of the invited, whose user name is their address; a new one where they had none."""
    found = User.objects.select_for_update().filter(username=invitation.email, kind=UserKind.PARTNER).first()
    return found or User(username=invitation.email, kind=UserKind.PARTNER)


def open_account(user: User, invitation: PartnerInvitation) -> User:
    """Open the account under the names of the invitation, with every earlier way to sign in taken away.

    :raises NotInTransactionError: outside a transaction.
    """
    user.display_name, user.name_kana, user.email = invitation.display_name, invitation.name_kana, invitation.email
    user.is_active, user.password_is_one_time = True, False
    user.set_unusable_password()
    user.save()
    Authenticator.objects.filter(user_id=user.pk).delete()
    end_everywhere(user)
    return user
