"""Remember that a code opened nothing."""

from datetime import datetime

from django.db import transaction

from mannaka_kit import audit
from mannaka_kit.audit import Outcome
from tenants.accounts.actor import Actor


@transaction.atomic
def record_refusal(*, actor: Actor, at: datetime) -> None:
    """Record that somebody typed a code that opens nothing for them; which code it was is nobody's business."""
    audit.record("carry.refused", actor=actor, target=None, at=at, outcome=Outcome.REFUSED)
