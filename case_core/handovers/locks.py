"""Take a hand-over for a change: the case first, always, so that no two changes wait for each other."""

from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.handovers.errors import HandoverEndedError, HandoverNotFoundError
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus, may_become
from tenants.accounts.actor import Actor


def locked_handover(handover_id: int, *, actor: Actor | None = None) -> tuple[Case, Handover]:
    """
    Return the case and the hand-over, both locked until the transaction ends.

    :raises HandoverNotFoundError: there is none.
    """
    case_id = Handover.objects.filter(pk=handover_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise HandoverNotFoundError
    case = locked_case(case_id, actor=actor)
    return case, Handover.objects.select_for_update().get(pk=handover_id)


def move(handover: Handover, target: HandoverStatus) -> None:
    """
    Put the hand-over into another state, in memory.

    :raises HandoverEndedError: its state does not lead there.
    """
    if not may_become(handover.status, target):
        raise HandoverEndedError
    handover.status = target
