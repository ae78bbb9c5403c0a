import pytest
from django.db import IntegrityError, transaction

from case_core.cases.actions.close_case import close_case
from case_core.cases.errors import CaseClosedError, CaseWaitsError, ReferralMissingError
from case_core.cases.events import CaseClosed
from case_core.cases.models import Case
from case_core.cases.states import CaseStatus, Outcome, StepKind
from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.states import Result
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def close(case: Case, actor: Actor, outcome: Outcome = Outcome.SOLVED, referred_to: str = "") -> Case:
    return close_case(
        case_id=case.pk, outcome=outcome, referred_to=referred_to, note="電話で説明した。", actor=actor, at=LATER
    )


def test_a_case_ends_with_its_outcome_and_who_ended_it(here: Cast, told: list[object]) -> None:
    case = close(new_case(here), here.aoi, Outcome.LISTENED)

    assert (case.status, case.outcome, case.closed_at) == (CaseStatus.CLOSED, Outcome.LISTENED, LATER)
    assert (case.closed_by_id, case.owner_id, case.due_on) == (here.aoi.user_id, here.aoi.user_id, None)
    assert case.steps.get(kind=StepKind.CLOSED).outcome == Outcome.LISTENED
    assert remembered("case.closed") == [("centre_staff", case.pk, "done")]
    assert told[-1] == CaseClosed(case_id=case.pk)


def test_a_case_cannot_close_while_a_section_owes_its_answer(here: Cast) -> None:
    case = new_case(here)
    handover = handed_over(here, case)
    with pytest.raises(CaseWaitsError) as caught:
        close(case, here.aoi)
    assert str(caught.value) == (
        "この相談は終了できません。市民税課からの回答がまだ届いていません。"
        "市民税課は、まだ受け取っていません。（回答を待つ／理由を書いて終了する）"
    )
    acknowledge_handover(handover_id=handover.pk, actor=here.ren, at=LATER)
    with pytest.raises(CaseWaitsError) as caught:
        close(case, here.aoi)
    assert "受け取っていません" not in str(caught.value)
    case.refresh_from_db()
    assert case.status == CaseStatus.WAITING_SECTION


def test_a_case_closes_after_the_report_back(here: Cast) -> None:
    case = new_case(here)
    handover = acknowledged(here, case)
    report_back(handover_id=handover.pk, result=Result.DONE, report="直した", told_citizen="", actor=here.ren, at=LATER)
    assert close(case, here.aoi).is_closed


def test_a_case_closes_after_a_written_waiver(here: Cast) -> None:
    case = new_case(here)
    waive_handover(handover_id=handed_over(here, case).pk, reason="本人が自分で解決した", actor=here.aoi, at=LATER)
    assert close(case, here.aoi).is_closed


def test_a_case_closes_after_the_section_returned_it(here: Cast) -> None:
    case = new_case(here)
    return_handover(
        handover_id=handed_over(here, case).pk, reason="国税のため", superior="課長", actor=here.ren, at=LATER
    )
    assert close(case, here.aoi).is_closed


def test_outside_the_citys_remit_the_body_is_named(here: Cast) -> None:
    case = new_case(here)
    with pytest.raises(ReferralMissingError) as caught:
        close(case, here.aoi, Outcome.OUT_OF_REMIT)
    assert caught.value.field == "referred_to"
    assert close(case, here.aoi, Outcome.OUT_OF_REMIT, "今治税務署").referred_to == "今治税務署"


def test_a_body_is_kept_only_where_the_matter_was_outside_the_remit(here: Cast) -> None:
    assert close(new_case(here), here.aoi, Outcome.SOLVED, "今治税務署").referred_to == ""


def test_the_second_who_closes_is_told_that_it_is_closed(here: Cast) -> None:
    case = close(new_case(here), here.aoi)
    with pytest.raises(CaseClosedError, match="すでに終了しています"):
        close(case, here.nagi)
    case.refresh_from_db()
    assert case.closed_by_id == here.aoi.user_id


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_closes(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        close(new_case(here), here.actors[name])


def test_the_database_refuses_a_closed_case_without_outcome(here: Cast) -> None:
    case = new_case(here)
    with pytest.raises(IntegrityError, match="case_closed_has_outcome_and_time"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(status=CaseStatus.CLOSED)
