"""Take people and their merges for a change, always in one order, so that no two changes wait for each other."""

from case_core.parties.models import Person
from case_core.relations.errors import CasePersonNotFoundError, MergeNotFoundError, PersonNotFoundError
from case_core.relations.models import CasePerson, PersonMerge
from case_core.shields.selectors import people_hidden_from
from tenants.accounts.actor import Actor


def locked_people(*ids: int, actor: Actor) -> dict[int, Person]:
    """
    Return the people by id, locked until the transaction ends.

    :raises PersonNotFoundError: one of them does not exist for the actor.
    """
    findable = Person.objects.exclude(pk__in=people_hidden_from(actor))
    found = {person.pk: person for person in findable.select_for_update().filter(pk__in=ids).order_by("pk")}
    if set(ids) - set(found):
        raise PersonNotFoundError
    return found


def locked_merge(merge_id: int) -> PersonMerge:
    """
    Return a merge, locked until the transaction ends.

    :raises MergeNotFoundError: there is none.
    """
    merge = PersonMerge.objects.select_for_update().filter(pk=merge_id).first()
    if merge is None:
        raise MergeNotFoundError
    return merge


def place_of(case_id: int, place_id: int, *, actor: Actor) -> CasePerson:
    """
    Return somebody's place among the people of a locked case.

    :raises CasePersonNotFoundError: there is none for the actor.
    """
    places = CasePerson.objects.filter(case_id=case_id, pk=place_id, ended_at__isnull=True)
    place = places.exclude(person__in=people_hidden_from(actor)).select_related("person").first()
    if place is None:
        raise CasePersonNotFoundError
    return place
