"""Write down who came."""

from datetime import datetime

from django.db import transaction

from case_core.parties.models import Person
from mannaka_kit import audit
from tenants.accounts.actor import Actor


@transaction.atomic
def add_person(*, name: str, name_kana: str, telephone: str, email: str, actor: Actor | None, at: datetime) -> Person:
    """Add a person, anonymous where there is no name; the citizen adds themselves where there is no actor."""
    person = Person.objects.create(
        name=name, name_kana=name_kana, telephone=telephone, email=email, is_anonymous=not name, added_at=at
    )
    audit.record("person.added", actor=actor or audit.CITIZEN, target=person, at=at)
    return person
