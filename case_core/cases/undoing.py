"""Which turn of a case may be undone: the newest, by whoever made it, while it is fresh."""

from datetime import datetime

from django.db.models import QuerySet

from case_core.cases.errors import UndoTooLateError
from case_core.cases.models import Case, CaseStep
from case_core.cases.states import StepKind
from mannaka_kit.ui.undo import HELD
from tenants.accounts.actor import Actor


def fresh_step(case: Case, step_id: int, *, kind: StepKind, actor: Actor, at: datetime) -> CaseStep:
    """
    Return the turn, where nobody has gone on with the case since and it is the actor's own.

    :raises UndoTooLateError: somebody went on, or its time is over.
    """
    newest = _turns_of_people(case.pk).first()
    is_theirs = newest is not None and newest.pk == step_id and newest.actor_id == actor.user_id
    if newest is None or not is_theirs or newest.kind != kind or at - newest.at > HELD:
        raise UndoTooLateError
    return newest


def newest_step_id(case_id: int) -> int:
    """Return the newest turn of a case that somebody made, for the way back from it."""
    return _turns_of_people(case_id).values_list("pk", flat=True)[0]


def _turns_of_people(case_id: int) -> QuerySet[CaseStep]:
    # What the system notes meanwhile, that a file was checked, is nobody's going on.
    return CaseStep.objects.filter(case_id=case_id, actor__isnull=False).order_by("-pk")
