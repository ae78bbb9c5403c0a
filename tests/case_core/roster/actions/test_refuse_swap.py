"""The head or an administrator says no to what two people agreed on, with a reason."""

import pytest

from case_core.roster.actions.refuse_swap import refuse_swap
from case_core.roster.errors import SwapDecidedError, TextMissingError
from case_core.roster.events import SwapRefused
from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.swaps import AS_IT_WAS, agreed_swap, asked_swap, two_sundays

REASON = "その週は両方の課が議会の準備です。"


def test_the_duties_stay_and_the_reason_too(here: Cast, told: list[object]) -> None:
    two = two_sundays(here)
    swap = refuse_swap(swap_id=agreed_swap(here, two).pk, reason=REASON, actor=here.mio, at=LATER)
    assert (swap.status, swap.reason, swap.decided_by_id) == (SwapStatus.REFUSED, REASON, here.mio.user_id)
    assert two.people == AS_IT_WAS
    assert remembered("swap.refused") == [("administrator", None, "done")]
    assert told[-1] == SwapRefused(swap_id=swap.pk)


def test_a_no_without_a_reason_is_none(here: Cast) -> None:
    swap = agreed_swap(here, two_sundays(here))
    with pytest.raises(TextMissingError):
        refuse_swap(swap_id=swap.pk, reason="", actor=here.mio, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "ren", "yui", "sora"])
def test_nobody_else_refuses(here: Cast, name: str) -> None:
    swap = agreed_swap(here, two_sundays(here))
    with pytest.raises(NotAllowedError):
        refuse_swap(swap_id=swap.pk, reason=REASON, actor=here.actors[name], at=LATER)
    assert Swap.objects.get().status == SwapStatus.AGREED


def test_what_nobody_has_agreed_to_is_not_refused(here: Cast) -> None:
    swap = asked_swap(here, two_sundays(here))
    with pytest.raises(SwapDecidedError):
        refuse_swap(swap_id=swap.pk, reason=REASON, actor=here.mio, at=LATER)
