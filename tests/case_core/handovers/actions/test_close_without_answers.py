from datetime import date

import pytest

from case_core.cases.errors import ReferralMissingError
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.handovers.actions.close_without_answers import close_without_answers
from case_core.handovers.actions.send_handover import send_handover
from case_core.handovers.errors import TextMissingError
from case_core.handovers.models import Handover
from case_core.handovers.states import HandoverStatus
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.actor import Actor
from tests.support.cases import LATER, LETTER, handed_over, new_case
from tests.support.cast import Cast
from tests.support.memory import remembered


def close(case: Case, actor: Actor, *, waiver: str = "本人が解決した", outcome: Outcome = Outcome.SOLVED) -> Case:
    return close_without_answers(
        case_id=case.pk, waiver=waiver, outcome=outcome, referred_to="", note="", actor=actor, at=LATER
    )


def test_every_open_answer_is_waived_and_the_case_ends(here: Cast) -> None:
    case = new_case(here)
    handed_over(here, case)
    send_handover(
        case_id=case.pk,
        section_id=here.welfare.pk,
        letter=LETTER,
        due_on=date(2026, 1, 22),
        actor=here.aoi,
        at=LATER,
    )

    case = close(case, here.aoi)

    assert case.is_closed
    assert set(Handover.objects.values_list("status", flat=True)) == {HandoverStatus.WAIVED}
    assert len(remembered("handover.waived")) == 2


def test_without_a_reason_nothing_is_waived_and_nothing_ends(here: Cast) -> None:
    case = new_case(here)
    handover = handed_over(here, case)
    with pytest.raises(TextMissingError):
        close(case, here.aoi, waiver=" ")
    handover.refresh_from_db()
    assert handover.is_open


def test_a_waiver_does_not_stay_when_the_case_cannot_end(here: Cast) -> None:
    case = new_case(here)
    handover = handed_over(here, case)
    with pytest.raises(ReferralMissingError):
        close(case, here.aoi, outcome=Outcome.OUT_OF_REMIT)
    handover.refresh_from_db()
    assert handover.is_open


def test_only_the_centre_may(here: Cast) -> None:
    case = new_case(here)
    handed_over(here, case)
    with pytest.raises(NotAllowedError):
        close(case, here.ren)
