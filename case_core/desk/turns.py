"""What every turn of a call leaves behind: its audit entry and its event."""

from datetime import datetime
from typing import TypeAlias

from case_core.desk.events import (
    ClerkSatIn,
    OfficerArrived,
    OfficerLeft,
    SummonsAnswered,
    SummonsDeclined,
    SummonsEscalated,
    SummonsMade,
    SummonsWithdrawn,
)
from case_core.desk.models import Summons
from mannaka_kit import audit
from mannaka_kit.outbox import events

Turn: TypeAlias = type[
    SummonsMade
    | SummonsAnswered
    | SummonsDeclined
    | SummonsEscalated
    | OfficerArrived
    | ClerkSatIn
    | OfficerLeft
    | SummonsWithdrawn
]


def record_turn(code: str, turn: Turn, summons: Summons, *, actor: audit.Actor, at: datetime) -> None:
    """Record who did it, and tell those who wait for it.

    :raises NotInTransactionError: outside a transaction.
    """
    details = {"section": summons.section_id, "room": summons.room_id}
    audit.record(code, actor=actor, target=summons, at=at, case_id=summons.case_id, details=details)
    events.record(turn(case_id=summons.case_id, summons_id=summons.pk, section_id=summons.section_id))
