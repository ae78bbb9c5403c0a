"""What is known of a person, and what comes of it when two people change it at the same time."""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypedDict

from case_core.parties.errors import PersonChangedError
from case_core.parties.models import Person, PersonRevision


class Facts(TypedDict, total=False):
    """What may be told of a person; what is not named stays as it is."""

    name: str
    name_kana: str
    telephone: str
    email: str
    postcode: str
    address: str
    birth_date: date | None
    is_anonymous: bool


FACTS: Final = ("name", "name_kana", "telephone", "email", "postcode", "address", "birth_date", "is_anonymous")
_UNKNOWN: Final = object()


def facts_of(record: Person | PersonRevision) -> dict[str, object]:
    """Return what is known of a person, now or in an earlier state."""
    return {fact: getattr(record, fact) for fact in FACTS}


def facts_seen(person: Person, edition: int) -> dict[str, object]:
    """Return what was known of a person in the state that somebody saw; nothing where there was no such state."""
    if edition == person.edition:
        return facts_of(person)
    earlier = PersonRevision.objects.filter(person=person, edition=edition).first()
    return facts_of(earlier) if earlier is not None else {}


def own_changes(
    told: Mapping[str, object], *, seen: Mapping[str, object], now: Mapping[str, object]
) -> dict[str, object]:
    """
    Return what somebody changed, knowing what they saw: what they left alone keeps what others made of it.

    :raises PersonChangedError: somebody else changed the same thing to something else.
    """
    mine = {fact: value for fact, value in told.items() if value not in (now[fact], seen.get(fact, _UNKNOWN))}
    both = [fact for fact in FACTS if fact in mine and seen.get(fact, _UNKNOWN) != now[fact]]
    if both:
        raise PersonChangedError(facts=both)
    return mine
