"""Write down that a promised day went by."""

from datetime import datetime

from django.db import transaction

from case_core.cases.locks import locked_case
from case_core.cases.models import CaseStep
from case_core.cases.states import StepKind
from case_core.promises.events import PromiseBroken
from case_core.promises.models import Promise
from mannaka_kit import audit
from mannaka_kit.clock import day_of
from mannaka_kit.outbox import events


@transaction.atomic
def break_promise(*, promise_id: int, at: datetime) -> Promise:
    """Tell in the case's course, once, that the promised day is over and nobody answered; a kept one is left alone."""
    case = locked_case(Promise.objects.values_list("case_id", flat=True).get(pk=promise_id))
    promise = Promise.objects.get(pk=promise_id)
    is_open = promise.kept_at is None and promise.replaced_at is None and case.promised_on == promise.promised_on
    if not is_open or promise.broken_at is not None or promise.promised_on >= day_of(at):
        return promise
    promise.broken_at = at
    promise.save(update_fields=["broken_at"])
    CaseStep.objects.create(case=case, at=at, kind=StepKind.PROMISE_BROKEN, day=promise.promised_on)
    audit.record("promise.broken", actor=audit.SYSTEM, target=promise, at=at, case_id=case.pk)
    events.record(PromiseBroken(case_id=case.pk, promise_id=promise.pk))
    return promise
