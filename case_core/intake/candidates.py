"""Who may be on the telephone: people who were here before, found while their number or reading is typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import cases_visible_to
from case_core.parties.models import Person
from case_core.shields.selectors import people_hidden_from
from mannaka_kit import audit, clock, crypto
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

MOST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who was here before, with the latest of their cases."""

    person: Person
    latest: Case | None


@transaction.atomic
def candidates_for(viewer: Actor, *, telephone: str, kana: str) -> list[Candidate]:
    """
    Return up to five people who may be the caller, and record who was shown; what was typed is recorded as a hash.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    findable = Person.objects.exclude(pk__in=people_hidden_from(viewer))
    people = list(findable.perhaps(telephone=telephone, kana=kana).order_by("-pk")[:MOST])
    if telephone or kana:
        _record(viewer, people, f"{telephone}/{kana}")
    return [Candidate(person=person, latest=_latest(viewer, person)) for person in people]


def _latest(viewer: Actor, person: Person) -> Case | None:
    return cases_visible_to(viewer).filter(party=person).order_by("-pk").first()


def _record(viewer: Actor, people: Iterable[Person], typed: str) -> None:
    words = crypto.fingerprint(typed, purpose="search")
    shown = [person.pk for person in people]
    audit.record(
        "person.searched",
        actor=viewer,
        target=None,
        at=clock.now(),
        details={"people": shown, "hits": len(shown), "words": words},
    )
