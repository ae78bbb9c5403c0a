"""The colleague says yes: it waits for the head, or is done at once where the city wants that."""

from datetime import timedelta
from typing import Any

import pytest

from case_core.roster import rules
from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.agree_swap import agree_swap
from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.actions.remove_duty import remove_duty
from case_core.roster.actions.withdraw_swap import withdraw_swap
from case_core.roster.errors import DutyChangedError, RulesClashError, SwapDecidedError, SwapNotFoundError
from case_core.roster.events import RosterChanged, SwapAgreed, SwapDone
from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.roster import on_roster, twin_of
from tests.support.swaps import (
    AS_IT_WAS,
    EXCHANGED,
    SECOND_SUNDAY,
    SECTION,
    asked_swap,
    two_sundays,
)


def without_approval(cast: Cast) -> None:
    told: dict[str, Any] = {"limits": rules.limits(), "needs": rules.needs(), "actor": cast.mio, "at": LATER}
    change_roster_rules(swaps_need_approval=False, **told)


def test_a_yes_waits_for_the_head(here: Cast, told: list[object]) -> None:
    two = two_sundays(here)
    swap = agree_swap(swap_id=asked_swap(here, two).pk, actor=here.yui, at=LATER)
    assert (swap.status, swap.answered_by_id, swap.answered_at) == (SwapStatus.AGREED, here.yui.user_id, LATER)
    assert two.people == AS_IT_WAS
    assert remembered("swap.agreed") == [("section_staff", None, "done")]
    assert told[-1] == SwapAgreed(swap_id=swap.pk)


def test_where_the_city_wants_no_approval_a_yes_exchanges_the_duties(here: Cast, told: list[object]) -> None:
    without_approval(here)
    two = two_sundays(here)
    swap = agree_swap(swap_id=asked_swap(here, two).pk, actor=here.yui, at=LATER)
    assert swap.status == SwapStatus.DONE
    assert two.people == EXCHANGED
    assert told[-2:] == [RosterChanged(), SwapDone(swap_id=swap.pk)]


def test_anybody_of_the_section_speaks_for_its_turn(here: Cast) -> None:
    two = two_sundays(here)
    colleague = on_roster(here, "浜田 淳", kind=SECTION, section_id=here.welfare.pk)
    swap = asked_swap(here, two, wanted_id=None, taker_id=colleague.pk)
    assert agree_swap(swap_id=swap.pk, actor=here.yui, at=LATER).status == SwapStatus.AGREED


@pytest.mark.parametrize("name", ["aoi", "ren", "mio", "sora"])
def test_nobody_agrees_for_somebody_else(here: Cast, name: str) -> None:
    swap = asked_swap(here, two_sundays(here))
    with pytest.raises(NotAllowedError):
        agree_swap(swap_id=swap.pk, actor=here.actors[name], at=LATER)
    assert Swap.objects.get().status == SwapStatus.ASKED


def test_leave_that_came_since_is_named(here: Cast) -> None:
    two = two_sundays(here)
    swap = asked_swap(here, two)
    add_absence(counsellor_id=two.ren.pk, first=SECOND_SUNDAY, last=SECOND_SUNDAY, actor=here.ren, at=LATER)
    with pytest.raises(RulesClashError) as caught:
        agree_swap(swap_id=swap.pk, actor=here.yui, at=LATER)
    assert "2026年1月25日（日）：渡部 蓮さんは休暇・不在の日です。" in str(caught.value)


def test_a_duty_that_is_gone_is_not_exchanged(here: Cast) -> None:
    two = two_sundays(here)
    swap = asked_swap(here, two)
    remove_duty(duty_id=two.second.pk, actor=here.mio, at=LATER, reason="休館のため")
    with pytest.raises(DutyChangedError):
        agree_swap(swap_id=swap.pk, actor=here.yui, at=LATER)


def test_what_was_taken_back_or_answered_is_not_agreed_to(here: Cast) -> None:
    swap = asked_swap(here, two_sundays(here))
    withdraw_swap(swap_id=swap.pk, actor=here.ren, at=LATER)
    with pytest.raises(SwapDecidedError):
        agree_swap(swap_id=swap.pk, actor=here.yui, at=LATER + timedelta(minutes=1))


def test_the_question_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    swap = asked_swap(here, two_sundays(here))
    with use(saijo_cast.city):
        twin_of(swap, asked_swap(saijo_cast, two_sundays(saijo_cast)))
    agree_swap(swap_id=swap.pk, actor=here.yui, at=LATER)
    with use(saijo_cast.city):
        assert Swap.objects.get().status == SwapStatus.ASKED
        with pytest.raises(SwapNotFoundError):
            agree_swap(swap_id=swap.pk + 1000, actor=saijo_cast.yui, at=LATER)
