"""Make one of two entries that are the same person."""

from datetime import datetime

from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.parties.models import Person
from case_core.relations.errors import (
    AlreadyMergedError,
    ReasonMissingError,
    SamePersonError,
    ShieldWouldBeLostError,
)
from case_core.relations.events import PeopleMerged
from case_core.relations.locks import locked_people
from case_core.relations.models import CasePerson, MergeMove, PersonMerge
from case_core.relations.shield_marks import cases_with, locked_cases, shield_cases
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def merge_people(*, kept_id: int, merged_id: int, reason: str, actor: Actor, at: datetime) -> PersonMerge:
    """
    Move every case of one entry to the other, and remember which ones moved; the merged entry stays as it is.

    :raises NotAllowedError: the actor is not of the centre.
    :raises SamePersonError: it is one entry.
    :raises ReasonMissingError: nobody says why.
    :raises PersonNotFoundError: one of them does not exist for the actor.
    :raises AlreadyMergedError: one of them became somebody else before.
    :raises ShieldWouldBeLostError: the one to be merged is shielded.
    """
    require(can_work_on_cases(actor))
    if kept_id == merged_id:
        raise SamePersonError(field="other")
    if not reason.strip():
        raise ReasonMissingError(field="reason")
    people = locked_people(kept_id, merged_id, actor=actor)
    kept, merged = people[kept_id], people[merged_id]
    _check(kept, merged)
    merge = PersonMerge.objects.create(
        kept=kept, merged=merged, reason=reason.strip(), merged_by_id=actor.user_id, merged_at=at
    )
    case_ids = _move(merge, kept, merged)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    audit.record(
        "person.merged",
        actor=actor,
        target=kept,
        at=at,
        details={"merge": merge.pk, "merged": merged.pk, "cases": case_ids},
    )
    for case_id in case_ids:
        events.record(PeopleMerged(case_id=case_id, person_id=kept.pk))
    return merge


def _check(kept: Person, merged: Person) -> None:
    if kept.merged_into_id is not None or merged.merged_into_id is not None:
        raise AlreadyMergedError
    if merged.is_shielded:
        raise ShieldWouldBeLostError(field="keep")


def _move(merge: PersonMerge, kept: Person, merged: Person) -> list[int]:
    """Move the cases and the places of the merged one; what is shielded is marked so."""
    touched = locked_cases(cases_with(merged.pk))
    cases = [case for case in touched if case.party_id == merged.pk]
    places = list(CasePerson.objects.select_for_update().filter(person=merged).order_by("pk"))
    MergeMove.objects.bulk_create(MergeMove(merge=merge, case=case) for case in cases)
    MergeMove.objects.bulk_create(MergeMove(merge=merge, place=place) for place in places)
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(party=kept)
    CasePerson.objects.filter(pk__in=[place.pk for place in places]).update(person=kept)
    if kept.is_shielded:
        for case in cases:
            case.party = kept
        shield_cases(touched)
    return [case.pk for case in cases]
