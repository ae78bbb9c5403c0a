"""Reads of shields. Every read of people and of cases leaves out whom its viewer must not find."""

from django.db.models import QuerySet

from case_core.parties.models import Person
from case_core.shields.models import Shield, ShieldBar
from case_core.shields.states import Way
from tenants.accounts.actor import Actor


def people_hidden_from(viewer: Actor) -> QuerySet[ShieldBar, int]:
    """Return the people whom the viewer must not find, to be left out within the query that looks for them."""
    return ShieldBar.objects.of_user(viewer.user_id).values_list("person_id", flat=True)


def shield_of(person: Person) -> Shield | None:
    """Return the shield that holds, in one statement where there is one and in none where there is not."""
    if not person.is_shielded:
        return None
    return Shield.objects.in_force().select_related("set_by").filter(person=person).first()


def may_be_mailed(person: Person) -> bool:
    """Tell whether a mail to the person harms nobody: where they are shielded, only if it is the safe way."""
    shield = shield_of(person)
    return not person.is_shielded if shield is None else shield.safe_way == Way.MAIL
