"""Put one's own notices away."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from tenants.accounts.actor import Actor
from tenants.accounts.models import AccountNotice, User


@transaction.atomic
def mark_notices_seen(*, actor: Actor, at: datetime) -> int:
    """Remember that a person has read what changed in how they sign in, and return how much it was."""
    seen = AccountNotice.objects.filter(user_id=actor.user_id, seen_at=None).update(seen_at=at)
    user = User.objects.get(pk=actor.user_id)
    audit.record("sign_in.notices_seen", actor=actor, target=user, at=at, details={"seen": seen})
    return seen
