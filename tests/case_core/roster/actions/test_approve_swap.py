"""The head or an administrator approves: the duties change hands, if they may still."""

from datetime import time
from typing import Any

import pytest

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.approve_swap import approve_swap
from case_core.roster.actions.change_duty import change_duty
from case_core.roster.duty_facts import DutyTimes
from case_core.roster.errors import DutyChangedError, RulesClashError, SwapDecidedError
from case_core.roster.events import RosterChanged, SwapDone
from case_core.roster.models import Duty, Swap
from case_core.roster.states import SwapStatus
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import on_roster, twin_of
from tests.support.swaps import (
    AS_IT_WAS,
    EXCHANGED,
    FIRST_SUNDAY,
    SECOND_SUNDAY,
    SECTION,
    agreed_swap,
    asked_swap,
    two_sundays,
)


def test_two_sections_have_each_others_sunday(here: Cast, told: list[object]) -> None:
    two = two_sundays(here)
    swap = approve_swap(swap_id=agreed_swap(here, two).pk, actor=here.mio, at=LATER)
    assert two.people == EXCHANGED
    assert (swap.status, swap.decided_by_id, swap.decided_at) == (SwapStatus.DONE, here.mio.user_id, LATER)
    assert remembered("swap.approved") == [("administrator", None, "done")]
    assert told[-2:] == [RosterChanged(), SwapDone(swap_id=swap.pk)]


@pytest.mark.parametrize("hours", [(time(9), time(15)), (time(12), time(17))], ids=["the same hours", "overlapping"])
def test_two_duties_of_one_day_that_overlap_are_exchanged_too(here: Cast, hours: tuple[time, time]) -> None:
    two = two_sundays(here)
    begins, ends = hours
    Duty.objects.filter(pk=two.second.pk).update(on=FIRST_SUNDAY, begins=begins, ends=ends)
    approve_swap(swap_id=agreed_swap(here, two).pk, actor=here.mio, at=LATER)
    seen = Duty.objects.order_by("pk").values_list("counsellor__name", "on", "begins", "ends")
    assert list(seen) == [
        ("矢野 結", FIRST_SUNDAY, time(9), time(15)),
        ("渡部 蓮", FIRST_SUNDAY, begins, ends),
    ]


def test_what_two_people_agreed_on_is_left_by_the_next_proposal(here: Cast) -> None:
    two = two_sundays(here)
    approve_swap(swap_id=agreed_swap(here, two).pk, actor=head_of_centre(here), at=LATER)
    assert set(Duty.objects.values_list("is_locked", flat=True)) == {True}


@pytest.mark.parametrize("name", ["aoi", "ren", "yui", "sora"])
def test_nobody_else_approves(here: Cast, name: str) -> None:
    two = two_sundays(here)
    swap = agreed_swap(here, two)
    with pytest.raises(NotAllowedError):
        approve_swap(swap_id=swap.pk, actor=here.actors[name], at=LATER)
    assert two.people == AS_IT_WAS


def test_nobody_approves_what_the_colleague_has_not_agreed_to(here: Cast) -> None:
    swap = asked_swap(here, two_sundays(here))
    with pytest.raises(SwapDecidedError):
        approve_swap(swap_id=swap.pk, actor=here.mio, at=LATER)


def test_the_rules_are_checked_once_more(here: Cast) -> None:
    two = two_sundays(here)
    swap = agreed_swap(here, two)
    add_absence(counsellor_id=two.ren.pk, first=SECOND_SUNDAY, last=SECOND_SUNDAY, actor=here.ren, at=LATER)
    with pytest.raises(RulesClashError) as caught:
        approve_swap(swap_id=swap.pk, actor=here.mio, at=LATER)
    assert "2026年1月25日（日）：渡部 蓮さんは休暇・不在の日です。" in str(caught.value)
    assert two.people == AS_IT_WAS
    assert Swap.objects.get().status == SwapStatus.AGREED


def test_a_duty_that_changed_under_the_question_is_not_exchanged(here: Cast) -> None:
    two = two_sundays(here)
    swap = agreed_swap(here, two)
    other = on_roster(here, "浜田 淳", kind=SECTION, section_id=here.welfare.pk)
    times = DutyTimes(on=two.second.on, begins=two.second.begins, ends=two.second.ends)
    told: dict[str, Any] = {"duty_id": two.second.pk, "is_locked": False, "actor": here.mio, "at": LATER}
    change_duty(counsellor_id=other.pk, times=times, **told)
    with pytest.raises(DutyChangedError) as caught:
        approve_swap(swap_id=swap.pk, actor=here.mio, at=LATER)
    assert "お願いのあとで当番表が変わった" in str(caught.value)
    assert Duty.objects.get(pk=two.first.pk).counsellor == two.ren


def test_the_one_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    swap = agreed_swap(here, two_sundays(here))
    with use(saijo_cast.city):
        theirs = two_sundays(saijo_cast)
        twin_of(swap, agreed_swap(saijo_cast, theirs))
    approve_swap(swap_id=swap.pk, actor=here.mio, at=LATER)
    with use(saijo_cast.city):
        assert Swap.objects.get().status == SwapStatus.AGREED
        assert theirs.people == AS_IT_WAS
