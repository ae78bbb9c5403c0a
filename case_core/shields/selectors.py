"""Reads of shields. Every read of people and of cases leaves out whom its viewer must not find."""

from django.db.models import Q, QuerySet

from case_core.parties.models import Person
from case_core.shields.models import Shield, ShieldBar
from case_core.shields.states import Way
from tenants.accounts.actor import Actor


def people_hidden_from(viewer: Actor) -> QuerySet[ShieldBar, int]:
    """Return the people whom the viewer must not find, to be left out within the query that looks for them."""
    return ShieldBar.objects.of_user(viewer.user_id).values_list("person_id", flat=True)


def hidden_cases(viewer: Actor, *, by: str = "") -> Q:
    """
    Match what is of a case in which somebody stands whom the viewer must not find, as the one who came or beside them.

    `by` is how a row leads to its case; the rows of cases themselves lead nowhere.
    """
    came, itself = (f"{by}__party", by) if by else ("party", "pk")
    return Q(**{f"{came}__in": people_hidden_from(viewer)}) | Q(**{f"{itself}__in": _cases_beside_hidden(viewer)})


def _cases_beside_hidden(viewer: Actor) -> QuerySet[ShieldBar, int]:
    # By the name of the way back: the room of the people beside a case stands higher than this one.
    here = Q(person__case_places__isnull=False, person__case_places__ended_at__isnull=True)
    return ShieldBar.objects.of_user(viewer.user_id).filter(here).values_list("person__case_places__case_id", flat=True)


def shield_of(person: Person) -> Shield | None:
    """Return the shield that holds, in one statement where there is one and in none where there is not."""
    if not person.is_shielded:
        return None
    return Shield.objects.in_force().select_related("set_by").filter(person=person).first()


def shields_in(case_id: int, *, party: Person) -> list[Shield]:
    """Return the shields that hold of the one who came and of those beside them, theirs first, in one statement."""
    beside = Person.objects.filter(case_places__case_id=case_id, case_places__ended_at__isnull=True)
    people = Q(person=party) | Q(person__in=beside)
    found = Shield.objects.in_force().select_related("person", "set_by").filter(people)
    return sorted(found, key=lambda shield: (shield.person_id != party.pk, shield.pk))


def may_be_mailed(person: Person) -> bool:
    """Tell whether a mail to the person harms nobody: where they are shielded, only if it is the safe way."""
    shield = shield_of(person)
    return not person.is_shielded if shield is None else shield.safe_way == Way.MAIL
