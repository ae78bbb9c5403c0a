"""What somebody wishes for a day is written down, by themselves or by a keeper of the roster."""

from datetime import timedelta

import pytest

from case_core.roster.actions.add_wish import add_wish
from case_core.roster.errors import CounsellorNotFoundError, PastDayError
from case_core.roster.models import Wish
from case_core.roster.states import WishKind
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.roster import on_roster, twin_of


def test_somebody_wishes_to_be_off(here: Cast) -> None:
    own = on_roster(here, user_id=here.aoi.user_id)
    wish = add_wish(counsellor_id=own.pk, on=TODAY, kind=WishKind.OFF, actor=here.aoi, at=LATER)
    assert Wish.objects.get() == wish
    assert (wish.counsellor, wish.on, wish.kind) == (own, TODAY, WishKind.OFF)
    assert remembered("wish.added") == [("centre_staff", None, "done")]


def test_a_second_wish_for_the_day_takes_the_first_ones_place(here: Cast) -> None:
    person = on_roster(here)
    for kind in WishKind:
        add_wish(counsellor_id=person.pk, on=TODAY, kind=kind, actor=here.mio, at=LATER)
    assert Wish.objects.get().kind == WishKind.ON
    assert len(remembered("wish.added")) == 2


@pytest.mark.parametrize("name", ["nagi", "ren", "sora"])
def test_nobody_wishes_for_somebody_else(here: Cast, name: str) -> None:
    person = on_roster(here, user_id=here.aoi.user_id)
    with pytest.raises(NotAllowedError):
        add_wish(counsellor_id=person.pk, on=TODAY, kind=WishKind.ON, actor=here.actors[name], at=LATER)
    assert not Wish.objects.exists()


def test_a_day_that_is_over_is_not_wished_for(here: Cast) -> None:
    person = on_roster(here)
    with pytest.raises(PastDayError) as caught:
        add_wish(counsellor_id=person.pk, on=TODAY - timedelta(days=1), kind=WishKind.OFF, actor=here.mio, at=LATER)
    assert caught.value.field == "on"


def test_nobody_of_this_number_wishes_anything(here: Cast) -> None:
    with pytest.raises(CounsellorNotFoundError):
        add_wish(counsellor_id=404, on=TODAY, kind=WishKind.OFF, actor=here.mio, at=LATER)


def test_the_person_of_the_same_number_in_the_other_city_wishes_nothing(here: Cast, saijo_cast: Cast) -> None:
    person = on_roster(here)
    with use(saijo_cast.city):
        twin_of(person, on_roster(saijo_cast))
    add_wish(counsellor_id=person.pk, on=TODAY, kind=WishKind.OFF, actor=here.mio, at=LATER)
    with use(saijo_cast.city):
        assert not Wish.objects.exists()
