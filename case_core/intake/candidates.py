"""Who may be on the telephone: people who were here before, found while they are typed, and what they came with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.functional import Promise

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import cases_visible_to
from case_core.parties.likeness import Typed
from case_core.parties.models import Person
from case_core.relations.likest import likest_people
from mannaka_kit import audit, clock, crypto
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

MOST: Final = 5
CASES_EACH: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who was here before, what speaks for them, and the latest of their cases."""

    person: Person
    reasons: tuple[str | Promise, ...]
    cases: list[Case]


@transaction.atomic
def candidates_for(viewer: Actor, typed: Typed) -> list[Candidate]:
    """
    Return up to five people who may be the caller, and record who was shown; what was typed is recorded as a hash.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    folded = typed.folded()
    if not folded.is_enough:
        return []
    found = likest_people(viewer, folded, most=MOST)
    _record(viewer, [each.person for each in found], folded)
    latest = _latest_cases(viewer, [each.person for each in found])
    return [Candidate(person=each.person, reasons=each.reasons, cases=latest.get(each.person.pk, [])) for each in found]


def _latest_cases(viewer: Actor, people: Iterable[Person]) -> dict[int, list[Case]]:
    """Return the newest cases of each, in one statement."""
    slices = [cases_visible_to(viewer).filter(party=person).order_by("-pk")[:CASES_EACH] for person in people]
    latest: dict[int, list[Case]] = {}
    if slices:
        for case in slices[0].union(*slices[1:], all=True) if len(slices) > 1 else slices[0]:
            latest.setdefault(case.party_id, []).append(case)
    return latest


def _record(viewer: Actor, people: Iterable[Person], typed: Typed) -> None:
    words = crypto.fingerprint(f"{typed.telephone}/{typed.kana}/{typed.name}/{typed.birth_date}", purpose="search")
    shown = [person.pk for person in people]
    audit.record(
        "person.searched",
        actor=viewer,
        target=None,
        at=clock.now(),
        details={"people": shown, "hits": len(shown), "words": words},
    )
