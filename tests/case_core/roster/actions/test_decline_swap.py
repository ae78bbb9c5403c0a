"""The colleague says no, with a reason; the duties stay."""

import pytest

from case_core.roster.actions.decline_swap import decline_swap
from case_core.roster.errors import SwapDecidedError, TextMissingError
from case_core.roster.events import SwapDeclined
from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.swaps import AS_IT_WAS, agreed_swap, asked_swap, two_sundays

REASON = "その日は地区の行事があります。"


def test_a_no_has_its_reason_and_changes_nothing(here: Cast, told: list[object]) -> None:
    two = two_sundays(here)
    swap = decline_swap(swap_id=asked_swap(here, two).pk, reason=f" {REASON} ", actor=here.yui, at=LATER)
    assert (swap.status, swap.reason, swap.answered_by_id) == (SwapStatus.DECLINED, REASON, here.yui.user_id)
    assert two.people == AS_IT_WAS
    assert remembered("swap.declined") == [("section_staff", None, "done")]
    assert told[-1] == SwapDeclined(swap_id=swap.pk)


def test_a_no_without_a_reason_is_none(here: Cast) -> None:
    swap = asked_swap(here, two_sundays(here))
    with pytest.raises(TextMissingError) as caught:
        decline_swap(swap_id=swap.pk, reason=" ", actor=here.yui, at=LATER)
    assert caught.value.field == "reason"


@pytest.mark.parametrize("name", ["aoi", "ren", "mio", "sora"])
def test_nobody_declines_for_somebody_else(here: Cast, name: str) -> None:
    swap = asked_swap(here, two_sundays(here))
    with pytest.raises(NotAllowedError):
        decline_swap(swap_id=swap.pk, reason=REASON, actor=here.actors[name], at=LATER)
    assert Swap.objects.get().status == SwapStatus.ASKED


def test_a_yes_is_not_taken_back_as_a_no(here: Cast) -> None:
    swap = agreed_swap(here, two_sundays(here))
    with pytest.raises(SwapDecidedError):
        decline_swap(swap_id=swap.pk, reason=REASON, actor=here.yui, at=LATER)


def test_after_a_no_somebody_else_may_be_asked(here: Cast) -> None:
    two = two_sundays(here)
    decline_swap(swap_id=asked_swap(here, two).pk, reason=REASON, actor=here.yui, at=LATER)
    assert asked_swap(here, two).status == SwapStatus.ASKED
