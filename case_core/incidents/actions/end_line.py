"""End an agreed answer before its last day."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.incidents.errors import LineNotFoundError
from case_core.incidents.lines import end_line_of
from case_core.incidents.models import AgreedLine
from case_core.incidents.policies import can_decide
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def end_line(*, case_id: int, actor: Actor, at: datetime) -> AgreedLine:
    """
    Let everybody answer freely again.

    :raises NotAllowedError: the actor is not the head of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises LineNotFoundError: nothing was agreed.
    """
    require(can_decide(actor))
    line = end_line_of(locked_case(case_id, actor=actor), actor=actor, at=at)
    if line is None:
        raise LineNotFoundError
    return line
