"""Ask the head no longer."""

from datetime import datetime

from django.db import transaction

from case_core.approvals.events import ApprovalWithdrawn
from case_core.approvals.locks import locked_approval, move
from case_core.approvals.models import Approval
from case_core.approvals.policies import can_ask
from case_core.approvals.states import ApprovalStatus
from case_core.approvals.turns import decide, record_turn
from case_core.cases.states import StepKind
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def withdraw_approval(*, approval_id: int, actor: Actor, at: datetime) -> Approval:
    """
    Take a request back; whoever works on the case may, for the one who asked may be away.

    :raises NotAllowedError: the actor is not of the centre.
    :raises ApprovalNotFoundError: there is no such request.
    :raises ApprovalDecidedError: it has ended.
    """
    require(can_ask(actor))
    case, approval = locked_approval(approval_id, actor=actor)
    approval.case = case
    move(approval, ApprovalStatus.WITHDRAWN)
    decide(approval, comment="", actor=actor, at=at)
    kind = StepKind.SIGNATURE_DROPPED
    record_turn("approval.withdrawn", ApprovalWithdrawn, approval, kind=kind, note="", actor=actor, at=at)
    return approval
