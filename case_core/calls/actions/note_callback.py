"""Note how calling back went."""

from datetime import datetime

from django.db import transaction

from case_core.calls.errors import NoCallbackDueError
from case_core.calls.locks import locked_call
from case_core.calls.models import CallRecord
from case_core.calls.policies import can_answer_calls
from case_core.calls.states import Callback, CallbackResult
from case_core.calls.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def note_callback(*, call_id: int, result: CallbackResult, actor: Actor, at: datetime) -> CallRecord:
    """
    Note that somebody called back, whether they were reached or not, or that nobody needs to.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CallNotFoundError: there is no such call.
    :raises NoCallbackDueError: nobody waits to be called back.
    """
    require(can_answer_calls(actor))
    call = locked_call(call_id, actor=actor)
    if call.callback != Callback.DUE:
        raise NoCallbackDueError
    if result == CallbackResult.NOT_REACHED:
        call.tries += 1
    else:
        call.callback = Callback.DONE if result == CallbackResult.DONE else Callback.NEEDLESS
    call.tried_by_id, call.tried_at = actor.user_id, at
    call.save(update_fields=["callback", "tries", "tried_by", "tried_at"])
    record_turn("call.called_back", call, actor=actor, at=at, details={"result": result.value, "tries": call.tries})
    return call
