"""Take in hand what came in on a closed day."""

from datetime import datetime

from django.db import transaction

from case_core.roster.errors import AttemptNotFoundError
from case_core.roster.models import CallAttempt
from case_core.roster.policies import can_settle
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def settle_attempt(*, attempt_id: int, actor: Actor, at: datetime) -> CallAttempt:
    """
    Say for the section that it is taken care of; a second time changes nothing.

    :raises AttemptNotFoundError: there is no such record.
    :raises NotAllowedError: the actor is not of the section.
    """
    attempt = CallAttempt.objects.select_for_update().filter(pk=attempt_id).first()
    if attempt is None:
        raise AttemptNotFoundError
    require(can_settle(actor, attempt.section_id))
    if attempt.settled_at is None:
        attempt.settled_by_id, attempt.settled_at = actor.user_id, at
        attempt.save(update_fields=["settled_by", "settled_at"])
        audit.record("on_call.settled", actor=actor, target=attempt, at=at, case_id=attempt.case_id)
    return attempt
