"""Take somebody out of a case to whom they do not belong."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.policies import can_work_on_cases
from case_core.relations.events import PeopleChanged
from case_core.relations.locks import place_of
from case_core.relations.models import CasePerson
from case_core.relations.shield_marks import renew_shield_marks
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def take_out_person(*, case_id: int, place_id: int, actor: Actor, at: datetime) -> CasePerson:
    """
    Take somebody out; that they were there stays to be read in the records, and their entry stays.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CasePersonNotFoundError: nobody of the case.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    place = place_of(case_id, place_id, actor=actor)
    place.ended_at = at
    place.save(update_fields=["ended_at"])
    if place.person.is_shielded:
        renew_shield_marks([case])
    details = {"person": place.person_id}
    audit.record("case_person.taken_out", actor=actor, target=place, at=at, case_id=case_id, details=details)
    events.record(PeopleChanged(case_id=case_id))
    return place
