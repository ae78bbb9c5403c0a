import pytest

from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.errors import AlreadyAcknowledgedError, HandoverEndedError, HandoverNotFoundError
from case_core.handovers.events import HandoverAcknowledged
from case_core.handovers.states import HandoverStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_an_officer_of_the_section_acknowledges(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    handover = acknowledge_handover(handover_id=handed_over(here, case).pk, actor=here.ren, at=LATER)

    assert (handover.status, handover.acknowledged_at) == (HandoverStatus.ACKNOWLEDGED, LATER)
    assert handover.acknowledged_by_id == here.ren.user_id
    assert remembered("handover.acknowledged") == [("section_staff", case.pk, "done")]
    assert told[-1] == HandoverAcknowledged(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id)


def test_a_second_acknowledgement_is_told_so(here: Cast) -> None:
    handover = acknowledged(here, new_case(here))
    with pytest.raises(AlreadyAcknowledgedError):
        acknowledge_handover(handover_id=handover.pk, actor=here.ren, at=LATER)


def test_what_was_waived_is_not_acknowledged(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    waive_handover(handover_id=handover.pk, reason="解決した", actor=here.aoi, at=LATER)
    with pytest.raises(HandoverEndedError):
        acknowledge_handover(handover_id=handover.pk, actor=here.ren, at=LATER)


@pytest.mark.parametrize(("name", "reason"), [("yui", "section"), ("aoi", "role"), ("mio", "role"), ("sora", "role")])
def test_nobody_acknowledges_for_another_section(here: Cast, name: str, reason: str) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(NotAllowedError) as caught:
        acknowledge_handover(handover_id=handover.pk, actor=here.actors[name], at=LATER)
    assert caught.value.reason == reason


def test_a_hand_over_that_does_not_exist_is_not_found(here: Cast) -> None:
    with pytest.raises(HandoverNotFoundError):
        acknowledge_handover(handover_id=404, actor=here.ren, at=LATER)
