"""Add somebody to a case beside the one who came."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.parties.actions.add_person import add_person
from case_core.parties.facts import Facts
from case_core.parties.models import Person
from case_core.relations.errors import AlreadyThereError, SecondConcernedError, WhoMissingError
from case_core.relations.events import PeopleChanged
from case_core.relations.locks import locked_people
from case_core.relations.models import CasePerson
from case_core.relations.places import Place, is_second_concerned
from case_core.relations.shield_marks import shield_cases
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody as they were told of, or somebody who has an entry already."""

    name: str = ""
    name_kana: str = ""
    telephone: str = ""
    birth_date: date | None = None
    known_id: int | None = None


@transaction.atomic
def add_case_person(*, case_id: int, who: Who, place: Place, actor: Actor, at: datetime) -> CasePerson:
    """
    Add the person concerned, a relative, a supporter; of whom no name is known, their relation says who it is.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises WhoMissingError: neither a name nor a relation.
    :raises SecondConcernedError: the case is about somebody else.
    :raises PersonNotFoundError: there is no such entry for the actor.
    :raises AlreadyThereError: the person belongs to the case.
    """
    require(can_work_on_cases(actor))
    case = locked_case(case_id, actor=actor)
    if who.known_id is None and not (who.name.strip() or place.relation.strip()):
        raise WhoMissingError(field="name")
    if is_second_concerned(case_id, place):
        raise SecondConcernedError(field="role")
    person = _person(who, actor=actor, at=at)
    if person.pk in (case.party_id, *_already_there(case)):
        raise AlreadyThereError(field="name")
    added = CasePerson(case=case, person=person, added_by_id=actor.user_id, added_at=at)
    place.put_into(added)
    added.save(force_insert=True)
    if person.is_shielded:
        shield_cases([case])
    audit.record(
        "case_person.added",
        actor=actor,
        target=added,
        at=at,
        case_id=case_id,
        details={"person": person.pk, "role": place.role.value},
    )
    events.record(PeopleChanged(case_id=case_id))
    return added


def _person(who: Who, *, actor: Actor, at: datetime) -> Person:
    if who.known_id is not None:
        # Locked, so that whoever shields them at this moment finds them in this case, or is found here.
        known = locked_people(who.known_id, actor=actor)[who.known_id]
        return _now(known, actor=actor)
    told = Facts(
        name=who.name.strip(),
        name_kana=who.name_kana,
        telephone=who.telephone,
        birth_date=who.birth_date,
    )
    return add_person(told=told, actor=actor, at=at)


def _now(known: Person, *, actor: Actor) -> Person:
    while known.merged_into_id is not None:
        known = locked_people(known.merged_into_id, actor=actor)[known.merged_into_id]
    return known


def _already_there(case: Case) -> list[int]:
    return list(CasePerson.objects.filter(case=case, ended_at__isnull=True).values_list("person_id", flat=True))
