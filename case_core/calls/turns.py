"""What every turn of a call leaves behind: its audit entry, and the event that rings at open pages."""

from datetime import datetime

from case_core.calls.events import CallMoved
from case_core.calls.models import CallRecord
from mannaka_kit import audit
from mannaka_kit.impersonal import Details
from mannaka_kit.outbox import events


def record_turn(
    code: str, call: CallRecord, *, actor: audit.Actor, at: datetime, details: Details | None = None
) -> None:
    """
    Record who did it, and ring.

    :raises NotInTransactionError: outside a transaction.
    """
    audit.record(code, actor=actor, target=call, at=at, case_id=call.case_id, details=details)
    events.record(CallMoved(call_id=call.pk))
