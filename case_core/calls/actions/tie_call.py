"""Tie a call to the case that was made of it."""

from datetime import datetime

from django.db import transaction

from case_core.calls.models import CallRecord
from case_core.calls.states import Callback
from case_core.calls.turns import record_turn
from mannaka_kit import audit


@transaction.atomic
def tie_call(*, call_id: int, case_id: int, at: datetime) -> bool:
    """Tie it once; false where it is another case's, or no longer kept."""
    call = CallRecord.objects.select_for_update().filter(pk=call_id, case=None).first()
    if call is None:
        return False
    call.case_id = case_id
    call.callback = Callback.DONE if call.callback == Callback.DUE else call.callback
    call.save(update_fields=["case", "callback"])
    record_turn("call.tied", call, actor=audit.SYSTEM, at=at)
    return True
