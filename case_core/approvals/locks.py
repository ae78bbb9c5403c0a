"""Take a request for a change: the case first, always."""

from case_core.approvals.errors import ApprovalDecidedError, ApprovalNotFoundError, OwnRequestError
from case_core.approvals.models import Approval
from case_core.approvals.states import ApprovalStatus, may_become
from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from tenants.accounts.actor import Actor


def locked_approval(approval_id: int, *, actor: Actor) -> tuple[Case, Approval]:
    """
    Return the case and the request, both locked until the transaction ends.

    :raises ApprovalNotFoundError: there is none.
    :raises CaseNotFoundError: its case is hidden from this person.
    """
    case_id = Approval.objects.filter(pk=approval_id).values_list("case_id", flat=True).first()
    if case_id is None:
        raise ApprovalNotFoundError
    case = locked_case(case_id, actor=actor)
    return case, Approval.objects.select_for_update().get(pk=approval_id)


def require_others(approval: Approval, actor: Actor) -> None:
    """
    Go on only where somebody else asked, and nobody has decided.

    :raises OwnRequestError: the actor asked it.
    :raises ApprovalDecidedError: it has ended.
    """
    if approval.asked_by_id == actor.user_id:
        raise OwnRequestError
    if not approval.is_waiting:
        raise ApprovalDecidedError


def move(approval: Approval, target: ApprovalStatus) -> None:
    """
    Put the request into another state, in memory.

    :raises ApprovalDecidedError: its state does not lead there.
    """
    if not may_become(approval.status, target):
        raise ApprovalDecidedError
    approval.status = target
