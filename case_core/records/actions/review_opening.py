"""Judge a look in an emergency afterwards."""

from datetime import datetime

from django.db import transaction

from case_core.records.errors import OwnOpeningError, ReviewedError
from case_core.records.events import OpeningReviewed
from case_core.records.locks import locked_opening
from case_core.records.models import Opening
from case_core.records.policies import can_review
from case_core.records.sealing import seal_remark
from case_core.records.states import Verdict
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def review_opening(*, opening_id: int, verdict: Verdict, remark: str = "", actor: Actor, at: datetime) -> Opening:
    """
    Say whether the look was needed; nobody judges their own.

    :raises NotAllowedError: the actor is neither an auditor nor a head of the centre.
    :raises OpeningNotFoundError: there is no such look.
    :raises OwnOpeningError: it was the actor's own.
    :raises ReviewedError: somebody has judged it.
    """
    require(can_review(actor))
    opening = locked_opening(opening_id)
    if opening.opened_by_id == actor.user_id:
        raise OwnOpeningError
    if opening.reviewed_at is not None:
        raise ReviewedError
    opening.verdict, opening.sealed_remark = verdict, seal_remark(opening.key, remark.strip())
    opening.reviewed_by_id, opening.reviewed_at = actor.user_id, at
    opening.save()
    case_id, details = opening.compartment.case_id, {"verdict": verdict.value}
    audit.record("record.opening_reviewed", actor=actor, target=opening, at=at, case_id=case_id, details=details)
    events.record(OpeningReviewed(case_id=case_id, compartment_id=opening.compartment_id, opening_id=opening.pk))
    return opening
