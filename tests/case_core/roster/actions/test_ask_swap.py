"""A person, or a section, asks another one to exchange a duty: who may, for what, and what the rules say."""

from datetime import timedelta

import pytest

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.ask_swap import ask_swap
from case_core.roster.errors import (
    CounsellorNotFoundError,
    DutyNotFoundError,
    NotThereError,
    PastDayError,
    RulesClashError,
    SamePersonError,
    SwapUnderWayError,
)
from case_core.roster.events import SwapAsked
from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.permissions.far_ids import skip_keys_of
from tests.support.cases import LATER
from tests.support.cast import SINCE, Cast
from tests.support.memory import remembered
from tests.support.roster import on_duty, on_roster
from tests.support.swaps import AS_IT_WAS, FIRST_SUNDAY, SECOND_SUNDAY, SECTION, asked_swap, sunday, two_sundays


def test_a_section_asks_another_one_to_exchange_a_sunday(here: Cast, told: list[object]) -> None:
    two = two_sundays(here)
    swap = asked_swap(here, two)
    kept = Swap.objects.get()
    assert (kept.giver, kept.given, kept.given_on) == (two.ren, two.first, FIRST_SUNDAY)
    assert (kept.taker, kept.taken, kept.taken_on) == (two.yui, two.second, SECOND_SUNDAY)
    assert (kept.status, kept.asked_by_id, kept.words) == (SwapStatus.ASKED, here.ren.user_id, "法事があります。")
    assert two.people == AS_IT_WAS
    assert remembered("swap.asked") == [("section_staff", None, "done")]
    assert told[-1] == SwapAsked(swap_id=swap.pk)


def test_somebody_asks_a_colleague_to_take_a_duty_over(here: Cast) -> None:
    own, other = on_roster(here, user_id=here.aoi.user_id), on_roster(here, "村上 凪")
    swap = ask_swap(duty_id=on_duty(here, own).pk, taker_id=other.pk, words="", actor=here.aoi, at=LATER)
    assert (swap.taker, swap.taken, swap.taken_on) == (other, None, None)


@pytest.mark.parametrize("name", ["aoi", "yui", "mio", "sora"])
def test_nobody_offers_what_is_somebody_elses(here: Cast, name: str) -> None:
    two = two_sundays(here)
    with pytest.raises(NotAllowedError):
        asked_swap(here, two, actor=here.actors[name])
    assert not Swap.objects.exists()


def test_a_keeper_of_the_roster_asks_for_a_guest_who_does_not_sign_in(here: Cast) -> None:
    guest, other = on_roster(here, "松木 陽一"), on_roster(here, "村上 凪")
    assert ask_swap(duty_id=on_duty(here, guest).pk, taker_id=other.pk, words="", actor=here.mio, at=LATER).pk


def test_leave_is_named_when_it_is_asked(here: Cast) -> None:
    two = two_sundays(here)
    add_absence(counsellor_id=two.yui.pk, first=FIRST_SUNDAY, last=FIRST_SUNDAY, actor=here.yui, at=LATER)
    with pytest.raises(RulesClashError) as caught:
        asked_swap(here, two)
    assert "2026年1月18日（日）：矢野 結さんは休暇・不在の日です。" in str(caught.value)
    assert not Swap.objects.exists()


def test_rest_after_a_sunday_is_named(here: Cast) -> None:
    two = two_sundays(here)
    on_duty(here, two.yui, on=FIRST_SUNDAY + timedelta(days=1))
    with pytest.raises(RulesClashError) as caught:
        asked_swap(here, two)
    assert "2026年1月19日（月）：矢野 結さんは、日曜日の当番のあとの休みの日です。" in str(caught.value)


def test_somebody_of_another_kind_does_not_fill_the_place(here: Cast) -> None:
    two, regular = two_sundays(here), on_roster(here)
    with pytest.raises(RulesClashError) as caught:
        asked_swap(here, two, wanted_id=None, taker_id=regular.pk)
    assert "2026年1月18日（日）：課の当番職員が1人足りません。" in str(caught.value)


def test_one_is_asked_at_a_time(here: Cast) -> None:
    two = two_sundays(here)
    asked_swap(here, two)
    with pytest.raises(SwapUnderWayError):
        asked_swap(here, two)
    assert Swap.objects.count() == 1


def test_nobody_asks_themselves_or_nobody(here: Cast) -> None:
    two = two_sundays(here)
    own = sunday(here, two.ren, on=SECOND_SUNDAY + timedelta(days=7))
    for chosen in ({"wanted_id": own.pk}, {"wanted_id": None, "taker_id": two.ren.pk}, {"wanted_id": None}):
        with pytest.raises(SamePersonError):
            asked_swap(here, two, **chosen)


def test_whoever_has_left_by_then_takes_nothing_over(here: Cast) -> None:
    two = two_sundays(here)
    gone = on_roster(here, "浜田 淳", kind=SECTION, section_id=here.welfare.pk, valid_until=SINCE)
    with pytest.raises(NotThereError):
        asked_swap(here, two, wanted_id=None, taker_id=gone.pk)


def test_what_is_over_or_unknown_is_not_exchanged(here: Cast) -> None:
    two = two_sundays(here)
    with pytest.raises(PastDayError):
        asked_swap(here, two, at=LATER + timedelta(days=6))
    with pytest.raises(DutyNotFoundError):
        asked_swap(here, two, wanted_id=404)
    with pytest.raises(CounsellorNotFoundError):
        asked_swap(here, two, wanted_id=None, taker_id=404)


def test_a_duty_of_the_other_city_is_not_found(here: Cast, saijo_cast: Cast) -> None:
    two = two_sundays(here)
    skip_keys_of(here.city, other=saijo_cast.city)  # a key of theirs is none of ours, whatever ran before
    with use(saijo_cast.city):
        theirs = two_sundays(saijo_cast)
    with pytest.raises(DutyNotFoundError):
        asked_swap(here, two, wanted_id=theirs.second.pk)
