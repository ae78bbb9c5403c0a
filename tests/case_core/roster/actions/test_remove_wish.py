"""A wish is taken back, by whoever had it or by a keeper of the roster."""

import pytest

from case_core.roster.actions.add_wish import add_wish
from case_core.roster.actions.remove_wish import remove_wish
from case_core.roster.errors import CounsellorNotFoundError
from case_core.roster.models import Counsellor, Wish
from case_core.roster.states import WishKind
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.roster import on_roster, twin_of


def written(cast: Cast, person: Counsellor) -> Wish:
    return add_wish(counsellor_id=person.pk, on=TODAY, kind=WishKind.OFF, actor=cast.mio, at=LATER)


def test_people_take_their_own_back(here: Cast) -> None:
    own = on_roster(here, user_id=here.aoi.user_id)
    remove_wish(counsellor_id=own.pk, wish_id=written(here, own).pk, actor=here.aoi, at=LATER)
    assert not Wish.objects.exists()
    assert remembered("wish.removed") == [("centre_staff", None, "done")]


def test_what_is_gone_stays_gone_and_is_remembered_once(here: Cast) -> None:
    person = on_roster(here)
    wish = written(here, person)
    for _time in range(2):
        remove_wish(counsellor_id=person.pk, wish_id=wish.pk, actor=here.mio, at=LATER)
    assert remembered("wish.removed") == [("administrator", None, "done")]


@pytest.mark.parametrize("name", ["nagi", "ren", "sora"])
def test_nobody_takes_back_what_is_somebody_elses(here: Cast, name: str) -> None:
    person = on_roster(here, user_id=here.aoi.user_id)
    wish = written(here, person)
    with pytest.raises(NotAllowedError):
        remove_wish(counsellor_id=person.pk, wish_id=wish.pk, actor=here.actors[name], at=LATER)
    assert Wish.objects.get() == wish


def test_the_number_of_somebody_elses_under_ones_own_name_removes_nothing(here: Cast) -> None:
    own, other = on_roster(here, user_id=here.aoi.user_id), on_roster(here, "村上 凪")
    wish = written(here, other)
    remove_wish(counsellor_id=own.pk, wish_id=wish.pk, actor=here.aoi, at=LATER)
    assert Wish.objects.get() == wish
    assert remembered("wish.removed") == []


def test_nobody_of_this_number_has_any(here: Cast) -> None:
    with pytest.raises(CounsellorNotFoundError):
        remove_wish(counsellor_id=404, wish_id=1, actor=here.mio, at=LATER)


def test_the_one_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    person = on_roster(here)
    wish = written(here, person)
    with use(saijo_cast.city):
        twin_of(person, on_roster(saijo_cast))
        theirs = twin_of(wish, written(saijo_cast, person))
    remove_wish(counsellor_id=person.pk, wish_id=wish.pk, actor=here.mio, at=LATER)
    with use(saijo_cast.city):
        assert Wish.objects.get() == theirs
