"""Remember a step that somebody took with their own account."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from tenants.accounts.models import User
from tenants.accounts.selectors import actor_for
from tenants.accounts.sign_in_steps import SignInStep


@transaction.atomic
def record_sign_in_step(*, user: User, step: SignInStep, at: datetime) -> None:
    """Record signing in or out, or a change of the second factor."""
    actor = actor_for(user, on=at.astimezone(clock.TOKYO).date())
    audit.record(step.value, actor=actor, target=user, at=at)
