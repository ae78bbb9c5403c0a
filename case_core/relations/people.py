"""Who belongs to a case, for whoever may work on it, and who somebody turned out to be."""

from collections.abc import Iterable, Iterator

from case_core.cases.models import Case
from case_core.parties.models import Person
from case_core.relations.errors import CasePersonNotFoundError
from case_core.relations.models import CasePerson
from case_core.shields.selectors import people_hidden_from
from tenants.accounts.actor import Actor


def locked_person_of(case: Case, person_id: int | None, *, actor: Actor) -> Person:
    """
    Return the one who came, or another person of the case, locked until the transaction ends.

    :raises CasePersonNotFoundError: nobody of the case who is there for the actor.
    """
    wanted = case.party_id if person_id is None else person_id
    belongs = (
        wanted == case.party_id
        or CasePerson.objects.filter(case=case, person_id=wanted, ended_at__isnull=True)
        .exclude(person__in=people_hidden_from(actor))
        .exists()
    )
    if not belongs:
        raise CasePersonNotFoundError
    return Person.objects.select_for_update().get(pk=wanted)


def who_they_are_now(people: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield each person with the one whom they turned out to be, themselves as a rule."""
    for person in people:
        now = person
        while now.merged_into is not None:
            now = now.merged_into
        yield person, now
