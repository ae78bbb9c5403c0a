"""Write down who came."""

from datetime import date, datetime

from django.db import transaction

from case_core.parties.folding import fold_person
from case_core.parties.models import Person
from mannaka_kit import audit
from tenants.accounts.actor import Actor


@transaction.atomic
def add_person(
    *,
    name: str,
    name_kana: str,
    telephone: str,
    email: str,
    actor: Actor | None,
    at: datetime,
    birth_date: date | None = None,
    is_nickname: bool = False,
) -> Person:
    """Add a person, anonymous without a name or with a nickname; without an actor the citizen adds themselves."""
    person = Person(
        name=name,
        name_kana=name_kana,
        telephone=telephone,
        email=email,
        birth_date=birth_date,
        is_anonymous=is_nickname or not name,
        added_at=at,
    )
    fold_person(person)
    person.save(force_insert=True)
    audit.record("person.added", actor=actor or audit.CITIZEN, target=person, at=at)
    return person
