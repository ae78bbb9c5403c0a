"""Take the citizen's message as read."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.messages import take_as_read
from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from mannaka_kit import audit
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def acknowledge_message(*, case_id: int, seen_message_at: datetime | None, actor: Actor, at: datetime) -> Case:
    """
    Take the messages that the clerk's page showed off the day board; one that came later stays.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    take_as_read(case, seen_message_at=seen_message_at)
    case.save(update_fields=["new_message_at"])
    audit.record("case.message_read", actor=actor, target=case, at=at, case_id=case.pk)
    return case
