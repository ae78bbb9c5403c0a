"""Sign what one was asked."""

from datetime import datetime

from django.db import transaction

from case_core.approvals.events import ApprovalDecided
from case_core.approvals.locks import locked_approval, move, require_others
from case_core.approvals.models import Approval
from case_core.approvals.policies import can_decide
from case_core.approvals.states import ApprovalStatus
from case_core.approvals.turns import decide, record_turn
from case_core.cases.states import StepKind
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def sign_approval(*, approval_id: int, comment: str = "", actor: Actor, at: datetime) -> Approval:
    """
    Sign for the head; nobody signs what they asked for themselves.

    :raises NotAllowedError: the actor does not head the centre.
    :raises ApprovalNotFoundError: there is no such request.
    :raises OwnRequestError: the actor asked it.
    :raises ApprovalDecidedError: it has ended.
    """
    require(can_decide(actor))
    case, approval = locked_approval(approval_id, actor=actor)
    require_others(approval, actor)
    approval.case = case
    move(approval, ApprovalStatus.SIGNED)
    decide(approval, comment=comment, actor=actor, at=at)
    record_turn("approval.signed", ApprovalDecided, approval, kind=StepKind.SIGNED, note=comment, actor=actor, at=at)
    return approval
