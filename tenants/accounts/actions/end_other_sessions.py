"""End all of one's own sign-ins but the present one."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor
from tenants.accounts.events import AccessNarrowed
from tenants.accounts.models import User
from tenants.accounts.session_rows import end_rows


@transaction.atomic
def end_other_sessions(*, actor: Actor, keep: str, at: datetime) -> User:
    """End every sign-in of the actor's but the one with this key, and begin a new epoch; return the changed user."""
    user = User.objects.select_for_update().get(pk=actor.user_id)
    ended = end_rows(user.pk, keep=keep)
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    audit.record("sign_in.other_sessions_ended", actor=actor, target=user, at=at, details={"ended": ended})
    events.record(AccessNarrowed(user_id=user.pk))
    return user
