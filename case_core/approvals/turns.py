"""What every turn of a request leaves behind: its place in the course of the case, its audit entry and its event."""

from datetime import datetime
from typing import TypeAlias

from case_core.approvals.events import ApprovalAsked, ApprovalCommented, ApprovalDecided, ApprovalWithdrawn
from case_core.approvals.models import Approval
from case_core.approvals.states import ApprovalStatus
from case_core.cases.marks import put_mark, take_mark
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import Mark, StepKind
from mannaka_kit import audit
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor

Turn: TypeAlias = type[ApprovalAsked | ApprovalCommented | ApprovalDecided | ApprovalWithdrawn]


def record_turn(
    code: str, turn: Turn, approval: Approval, *, kind: StepKind, note: str, actor: Actor, at: datetime
) -> None:
    """Tell a turn in the course of the locked case, and record who did it."""
    ending = {}
    if kind == StepKind.SIGNATURE_ASKED:
        ending = {name: getattr(approval, name) for name in ("outcome", "referred_to", "recovered_yen")}
    CaseStep.objects.create(case=approval.case, at=at, kind=kind, actor_id=actor.user_id, note=note, **ending)
    details = {"kind": approval.kind}
    audit.record(code, actor=actor, target=approval, at=at, case_id=approval.case_id, details=details)
    events.record(turn(case_id=approval.case_id, approval_id=approval.pk))


def settle_mark(case: Case) -> None:
    """Let the locked case say whether something of it waits for the head."""
    if Approval.objects.filter(case=case, status=ApprovalStatus.WAITING).exists():
        put_mark(case, Mark.SIGNATURE)
    else:
        take_mark(case, Mark.SIGNATURE)


def decide(approval: Approval, *, comment: str, actor: Actor, at: datetime) -> None:
    """Write down who ended a request whose state is set, and let its case say so."""
    approval.comment = comment
    approval.decided_by_id, approval.decided_at = actor.user_id, at
    approval.save()
    settle_mark(approval.case)
