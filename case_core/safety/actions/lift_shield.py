"""Lift a shield."""

from datetime import datetime

from django.db import transaction

from case_core.cases.states import StepKind
from case_core.safety.errors import ShieldNotFoundError, TextMissingError
from case_core.safety.events import ShieldLifted
from case_core.safety.people import locked_person, mark_shielded, tell
from case_core.shields.models import Shield
from case_core.shields.policies import can_lift_shield
from case_core.shields.selectors import shield_of
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def lift_shield(*, case_id: int, reason: str, actor: Actor, at: datetime, place_id: int | None = None) -> Shield:
    """
    Shield somebody of a case no longer; only the head of the centre may, and says why.

    :raises NotAllowedError: the actor is not the head of the centre.
    :raises CaseNotFoundError: there is no such case, or nobody at this place in it.
    :raises ShieldNotFoundError: the person is not shielded.
    :raises TextMissingError: the reason is empty.
    """
    require(can_lift_shield(actor))
    person, cases = locked_person(case_id, actor, place_id=place_id)
    shield = shield_of(person)
    if shield is None:
        raise ShieldNotFoundError
    if not reason.strip():
        raise TextMissingError(field="reason")
    shield.lifted_by_id, shield.lifted_at, shield.lifting_reason = actor.user_id, at, reason
    shield.save(update_fields=["lifted_by", "lifted_at", "lifting_reason"])
    shield.bars.all().delete()
    mark_shielded(person, cases, is_shielded=False)
    tell(case_id, StepKind.UNSHIELDED, actor=actor, at=at, note=reason)
    audit.record("shield.lifted", actor=actor, target=shield, at=at, case_id=case_id)
    events.record(ShieldLifted(case_id=case_id))
    return shield
