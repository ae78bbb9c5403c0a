"""Ask the head to sign how a case is to end."""

from datetime import datetime

from django.db import transaction

from case_core.approvals.asking import keep_request
from case_core.approvals.models import Approval
from case_core.approvals.policies import can_ask
from case_core.approvals.states import ApprovalKind
from case_core.cases.endings import ending_of
from case_core.cases.locks import locked_open_case
from case_core.cases.states import Outcome
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def ask_closing(
    *,
    case_id: int,
    words: str,
    outcome: Outcome,
    referred_to: str,
    note: str,
    actor: Actor,
    at: datetime,
    recovered_yen: int | None = None,
) -> Approval:
    """
    Put an ending before a head of the centre; the case ends only as it was signed.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: it has ended.
    :raises WordsMissingError: the words are empty.
    :raises AnticipatedError: such an ending makes no sense for the case (`ending_of`).
    :raises NoHeadError: nobody else could sign today.
    :raises AlreadyAskedError: the head was asked, and has not answered.
    """
    require(can_ask(actor))
    case = locked_open_case(case_id, actor=actor)
    ending = ending_of(case, outcome=outcome, referred_to=referred_to, note=note, recovered_yen=recovered_yen)
    approval = Approval(
        case=case,
        kind=ApprovalKind.CLOSING,
        words=words,
        outcome=ending.outcome,
        referred_to=ending.referred_to,
        note=ending.note,
        recovered_yen=ending.recovered_yen,
    )
    return keep_request(approval, actor=actor, at=at)
