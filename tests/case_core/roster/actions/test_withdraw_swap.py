"""Whoever asked asks no longer, until the duties are exchanged."""

import pytest

from case_core.roster.actions.approve_swap import approve_swap
from case_core.roster.actions.withdraw_swap import withdraw_swap
from case_core.roster.errors import SwapDecidedError, SwapNotFoundError
from case_core.roster.events import SwapWithdrawn
from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.swaps import agreed_swap, asked_swap, two_sundays


def test_a_question_is_taken_back(here: Cast, told: list[object]) -> None:
    swap = asked_swap(here, two_sundays(here))
    assert withdraw_swap(swap_id=swap.pk, actor=here.ren, at=LATER).status == SwapStatus.WITHDRAWN
    assert remembered("swap.withdrawn") == [("section_staff", None, "done")]
    assert told[-1] == SwapWithdrawn(swap_id=swap.pk)


def test_also_after_the_colleague_agreed_but_not_after_the_exchange(here: Cast) -> None:
    two = two_sundays(here)
    withdraw_swap(swap_id=agreed_swap(here, two).pk, actor=here.ren, at=LATER)
    done = approve_swap(swap_id=agreed_swap(here, two).pk, actor=here.mio, at=LATER)
    with pytest.raises(SwapDecidedError):
        withdraw_swap(swap_id=done.pk, actor=here.ren, at=LATER)


@pytest.mark.parametrize("name", ["aoi", "yui", "mio", "sora"])
def test_nobody_else_takes_it_back(here: Cast, name: str) -> None:
    swap = asked_swap(here, two_sundays(here))
    with pytest.raises(NotAllowedError):
        withdraw_swap(swap_id=swap.pk, actor=here.actors[name], at=LATER)
    assert Swap.objects.get().status == SwapStatus.ASKED


def test_what_nobody_asked_is_not_found(here: Cast) -> None:
    with pytest.raises(SwapNotFoundError):
        withdraw_swap(swap_id=404, actor=here.ren, at=LATER)
