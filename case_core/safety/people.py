"""A person with all their cases, taken for a change."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import StepKind
from case_core.parties.models import Person
from case_core.relations.models import CasePerson
from case_core.relations.shield_marks import cases_with, locked_cases, renew_shield_marks
from case_core.relations.states import PersonRole
from case_core.shields.selectors import hidden_cases
from tenants.accounts.actor import Actor


def locked_person(case_id: int, actor: Actor, *, place_id: int | None = None) -> tuple[Person, list[Case]]:
    """
    Return somebody of a case with all the cases in which they stand, everything locked until the transaction ends.

    It is the one who came, or whoever stands at a place beside them.

    :raises CaseNotFoundError: there is no such case for the actor, or nobody at this place in it.
    """
    person_id = _person_id(case_id, actor, place_id)
    if person_id is None:
        raise CaseNotFoundError
    # Cases before the person, in one order: whoever opens a case for the person meanwhile waits for neither.
    cases = locked_cases(cases_with(person_id))
    person = Person.objects.select_for_update().get(pk=person_id)
    # Somebody may have put them into one more case before the person was ours.
    new = set(cases_with(person_id)) - {case.pk for case in cases}
    return person, [*cases, *locked_cases(new)]


def _person_id(case_id: int, actor: Actor, place_id: int | None) -> int | None:
    cases = Case.objects.exclude(hidden_cases(actor)).filter(pk=case_id)
    if place_id is None:
        return cases.values_list("party_id", flat=True).first()
    places = CasePerson.objects.filter(pk=place_id, ended_at__isnull=True, case__in=cases)
    return places.values_list("person_id", flat=True).first()


def relation_of(place_id: int | None) -> str:
    """Return what somebody beside the one who came is to them, as the course of the case says it; else nothing."""
    if place_id is None:
        return ""
    place = CasePerson.objects.get(pk=place_id)
    with translation.override(settings.LANGUAGE_CODE):  # it is kept, whatever language the clerk reads
        return place.relation or str(PersonRole(place.role).label)


def mark_shielded(person: Person, cases: list[Case], *, is_shielded: bool) -> None:
    """Write on the person whether they are shielded, and on each of their cases whether anybody in it is."""
    person.is_shielded = is_shielded
    person.save(update_fields=["is_shielded"])
    renew_shield_marks(cases)


def take_from(owners: frozenset[int], cases: list[Case]) -> None:
    """Let nobody who must not find the person stay responsible for one of their cases."""
    for case in cases:
        if case.owner_id in owners:
            case.owner = None
            case.save(update_fields=["owner"])


def tell(case_id: int, kind: StepKind, *, actor: Actor, at: datetime, note: str = "") -> None:
    """Write a turn into the course of the case."""
    CaseStep.objects.create(case_id=case_id, at=at, kind=kind, actor_id=actor.user_id, note=note)
