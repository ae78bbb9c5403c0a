import pytest
from django.db import IntegrityError, transaction

from case_core.cases.states import CaseStatus
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.errors import HandoverEndedError, TextMissingError
from case_core.handovers.events import HandoverReturned
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_returned_matter_is_in_the_centres_hands_again(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    handover = return_handover(
        handover_id=acknowledged(here, case).pk, reason="国税のため税務署へ", actor=here.ren, at=LATER
    )

    case.refresh_from_db()
    assert (handover.status, handover.ending_reason) == (HandoverStatus.RETURNED, "国税のため税務署へ")
    assert (case.status, case.blockers.count()) == (CaseStatus.NEW, 0)
    assert remembered("handover.returned") == [("section_staff", case.pk, "done")]
    assert told[-1] == HandoverReturned(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id)


def test_a_matter_is_not_returned_without_a_reason(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(TextMissingError) as caught:
        return_handover(handover_id=handover.pk, reason=" ", actor=here.ren, at=LATER)
    assert caught.value.field == "reason"


def test_a_matter_is_returned_once(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    return_handover(handover_id=handover.pk, reason="担当外", actor=here.ren, at=LATER)
    with pytest.raises(HandoverEndedError):
        return_handover(handover_id=handover.pk, reason="担当外", actor=here.ren, at=LATER)


@pytest.mark.parametrize("name", ["yui", "aoi", "mio", "sora"])
def test_only_the_section_returns(here: Cast, name: str) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(NotAllowedError):
        return_handover(handover_id=handover.pk, reason="担当外", actor=here.actors[name], at=LATER)


def test_the_database_refuses_a_return_without_a_reason(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(IntegrityError, match="handover_returned_or_waived_has_reason"), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(
            status=HandoverStatus.RETURNED, ended_at=LATER, ended_by_id=here.ren.user_id
        )
