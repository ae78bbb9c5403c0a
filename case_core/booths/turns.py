"""What every turn of a request leaves behind: its audit entry and its event."""

from datetime import datetime
from typing import TypeAlias

from case_core.booths.events import (
    BoothRequestAnswered,
    BoothRequestConnected,
    BoothRequestEnded,
    BoothRequestOpened,
)
from case_core.booths.models import BoothRequest
from mannaka_kit import audit
from mannaka_kit.outbox import events

Turn: TypeAlias = type[BoothRequestAnswered | BoothRequestConnected | BoothRequestEnded | BoothRequestOpened]


def record_turn(
    code: str, request: BoothRequest, *, actor: audit.Actor, at: datetime, turn: Turn | None = None
) -> None:
    """
    Record who did it, and tell those who wait for it.

    :raises NotInTransactionError: outside a transaction.
    """
    audit.record(
        code,
        actor=actor,
        target=request,
        at=at,
        case_id=request.case_id,
        details={"site": request.site_id, "topic": request.topic},
    )
    if turn is not None:
        events.record(turn(request_id=request.pk, site_id=request.site_id))
