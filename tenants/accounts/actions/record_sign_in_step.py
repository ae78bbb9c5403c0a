"""Remember a step that somebody took with their own account."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit, clock
from tenants.accounts.models import User
from tenants.accounts.notices import give_notice
from tenants.accounts.selectors import actor_for
from tenants.accounts.sign_in_steps import NOTICES, SignInStep


@transaction.atomic
def record_sign_in_step(*, user: User, step: SignInStep, at: datetime) -> None:
    """Record signing out, or a change of the second factor, which the person is told of."""
    actor = actor_for(user, on=at.astimezone(clock.TOKYO).date())
    audit.record(step.value, actor=actor, target=user, at=at)
    if step in NOTICES:
        give_notice(user, NOTICES[step], at=at)
