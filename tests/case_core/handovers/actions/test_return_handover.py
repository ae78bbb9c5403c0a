from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from case_core.cases.states import CaseStatus, Mark
from case_core.handovers.actions.allow_return import allow_return
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.errors import HandoverEndedError, ReturnedTwiceError, TextMissingError
from case_core.handovers.events import HandoverReturned
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER, acknowledged, bounced, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_returned_matter_is_in_the_centres_hands_again(here: Cast, told: list[object]) -> None:
    case = new_case(here)

    handover = return_handover(
        handover_id=acknowledged(here, case).pk,
        reason="国税のため",
        superior="課長 大野",
        actor=here.ren,
        at=LATER,
    )

    case.refresh_from_db()
    assert (handover.status, handover.ending_reason) == (HandoverStatus.RETURNED, "国税のため")
    assert (handover.superior, case.marks) == ("課長 大野", [Mark.RETURNED])
    assert (case.status, case.blockers.count()) == (CaseStatus.NEW, 0)
    assert remembered("handover.returned") == [("section_staff", case.pk, "done")]
    assert told[-1] == HandoverReturned(case_id=case.pk, handover_id=handover.pk, section_id=handover.section_id)


def test_a_matter_is_not_returned_without_a_reason(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(TextMissingError) as caught:
        return_handover(handover_id=handover.pk, reason=" ", superior="課長", actor=here.ren, at=LATER)
    assert caught.value.field == "reason"


def test_a_matter_is_returned_once(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    return_handover(handover_id=handover.pk, reason="担当外", superior="課長", actor=here.ren, at=LATER)
    with pytest.raises(HandoverEndedError):
        return_handover(handover_id=handover.pk, reason="担当外", superior="課長", actor=here.ren, at=LATER)


@pytest.mark.parametrize("name", ["yui", "aoi", "mio", "sora"])
def test_only_the_section_returns(here: Cast, name: str) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(NotAllowedError):
        return_handover(handover_id=handover.pk, reason="担当外", superior="課長", actor=here.actors[name], at=LATER)


def test_the_database_refuses_a_return_without_a_reason(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    returned = {"status": HandoverStatus.RETURNED, "ended_at": LATER, "ended_by_id": here.ren.user_id}
    with pytest.raises(IntegrityError, match="handover_returned_or_waived_has_reason"), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(superior="課長", **returned)
    with pytest.raises(IntegrityError, match="handover_returned_names_the_superior"), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(ending_reason="担当外", **returned)


def test_a_matter_is_not_returned_without_a_superior(here: Cast) -> None:
    handover = handed_over(here, new_case(here))
    with pytest.raises(TextMissingError) as caught:
        return_handover(handover_id=handover.pk, reason="担当外", superior=" ", actor=here.ren, at=LATER)
    assert caught.value.field == "superior"


def test_a_third_return_takes_the_head_of_the_centre(here: Cast) -> None:
    case = bounced(here, times=2)
    handover = handed_over(here, case)
    with pytest.raises(ReturnedTwiceError, match="2回差し戻され"):
        return_handover(handover_id=handover.pk, reason="担当外", superior="課長", actor=here.ren, at=LATER)
    head = replace(here.nagi, heads_centre=True)
    allow_return(handover_id=handover.pk, reason="国の所管と確かめた", actor=head, at=LATER)
    return_handover(handover_id=handover.pk, reason="担当外", superior="課長", actor=here.ren, at=LATER)
    case.refresh_from_db()
    assert (case.status, case.marks) == (CaseStatus.NEW, [Mark.RETURNED])
    again = handed_over(here, case)
    with pytest.raises(ReturnedTwiceError):
        return_handover(handover_id=again.pk, reason="担当外", superior="課長", actor=here.ren, at=LATER)
