"""End every sign-in of a member of staff."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.events import AccessNarrowed
from tenants.accounts.models import User
from tenants.accounts.policies import Acting, can_administer
from tenants.accounts.session_rows import end_rows


@transaction.atomic
def end_sessions_of_user(*, actor: Acting, user: User, at: datetime) -> int:
    """End every sign-in of a person, who may sign in again, and return how many there were.

    :raises NotAllowedError: if the actor is no administrator.
    """
    require(can_administer(actor))
    user = User.objects.select_for_update().get(pk=user.pk)
    ended = end_rows(user.pk)
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    audit.record("staff.sessions_ended", actor=actor, target=user, at=at, details={"ended": ended})
    events.record(AccessNarrowed(user_id=user.pk))
    return ended
