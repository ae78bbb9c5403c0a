"""Ask the head to read a case."""

from datetime import datetime

from django.db import transaction

from case_core.approvals.asking import keep_request
from case_core.approvals.models import Approval
from case_core.approvals.policies import can_ask
from case_core.approvals.states import ApprovalKind
from case_core.cases.locks import locked_case
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def ask_approval(*, case_id: int, words: str, actor: Actor, at: datetime) -> Approval:
    """
    Ask a head of the centre to read the case, open or ended, and say in a few words what to look at.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises WordsMissingError: the words are empty.
    :raises NoHeadError: nobody else could sign today.
    :raises AlreadyAskedError: the head was asked, and has not answered.
    """
    require(can_ask(actor))
    approval = Approval(case=locked_case(case_id, actor=actor), kind=ApprovalKind.READING, words=words)
    return keep_request(approval, actor=actor, at=at)
