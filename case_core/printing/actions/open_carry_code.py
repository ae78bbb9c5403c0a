"""Open the hand-over whose code a person carried here."""

from datetime import datetime

from django.db import transaction

from case_core.handovers.policies import can_answer_handover
from case_core.printing.codes import fingerprint_of
from case_core.printing.errors import CodeUnknownError
from case_core.printing.models import CarryCode
from case_core.printing.policies import can_type_codes
from case_core.printing.refusals import record_refusal
from case_core.printing.tries import count_miss, require_tries_left
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


def open_carry_code(*, code: str, actor: Actor, at: datetime) -> int:
    """
    Return the hand-over that a typed code stands for, where it was handed to a section of the actor's.

    The refusal is recorded before the error: whoever calls this inside a transaction records it again (`refusals`).

    :raises NotAllowedError: the actor is of no section.
    :raises TooManyTriesError: the actor has mistyped too often.
    :raises CodeUnknownError: the code opens nothing for this actor.
    """
    require(can_type_codes(actor))
    require_tries_left(actor)
    handover_id = _opened(code, actor=actor, at=at)
    if handover_id is None:
        count_miss(actor)
        record_refusal(actor=actor, at=at)
        raise CodeUnknownError(field="code")
    return handover_id


@transaction.atomic
def _opened(code: str, *, actor: Actor, at: datetime) -> int | None:
    found = CarryCode.objects.select_for_update(of=("self",)).select_related("handover")
    carry = found.filter(fingerprint=fingerprint_of(code)).first()
    if carry is None or not _opens(carry, actor=actor, at=at):
        return None
    if carry.opened_at is None:
        carry.opened_at, carry.opened_by_id = at, actor.user_id
        carry.save(update_fields=["opened_at", "opened_by"])
    audit.record("carry.opened", actor=actor, target=carry, at=at, case_id=carry.handover.case_id)
    return carry.handover_id


def _opens(carry: CarryCode, *, actor: Actor, at: datetime) -> bool:
    is_theirs = bool(can_answer_handover(actor, carry.handover))
    return is_theirs and carry.is_valid(at) and carry.handover.is_open
