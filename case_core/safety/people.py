"""A person with all their cases, taken for a change."""

from datetime import datetime

from case_core.cases.errors import CaseNotFoundError
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import StepKind
from case_core.parties.models import Person
from case_core.relations.shield_marks import cases_with, locked_cases, renew_shield_marks
from case_core.shields.selectors import hidden_cases
from tenants.accounts.actor import Actor


def locked_person(case_id: int, actor: Actor) -> tuple[Person, list[Case]]:
    """
    Return the person of a case with all the cases in which they stand, everything locked until the transaction ends.

    :raises CaseNotFoundError: there is no such case for the actor.
    """
    found = Case.objects.exclude(hidden_cases(actor)).filter(pk=case_id).values_list("party_id", flat=True)
    party_id = found.first()
    if party_id is None:
        raise CaseNotFoundError
    # Cases before the person, in one order: whoever opens a case for the person meanwhile waits for neither.
    cases = locked_cases(cases_with(party_id))
    person = Person.objects.select_for_update().get(pk=party_id)
    # Somebody may have put them into one more case before the person was ours.
    new = set(cases_with(party_id)) - {case.pk for case in cases}
    return person, [*cases, *locked_cases(new)]


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
