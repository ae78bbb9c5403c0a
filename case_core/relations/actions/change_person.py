"""Change what is known of somebody: an anonymous person gets a name, and what was known before stays to be read."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.policies import can_work_on_cases
from case_core.parties.errors import BirthDateError, NameMissingError
from case_core.parties.facts import FACTS, Facts, facts_of, facts_seen, own_changes
from case_core.parties.folding import FOLDED, fold_person
from case_core.parties.models import Person, PersonRevision
from case_core.parties.postcodes import read_postcode
from case_core.relations.events import PersonChanged
from case_core.relations.people import locked_person_of
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def change_person(
    *, case_id: int, told: Facts, seen_edition: int, actor: Actor, at: datetime, person_id: int | None = None
) -> Person:
    """
    Change what is known of the one who came, or of another person of the case; what others changed is kept.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CasePersonNotFoundError: the person is not of the case.
    :raises NameMissingError: neither a name nor on purpose without one.
    :raises PostcodeError: the postcode is none.
    :raises BirthDateError: the person is not born yet.
    :raises PersonChangedError: somebody else changed the same thing since the actor saw it.
    """
    require(can_work_on_cases(actor))
    person = locked_person_of(locked_case(case_id, actor=actor), person_id, actor=actor)
    now = facts_of(person)
    mine = own_changes(_as_kept(told), seen=facts_seen(person, seen_edition), now=now)
    if not mine:
        return person
    _check({**now, **mine}, at=at)
    _keep_what_was(person, actor=actor, at=at)
    _change(person, mine)
    code = "person.named" if now["is_anonymous"] and not person.is_anonymous else "person.changed"
    changed = sorted(mine)
    audit.record(code, actor=actor, target=person, at=at, case_id=case_id, details={"changed": changed})
    events.record(PersonChanged(case_id=case_id, person_id=person.pk))
    return person


def _as_kept(told: Facts) -> Mapping[str, object]:
    kept = cast("dict[str, object]", dict(told))
    if "postcode" in told:
        kept["postcode"] = read_postcode(told["postcode"])
    return kept


def _check(facts: Mapping[str, object], *, at: datetime) -> None:
    if not facts["name"] and not facts["is_anonymous"]:
        raise NameMissingError(field="name")
    born = facts["birth_date"]
    if isinstance(born, date) and born > day_of(at):
        raise BirthDateError(field="birth_date")


def _keep_what_was(person: Person, *, actor: Actor, at: datetime) -> None:
    PersonRevision.objects.create(
        person=person, edition=person.edition, changed_by_id=actor.user_id, changed_at=at, **facts_of(person)
    )


def _change(person: Person, mine: Mapping[str, object]) -> None:
    for fact, value in mine.items():
        setattr(person, fact, value)
    person.edition += 1
    fold_person(person)
    person.save(update_fields=[*FACTS, *FOLDED, "edition"])
