"""Many at the same time, on real connections that commit."""

import pytest

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.approve_swap import approve_swap
from case_core.roster.actions.remove_duty import remove_duty
from case_core.roster.models import Duty, Swap
from case_core.roster.states import SwapStatus
from mannaka_tenancy import Tenant, use
from tests.case_core.bookings.test_races import at_once
from tests.support.cases import LATER
from tests.support.cast import Cast, cast_of
from tests.support.swaps import AS_IT_WAS, EXCHANGED, SECOND_SUNDAY, agreed_swap, two_sundays

pytestmark = pytest.mark.usefixtures("committed_db")


@pytest.fixture
def people(committed_db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


def test_of_many_who_approve_one_does(people: Cast) -> None:
    with use(people.city):
        two = two_sundays(people)
        swap = agreed_swap(people, two)
    came = at_once(people.city, *[lambda: approve_swap(swap_id=swap.pk, actor=people.mio, at=LATER)] * 6)
    assert came == ["SwapDecidedError"] * 5 + ["done"]
    with use(people.city):
        assert two.people == EXCHANGED


def test_an_approval_and_a_removal_do_not_both_happen(people: Cast) -> None:
    with use(people.city):
        two = two_sundays(people)
        swap = agreed_swap(people, two)

    def approve() -> object:
        return approve_swap(swap_id=swap.pk, actor=people.mio, at=LATER)

    def remove() -> object:
        return remove_duty(duty_id=two.second.pk, actor=people.mio, at=LATER, reason="休館のため")

    came = at_once(people.city, approve, remove)
    with use(people.city):
        swap = Swap.objects.get()
        if swap.status == SwapStatus.DONE:  # the approval was first; the removal then took Ren's new Sunday
            assert came == ["done", "done"]
            assert Duty.objects.get().counsellor_id == two.yui.pk
        else:
            assert came == ["DutyChangedError", "done"]
            assert Duty.objects.get().counsellor_id == two.ren.pk


def test_leave_and_an_approval_do_not_pass_each_other(people: Cast) -> None:
    with use(people.city):
        two = two_sundays(people)
        swap = agreed_swap(people, two)
    days = {"first": SECOND_SUNDAY, "last": SECOND_SUNDAY}
    came = at_once(
        people.city,
        lambda: approve_swap(swap_id=swap.pk, actor=people.mio, at=LATER),
        lambda: add_absence(counsellor_id=two.ren.pk, actor=people.ren, at=LATER, **days),
    )
    with use(people.city):
        assert (came, two.people) in (
            (["RulesClashError", "done"], AS_IT_WAS),
            (["done", "done"], EXCHANGED),  # the leave came after it
        )
