"""Take a call."""

from datetime import datetime

from django.db import transaction

from case_core.calls.errors import CallTakenError
from case_core.calls.locks import locked_call
from case_core.calls.models import CallRecord
from case_core.calls.policies import can_answer_calls
from case_core.calls.states import Callback
from case_core.calls.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def take_call(*, call_id: int, actor: Actor, at: datetime) -> CallRecord:
    """
    Note who talks with the caller; to press twice changes nothing.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CallNotFoundError: there is no such call.
    :raises CallTakenError: a colleague has it.
    """
    require(can_answer_calls(actor))
    call = locked_call(call_id, actor=actor)
    if call.taken_by_id == actor.user_id:
        return call
    if call.taken_by_id is not None:
        raise CallTakenError.by(call)
    call.taken_by_id, call.taken_at = actor.user_id, at
    # Who takes a call that ended unanswered does so to call back.
    call.callback = Callback.DONE if call.callback == Callback.DUE else call.callback
    call.save(update_fields=["taken_by", "taken_at", "callback"])
    record_turn("call.taken", call, actor=actor, at=at)
    return call
