from dataclasses import replace

import pytest

from case_core.cases.states import StepKind
from case_core.handovers.actions.allow_return import allow_return
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.errors import (
    HandoverEndedError,
    ReturnAlreadyAllowedError,
    ReturnNotBarredError,
    TextMissingError,
)
from case_core.handovers.events import ReturnAllowed
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, bounced, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_the_head_of_the_centre_agrees_once_with_a_reason_in_writing(here: Cast, told: list[object]) -> None:
    case = bounced(here, times=2)
    handover = handed_over(here, case)
    head = replace(here.aoi, heads_centre=True)
    with pytest.raises(TextMissingError):
        allow_return(handover_id=handover.pk, reason=" ", actor=head, at=LATER)
    allowed = allow_return(handover_id=handover.pk, reason="国の所管と確かめた", actor=head, at=LATER)
    assert (allowed.return_allowed_at, allowed.return_allowed_by_id) == (LATER, head.user_id)
    step = case.steps.get(kind=StepKind.RETURN_ALLOWED)
    assert step.note == "市民税課：国の所管と確かめた"
    assert told[-1] == ReturnAllowed(case_id=case.pk, handover_id=handover.pk, section_id=here.tax.pk)
    assert remembered("handover.return_allowed") == [("centre_staff", case.pk, "done")]
    with pytest.raises(ReturnAlreadyAllowedError):
        allow_return(handover_id=handover.pk, reason="もう一度", actor=head, at=LATER)


def test_before_the_third_time_there_is_nothing_to_agree_to(here: Cast) -> None:
    head = replace(here.aoi, heads_centre=True)
    handover = handed_over(here, bounced(here, times=1))
    with pytest.raises(ReturnNotBarredError):
        allow_return(handover_id=handover.pk, reason="理由", actor=head, at=LATER)
    waive_handover(handover_id=handover.pk, reason="取り下げ", actor=here.aoi, at=LATER)
    with pytest.raises(HandoverEndedError):
        allow_return(handover_id=handover.pk, reason="理由", actor=head, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "ren", "mio", "sora"])
def test_nobody_but_the_head_agrees(here: Cast, name: str) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(NotAllowedError):
        allow_return(handover_id=handover.pk, reason="理由", actor=here.actors[name], at=LATER)
