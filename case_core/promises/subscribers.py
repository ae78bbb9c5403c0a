"""What follows from a promise, and what keeps it."""

from datetime import datetime, time, timedelta

from case_core.cases.events import CaseClosed, CaseReopened, CitizenAnswered, ContactRecorded
from case_core.promises.actions.keep_promise import keep_promise
from case_core.promises.actions.resume_promise import resume_promise
from case_core.promises.events import AnswerPromised
from case_core.promises.selectors import moment_of_answer, moment_of_end, promised_day
from case_core.promises.tasks import look_later
from mannaka_kit import clock
from mannaka_kit.outbox import events, subscribe


@subscribe(AnswerPromised)
def plan_look(event: AnswerPromised) -> None:
    """Look again when the promised day is over."""
    morning_after = datetime.combine(promised_day(event.promise_id) + timedelta(days=1), time(), clock.TOKYO)
    events.enqueue(look_later, due_at=morning_after, promise_id=event.promise_id)


@subscribe(CitizenAnswered)
def keep_by_answer(event: CitizenAnswered) -> None:
    """Note that the person was written to."""
    _keep(event.case_id, moment_of_answer(event.contact_id))


@subscribe(ContactRecorded)
def keep_by_contact(event: ContactRecorded) -> None:
    """Note that the person was telephoned or visited."""
    _keep(event.case_id, moment_of_answer(event.contact_id))


@subscribe(CaseClosed)
def keep_by_end(event: CaseClosed) -> None:
    """Note that the case ended."""
    _keep(event.case_id, moment_of_end(event.case_id))


@subscribe(CaseReopened)
def hold_again(event: CaseReopened) -> None:
    """Let a promise hold whose case had ended by mistake."""
    resume_promise(case_id=event.case_id, at=clock.now())


def _keep(case_id: int, at: datetime | None) -> None:
    if at is not None:
        keep_promise(case_id=case_id, at=at)
