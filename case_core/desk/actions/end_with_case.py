"""End what a case that has ended still holds."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.desk.endings import end
from case_core.desk.events import OfficerLeft, SummonsWithdrawn
from case_core.desk.models import Summons
from case_core.desk.states import AWAITED, SummonsStatus
from case_core.desk.turns import record_turn
from mannaka_kit import audit


@transaction.atomic
def end_with_case(*, case_id: int, at: datetime) -> int:
    """
    Withdraw the calls of a closed case, let its officers leave, and return how many rooms' calls ended.

    :raises CaseNotFoundError: there is no such case.
    """
    case = locked_case(case_id)
    if not case.is_closed:
        return 0
    open_ones = list(Summons.objects.open().filter(case=case).select_for_update())
    for summons in open_ones:
        if summons.status in AWAITED:
            end(summons, status=SummonsStatus.WITHDRAWN, ended_by_id=None, at=at)
            record_turn("summons.withdrawn", SummonsWithdrawn, summons, actor=audit.SYSTEM, at=at)
        else:
            end(summons, status=SummonsStatus.LEFT, ended_by_id=None, at=at)
            record_turn("summons.left", OfficerLeft, summons, actor=audit.SYSTEM, at=at)
    return len(open_ones)
