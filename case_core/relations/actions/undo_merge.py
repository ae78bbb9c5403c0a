"""Make two of one again: exactly what moved goes back."""

from datetime import datetime

from django.db import transaction

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.relations.errors import LaterMergeError, MergeUndoneError, ReasonMissingError
from case_core.relations.events import PeopleMerged
from case_core.relations.locks import locked_merge, locked_people
from case_core.relations.models import CasePerson, PersonMerge
from case_core.relations.shield_marks import locked_cases, renew_shield_marks
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def undo_merge(*, merge_id: int, reason: str, actor: Actor, at: datetime) -> PersonMerge:
    """
    Give back what a merge moved; what came to the kept entry since stays with it.

    :raises NotAllowedError: the actor is not of the centre.
    :raises MergeNotFoundError: there is no such merge.
    :raises PersonNotFoundError: one of both does not exist for the actor.
    :raises MergeUndoneError: it was undone before.
    :raises LaterMergeError: the kept entry became somebody else later.
    :raises ReasonMissingError: nobody says why.
    """
    require(can_work_on_cases(actor))
    merge = locked_merge(merge_id)
    people = locked_people(merge.kept_id, merge.merged_id, actor=actor)
    if merge.undone_at is not None:
        raise MergeUndoneError
    if people[merge.kept_id].merged_into_id is not None:
        raise LaterMergeError
    if not reason.strip():
        raise ReasonMissingError(field="reason")
    merged = people[merge.merged_id]
    case_ids = _give_back(merge)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    merge.undone_by_id, merge.undone_at, merge.undoing_reason = actor.user_id, at, reason.strip()
    merge.save(update_fields=["undone_by", "undone_at", "undoing_reason"])
    audit.record(
        "person.merge_undone",
        actor=actor,
        target=people[merge.kept_id],
        at=at,
        details={"merge": merge.pk, "merged": merged.pk, "cases": case_ids},
    )
    for case_id in case_ids:
        events.record(PeopleMerged(case_id=case_id, person_id=merged.pk))
    return merge


def _give_back(merge: PersonMerge) -> list[int]:
    moves = list(merge.moves.all())
    case_ids = [move.case_id for move in moves if move.case_id is not None]
    places = CasePerson.objects.filter(pk__in=[move.place_id for move in moves if move.place_id is not None])
    touched = locked_cases([*case_ids, *places.values_list("case_id", flat=True)])
    Case.objects.filter(pk__in=case_ids).update(party=merge.merged_id)
    places.update(person=merge.merged_id)
    # Not what the merge once marked: since then the shield may have ended, or somebody else may have come.
    renew_shield_marks(touched)
    return case_ids
