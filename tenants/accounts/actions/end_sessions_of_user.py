"""End every sign-in of a member of staff."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.everywhere import end_everywhere
from tenants.accounts.models import User
from tenants.accounts.policies import Acting, can_administer


@transaction.atomic
def end_sessions_of_user(*, actor: Acting, user: User, at: datetime) -> int:
    """End every sign-in of a person, who may sign in again, and return how many there were.

    :raises NotAllowedError: if the actor is no administrator.
    """
    require(can_administer(actor))
    user = User.objects.select_for_update().get(pk=user.pk)
    ended = end_everywhere(user)
    audit.record("staff.sessions_ended", actor=actor, target=user, at=at, details={"ended": ended})
    return ended
