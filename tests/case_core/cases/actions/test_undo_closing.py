from datetime import date, timedelta
from typing import Any

import pytest

from case_core.approvals.actions.sign_approval import sign_approval
from case_core.approvals.closing import signature_of
from case_core.attachments.actions.refuse_attachment import refuse_attachment
from case_core.attachments.states import Refusal
from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.actions.undo_closing import undo_closing
from case_core.cases.errors import UndoTooLateError
from case_core.cases.events import CaseReopened
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, Outcome, StepKind
from case_core.cases.undoing import newest_step_id
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.states import Result
from case_core.promises.actions.promise_answer import promise_answer
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.ui.undo import HELD
from tests.support.approvals import asked_to_sign
from tests.support.cases import LATER, acknowledged, closed, new_case
from tests.support.cast import Cast
from tests.support.files import added
from tests.support.heads import head_of_centre
from tests.support.memory import remembered


def undo(here: Cast, case: Case, **told: Any) -> Case:
    asked = {"step_id": newest_step_id(case.pk), "actor": here.aoi, "at": LATER, **told}
    return undo_closing(case_id=case.pk, **asked)


def test_the_case_goes_on_by_the_way_of_every_reopening(here: Cast, told: list[object]) -> None:
    case = undo(here, closed(here, new_case(here)))

    case.refresh_from_db()
    assert (case.status, case.outcome, case.closed_at) == (CaseStatus.IN_PROGRESS, "", None)
    assert [step.kind for step in case.steps.order_by("pk")][-2:] == [StepKind.CLOSED, StepKind.END_UNDONE]
    assert remembered("case.reopened") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CaseReopened(case_id=case.pk)


def test_everything_that_the_end_took_off_is_there_again(here: Cast) -> None:
    case = new_case(here)
    promise_answer(case_id=case.pk, promised_on=date(2026, 1, 30), reason="", actor=here.aoi, at=LATER)
    report_back(
        handover_id=acknowledged(here, case).pk,
        result=Result.DONE,
        report="訂正しました。",
        told_citizen="",
        was_retold=False,
        separate_record="",
        actor=here.ren,
        at=LATER,
    )
    before = row(case)
    assert (before["status"], before["promised_on"]) == (CaseStatus.READY, date(2026, 1, 30))

    undo(here, closed(here, case))

    assert row(case) == before


def row(case: Case) -> dict[str, Any]:
    """Return a case as it is kept."""
    return Case.objects.filter(pk=case.pk).values().get()


def test_a_signature_outlives_a_slip(here: Cast) -> None:
    case, head = new_case(here), head_of_centre(here)
    signed = asked_to_sign(here, case, Outcome.SOLVED)
    sign_approval(approval_id=signed.pk, comment="", actor=head, at=LATER)
    assert signature_of(case) is not None

    undo(here, closed(here, case))

    assert signature_of(case) == signed


def test_what_the_system_notes_meanwhile_stops_nobody(here: Cast) -> None:
    case = new_case(here)
    file = added(here, case)
    case = closed(here, case)
    step = newest_step_id(case.pk)
    refuse_attachment(attachment_id=file.pk, refusal=Refusal.UNREADABLE, at=LATER)

    assert newest_step_id(case.pk) == step
    assert not undo(here, case, step_id=step).is_closed


def test_what_was_reopened_already_is_not_undone(here: Cast) -> None:
    case = closed(here, new_case(here))
    step = newest_step_id(case.pk)
    reopen_case(case_id=case.pk, reason="続き", actor=here.nagi, at=LATER)

    with pytest.raises(UndoTooLateError):
        undo(here, case, step_id=step)


def test_a_colleagues_end_is_not_undone(here: Cast) -> None:
    with pytest.raises(UndoTooLateError):
        undo(here, closed(here, new_case(here)), actor=here.nagi)


def test_its_time_is_short(here: Cast) -> None:
    with pytest.raises(UndoTooLateError):
        undo(here, closed(here, new_case(here)), at=LATER + HELD + timedelta(seconds=1))


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_undoes(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        undo(here, closed(here, new_case(here)), actor=here.actors[name])
