"""What both requests to the head have in common."""

from datetime import datetime

from case_core.approvals.errors import AlreadyAskedError, NoHeadError, WordsMissingError
from case_core.approvals.events import ApprovalAsked
from case_core.approvals.models import Approval
from case_core.approvals.turns import record_turn, settle_mark
from case_core.cases.states import StepKind
from mannaka_kit.clock import day_of
from tenants.accounts.actor import Actor
from tenants.accounts.selectors import heads_on


def keep_request(approval: Approval, *, actor: Actor, at: datetime) -> Approval:
    """
    Keep a new request of a locked case, where somebody else could answer it.

    :raises WordsMissingError: the words are empty.
    :raises NoHeadError: nobody else heads the centre today.
    :raises AlreadyAskedError: one of its kind waits in the case.
    """
    if not approval.words.strip():
        raise WordsMissingError(field="words")
    if not heads_on(day_of(at)).filter(section=None).exclude(user_id=actor.user_id).exists():
        raise NoHeadError
    if Approval.objects.waiting().filter(case=approval.case, kind=approval.kind).exists():
        raise AlreadyAskedError
    approval.asked_by_id, approval.asked_at = actor.user_id, at
    approval.save(force_insert=True)
    settle_mark(approval.case)
    kind = StepKind.SIGNATURE_ASKED
    record_turn("approval.asked", ApprovalAsked, approval, kind=kind, note=approval.words, actor=actor, at=at)
    return approval
