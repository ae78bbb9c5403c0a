"""Judge afterwards what was shared in an emergency."""

from datetime import datetime

from django.db import transaction

from case_core.sharing.errors import NoEmergencyError, OwnShareError
from case_core.sharing.events import EmergencyReviewed
from case_core.sharing.locks import locked_share
from case_core.sharing.models import ShareGrant
from case_core.sharing.policies import can_review_emergency
from case_core.sharing.states import Verdict
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def review_emergency(*, grant_id: int, verdict: Verdict, remark: str = "", actor: Actor, at: datetime) -> ShareGrant:
    """
    Say whether it was needed; nobody judges their own.

    :raises NotAllowedError: the actor is neither an auditor nor a head of the centre.
    :raises ShareNotFoundError: there is no such share.
    :raises OwnShareError: it was the actor's own.
    :raises NoEmergencyError: it was no emergency, or somebody has judged it.
    """
    require(can_review_emergency(actor))
    grant = locked_share(grant_id, actor=None)
    if not grant.is_emergency or grant.reviewed_at is not None:
        raise NoEmergencyError
    if grant.created_by_id == actor.user_id:
        raise OwnShareError
    grant.verdict, grant.remark = verdict, remark.strip()
    grant.reviewed_by_id, grant.reviewed_at = actor.user_id, at
    grant.save(update_fields=["verdict", "remark", "reviewed_by", "reviewed_at"])
    details = {"verdict": verdict.value}
    audit.record("share.reviewed", actor=actor, target=grant, at=at, case_id=grant.case_id, details=details)
    events.record(EmergencyReviewed(case_id=grant.case_id, grant_id=grant.pk))
    return grant
