"""Promise the person an answer by a day."""

from datetime import date, datetime

from django.db import transaction

from case_core.cases.locks import locked_open_case
from case_core.cases.models import Case, CaseStep
from case_core.cases.ownership import take_if_nobodys
from case_core.cases.policies import can_work_on_cases
from case_core.cases.states import StepKind
from case_core.promises.errors import PromisedInPastError, WhyLaterMissingError
from case_core.promises.events import AnswerPromised
from case_core.promises.models import Promise
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.decisions import require
from mannaka_kit.outbox import events
from tenants.accounts.actor import Actor


@transaction.atomic
def promise_answer(*, case_id: int, promised_on: date, reason: str, actor: Actor, at: datetime) -> Promise:
    """
    Write down by which day the person was promised an answer; it takes the place of an earlier promise.

    :raises NotAllowedError: the actor is not of the centre.
    :raises CaseNotFoundError: there is no such case.
    :raises CaseClosedError: the case has ended.
    :raises PromisedInPastError: the day is over.
    :raises WhyLaterMissingError: a later day is promised without a reason.
    """
    require(can_work_on_cases(actor))
    case = locked_open_case(case_id, actor=actor)
    if promised_on < day_of(at):
        raise PromisedInPastError(field="promised_on")
    if case.promised_on and promised_on > case.promised_on and not reason.strip():
        raise WhyLaterMissingError(field="reason")
    Promise.objects.filter(case=case, kept_at=None, replaced_at=None).update(replaced_at=at)
    promise = Promise.objects.create(
        case=case, promised_on=promised_on, reason=reason, made_by_id=actor.user_id, made_at=at
    )
    _tell(case, promise, actor=actor, at=at)
    audit.record("promise.made", actor=actor, target=promise, at=at, case_id=case.pk)
    events.record(AnswerPromised(case_id=case.pk, promise_id=promise.pk))
    return promise


def _tell(case: Case, promise: Promise, *, actor: Actor, at: datetime) -> None:
    take_if_nobodys(case, actor=actor, at=at)
    case.promised_on = promise.promised_on
    case.touched_at = at
    case.save(update_fields=["owner", "promised_on", "touched_at"])
    CaseStep.objects.create(
        case=case,
        at=at,
        kind=StepKind.PROMISED,
        actor_id=actor.user_id,
        note=promise.reason,
        day=promise.promised_on,
    )
