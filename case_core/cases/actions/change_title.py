"""Call a case otherwise."""

from datetime import datetime

from django.db import transaction

from case_core.cases.errors import TitleChangedError, TitleMissingError
from case_core.cases.events import CaseRetitled
from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import StepKind
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def change_title(*, case_id: int, title: str, seen_title: str, actor: Actor, at: datetime) -> Case:
    """
    Give the case a title, if it still has the one that the page showed; the former one stays in the timeline.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises TitleMissingError: there is no title.
    :raises TitleChangedError: somebody else gave it another one in the meantime.
    """
    require(can_work_on_cases(actor))
    title = " ".join(title.split())
    if not title:
        raise TitleMissingError(field="title")
    case = locked_open_case(case_id, actor=actor)
    if case.title == title:
        return case
    if case.title != seen_title:
        raise TitleChangedError(field="title")
    CaseStep.objects.create(case=case, at=at, kind=StepKind.RETITLED, actor_id=actor.user_id, note=case.title)
    case.title, case.touched_at = title, at
    case.save(update_fields=["title", "touched_at"])
    audit.record("case.retitled", actor=actor, target=case, at=at, case_id=case.pk)
    events.record(CaseRetitled(case_id=case.pk))
    return case
