import pytest

from case_core.cases.states import CaseStatus
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.errors import HandoverEndedError, HandoverNotFoundError, TextMissingError
from case_core.handovers.events import HandoverWaived
from case_core.handovers.states import HandoverStatus, Result
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_the_centre_goes_on_with_its_reason_in_writing(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    handover = waive_handover(
        handover_id=acknowledged(here, case).pk, reason="本人が自分で解決した", actor=here.aoi, at=LATER
    )

    case.refresh_from_db()
    assert (handover.status, handover.ending_reason) == (HandoverStatus.WAIVED, "本人が自分で解決した")
    assert (case.status, case.blockers.count()) == (CaseStatus.IN_PROGRESS, 0)
    assert remembered("handover.waived") == [("centre_staff", case.pk, "done")]
    assert told[-1] == HandoverWaived(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id)


def test_a_waiver_has_a_reason(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(TextMissingError):
        waive_handover(handover_id=handover.pk, reason="\n", actor=here.aoi, at=LATER)


def test_what_was_answered_is_not_waived(here: Cast) -> None:
    handover = acknowledged(here, new_case(here))
    report_back(handover_id=handover.pk, result=Result.DONE, report="済み", told_citizen="", actor=here.ren, at=LATER)
    with pytest.raises(HandoverEndedError):
        waive_handover(handover_id=handover.pk, reason="急ぎ", actor=here.aoi, at=LATER)


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_a_section_does_not_waive_its_own_answer(here: Cast, name: str) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(NotAllowedError):
        waive_handover(handover_id=handover.pk, reason="忙しい", actor=here.actors[name], at=LATER)


def test_a_hand_over_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(HandoverNotFoundError):
        waive_handover(handover_id=404, reason="急ぎ", actor=here.aoi, at=LATER)
