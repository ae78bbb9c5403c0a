"""Write down who came."""

from datetime import datetime

from case_core.parties.facts import Facts
from case_core.parties.folding import fold_person
from case_core.parties.models import Person
from case_core.parties.postcodes import read_postcode
from mannaka_kit import audit
from mannaka_kit.transactions import joined
from tenants.accounts.actor import Actor


@joined
def add_person(*, told: Facts, actor: Actor | None, at: datetime) -> Person:
    """
    Add a person, anonymous without a name or with a nickname; without an actor the citizen adds themselves.

    :raises PostcodeError: the postcode is none.
    """
    person = Person(added_at=at, **told)
    person.postcode = read_postcode(person.postcode)
    person.is_anonymous = person.is_anonymous or not person.name
    fold_person(person)
    person.save(force_insert=True)
    audit.record("person.added", actor=actor or audit.CITIZEN, target=person, at=at)
    return person
