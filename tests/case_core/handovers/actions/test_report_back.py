from datetime import date

import pytest

from case_core.cases.states import CaseStatus
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.send_handover import send_handover
from case_core.handovers.errors import HandoverEndedError, NotAcknowledgedError, TextMissingError
from case_core.handovers.events import HandoverReportedBack
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus, Result
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import LATER, LETTER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def report(handover: Handover, actor: Actor, text: str = "台帳の住所を直した。") -> Handover:
    return report_back(
        handover_id=handover.pk,
        result=Result.DONE,
        report=text,
        told_citizen="電話で伝えた。",
        actor=actor,
        at=LATER,
    )


def test_the_answer_makes_the_case_the_centres_again(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    handover = report(acknowledged(here, case), here.ren)

    case.refresh_from_db()
    assert (handover.status, handover.result, handover.told_citizen) == (
        HandoverStatus.REPORTED,
        Result.DONE,
        "電話で伝えた。",
    )
    assert (case.status, case.due_on, case.blockers.count()) == (CaseStatus.READY, date(2026, 1, 14), 0)
    assert remembered("handover.reported_back") == [("section_staff", case.pk, "done")]
    assert told[-1] == HandoverReportedBack(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id)


def test_the_case_waits_on_while_another_section_owes_its_answer(here: Cast) -> None:
    case = new_case(here)
    handover = acknowledged(here, case)
    send_handover(
        case_id=case.pk,
        section_id=here.welfare.pk,
        letter=LETTER,
        due_on=date(2026, 1, 22),
        actor=here.aoi,
        at=LATER,
    )
    report(handover, here.ren)
    case.refresh_from_db()
    assert (case.status, case.due_on) == (CaseStatus.WAITING_SECTION, date(2026, 1, 22))


def test_an_answer_comes_after_the_acknowledgement(here: Cast) -> None:
    with pytest.raises(NotAcknowledgedError):
        report(handed_over(here, new_case(here)), here.ren)


def test_an_answer_is_given_once(here: Cast) -> None:
    handover = report(acknowledged(here, new_case(here)), here.ren)
    with pytest.raises(HandoverEndedError):
        report(handover, here.ren, "別の回答")
    handover.refresh_from_db()
    assert handover.report == "台帳の住所を直した。"


def test_an_answer_has_words(here: Cast) -> None:
    with pytest.raises(TextMissingError) as caught:
        report(acknowledged(here, new_case(here)), here.ren, " ")
    assert caught.value.field == "report"


@pytest.mark.parametrize("name", ["yui", "aoi", "mio", "sora"])
def test_only_the_section_answers(here: Cast, name: str) -> None:
    with pytest.raises(NotAllowedError):
        report(acknowledged(here, new_case(here)), here.actors[name])


def test_of_a_record_that_is_kept_apart_only_its_name_and_its_law_are_told(here: Cast) -> None:
    handover = acknowledged(here, new_case(here))
    answered = report_back(
        handover_id=handover.pk,
        result=Result.DONE,
        report="対応した",
        told_citizen="",
        separate_record="生活保護の記録（生活保護法）",
        actor=here.ren,
        at=LATER,
    )
    assert answered.separate_record == "生活保護の記録（生活保護法）"
