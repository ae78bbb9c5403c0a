"""Send back what one was asked."""

from datetime import datetime

from django.db import transaction

from case_core.approvals.errors import WordsMissingError
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
def send_back_approval(*, approval_id: int, comment: str, actor: Actor, at: datetime) -> Approval:
    """
    Send the request back for the head, and say why.

    :raises NotAllowedError: the actor does not head the centre.
    :raises ApprovalNotFoundError: there is no such request.
    :raises OwnRequestError: the actor asked it.
    :raises ApprovalDecidedError: it has ended.
    :raises WordsMissingError: the comment is empty.
    """
    require(can_decide(actor))
    case, approval = locked_approval(approval_id, actor=actor)
    require_others(approval, actor)
    if not comment.strip():
        raise WordsMissingError(field="comment")
    approval.case = case
    move(approval, ApprovalStatus.SENT_BACK)
    decide(approval, comment=comment, actor=actor, at=at)
    kind = StepKind.SENT_BACK
    record_turn("approval.sent_back", ApprovalDecided, approval, kind=kind, note=comment, actor=actor, at=at)
    return approval
