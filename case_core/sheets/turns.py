"""What every change of a sheet leaves behind: the moment on its case, its audit entry and its event."""

from datetime import datetime
from typing import TypeAlias

from django.db.models import Model

from case_core.cases.models import Case
from case_core.sheets.events import BudgetKept, BusinessSessionRecorded, BusinessSheetKept, DebtKept
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

Turn: TypeAlias = BudgetKept | BusinessSessionRecorded | BusinessSheetKept | DebtKept


def record_turn(code: str, turn: Turn, *, case: Case, target: Model, actor: Actor, at: datetime) -> None:
    """Touch the locked case, and record who changed what.

    :raises NotInTransactionError: outside a transaction.
    """
    case.touched_at = at
    case.save(update_fields=["touched_at"])
    audit.record(code, actor=actor, target=target, at=at, case_id=case.pk)
    events.record(turn)
