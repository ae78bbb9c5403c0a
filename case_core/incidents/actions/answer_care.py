"""Answer somebody who was harmed."""

from datetime import datetime

from django.db import transaction

from case_core.incidents.errors import CareNotFoundError, FactMissingError
from case_core.incidents.models import StaffCare
from case_core.incidents.sealing import seal
from mannaka_kit import audit
from tenants.accounts.actor import Actor


@transaction.atomic
def answer_care(*, care_id: int, answer: str, actor: Actor, at: datetime) -> StaffCare:
    """
    Say, as the superior who was chosen, what will be done; a later answer takes the place of the earlier.

    :raises CareNotFoundError: there is no such note for the actor.
    :raises FactMissingError: the answer is empty.
    """
    care = StaffCare.objects.select_for_update().filter(pk=care_id, reader_id=actor.user_id).first()
    if care is None:
        raise CareNotFoundError
    if not answer.strip():
        raise FactMissingError(field="answer")
    care.sealed_answer = seal(answer, author_id=care.author_id, field="answer")
    care.answered_at = at
    care.save(update_fields=["sealed_answer", "answered_at"])
    audit.record("staff_care.answered", actor=actor, target=care, at=at)
    return care
