"""Take a call for a change: the case first, always, so that no two changes wait for each other."""

from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.desk.errors import SummonsEndedError, SummonsNotFoundError
from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus, may_become
from tenants.accounts.actor import Actor


def locked_summons(summons_id: int, *, actor: Actor | None = None) -> tuple[Case, Summons]:
    """
    Return the case and the call, both locked until the transaction ends.

    :raises SummonsNotFoundError: there is none.
    """
    case_id = Summons.objects.filter(pk=summons_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise SummonsNotFoundError
    case = locked_case(case_id, actor=actor)
    return case, Summons.objects.select_for_update().get(pk=summons_id)


def move(summons: Summons, target: SummonsStatus) -> None:
    """
    Put the call into another state, in memory.

    :raises SummonsEndedError: its state does not lead there.
    """
    if not may_become(summons.status, target):
        raise SummonsEndedError
    summons.status = target
