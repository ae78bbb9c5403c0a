"""Take a debt off the list."""

from datetime import datetime

from django.db import transaction

from case_core.sheets.events import DebtKept
from case_core.sheets.locks import locked_debt
from case_core.sheets.models import Debt
from case_core.sheets.policies import can_keep_sheets
from case_core.sheets.turns import record_turn
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def remove_debt(*, debt_id: int, actor: Actor, at: datetime) -> Debt:
    """
    Take off a debt that is paid, or was written down by mistake; its row is kept.

    :raises NotAllowedError: the actor is not of the centre.
    :raises DebtNotFoundError: there is no such debt, or it was taken off.
    :raises CaseClosedError: its case has ended.
    """
    require(can_keep_sheets(actor))
    case, debt = locked_debt(debt_id, actor=actor)
    debt.removed_at = at
    debt.save(update_fields=["removed_at"])
    turn = DebtKept(case_id=case.pk, debt_id=debt.pk)
    record_turn("household.debt_removed", turn, case=case, target=debt, actor=actor, at=at)
    return debt
