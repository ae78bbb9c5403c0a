"""Change what somebody is in a case."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.policies import can_work_on_cases
from case_core.relations.errors import SecondConcernedError
from case_core.relations.events import PeopleChanged
from case_core.relations.locks import place_of
from case_core.relations.models import CasePerson
from case_core.relations.places import Place, is_second_concerned
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def change_case_person(*, case_id: int, place_id: int, place: Place, actor: Actor, at: datetime) -> CasePerson:
    """
    Change somebody's role, relation and household; who they are is changed as a person.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CasePersonNotFoundError: nobody of the case.
    :raises SecondConcernedError: the case is about somebody else.
    """
    require(can_work_on_cases(actor))
    locked_case(case_id, actor=actor)
    changed = place_of(case_id, place_id, actor=actor)
    if is_second_concerned(case_id, place, but=place_id):
        raise SecondConcernedError(field="role")
    place.put_into(changed)
    changed.save(update_fields=["role", "relation", "lives_together", "tie", "note"])
    details = {"role": place.role.value}
    audit.record("case_person.changed", actor=actor, target=changed, at=at, case_id=case_id, details=details)
    events.record(PeopleChanged(case_id=case_id))
    return changed
