"""Who is responsible for a case."""

from datetime import datetime

from case_core.cases.models import Case, CaseStep
from case_core.cases.states import CaseStatus, StepKind
from case_core.spans.recording import taken
from tenants.accounts.actor import Actor


def give_to(case: Case, *, owner_id: int, actor: Actor, at: datetime) -> None:
    """Make a clerk responsible, in memory, and tell it in the timeline."""
    case.owner_id = owner_id
    CaseStep.objects.create(case=case, at=at, kind=StepKind.ASSIGNED, actor_id=actor.user_id, subject_id=owner_id)
    if case.status != CaseStatus.WAITING_SECTION:  # there, it is the section that has it in hand, or nobody
        taken(case.pk, at=at)


def take_if_nobodys(case: Case, *, actor: Actor, at: datetime) -> None:
    """Make whoever acts on a case that nobody has responsible for it."""
    if case.owner_id is None:
        give_to(case, owner_id=actor.user_id, actor=actor, at=at)
