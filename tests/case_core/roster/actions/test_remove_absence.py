"""Somebody is there after all: an absence is taken back, by themselves or by a keeper of the roster."""

import pytest

from case_core.roster.actions.add_absence import add_absence
from case_core.roster.actions.remove_absence import remove_absence
from case_core.roster.errors import CounsellorNotFoundError
from case_core.roster.models import Absence, Counsellor
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered
from tests.support.roster import on_roster, twin_of


def written(cast: Cast, person: Counsellor) -> Absence:
    return add_absence(counsellor_id=person.pk, first=TODAY, last=TODAY, actor=cast.mio, at=LATER)


def test_people_take_their_own_back(here: Cast) -> None:
    own = on_roster(here, user_id=here.aoi.user_id)
    remove_absence(counsellor_id=own.pk, absence_id=written(here, own).pk, actor=here.aoi, at=LATER)
    assert not Absence.objects.exists()
    assert remembered("absence.removed") == [("centre_staff", None, "done")]


def test_what_is_gone_stays_gone_and_is_remembered_once(here: Cast) -> None:
    person = on_roster(here)
    absence = written(here, person)
    for _time in range(2):
        remove_absence(counsellor_id=person.pk, absence_id=absence.pk, actor=here.mio, at=LATER)
    assert remembered("absence.removed") == [("administrator", None, "done")]


@pytest.mark.parametrize("name", ["nagi", "ren", "sora"])
def test_nobody_takes_back_what_is_somebody_elses(here: Cast, name: str) -> None:
    person = on_roster(here, user_id=here.aoi.user_id)
    absence = written(here, person)
    with pytest.raises(NotAllowedError):
        remove_absence(counsellor_id=person.pk, absence_id=absence.pk, actor=here.actors[name], at=LATER)
    assert Absence.objects.get() == absence


def test_the_number_of_somebody_elses_under_ones_own_name_removes_nothing(here: Cast) -> None:
    own, other = on_roster(here, user_id=here.aoi.user_id), on_roster(here, "村上 凪")
    absence = written(here, other)
    remove_absence(counsellor_id=own.pk, absence_id=absence.pk, actor=here.aoi, at=LATER)
    assert Absence.objects.get() == absence
    assert remembered("absence.removed") == []


def test_nobody_of_this_number_has_any(here: Cast) -> None:
    with pytest.raises(CounsellorNotFoundError):
        remove_absence(counsellor_id=404, absence_id=1, actor=here.mio, at=LATER)


def test_the_one_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    person = on_roster(here)
    absence = written(here, person)
    with use(saijo_cast.city):
        twin_of(person, on_roster(saijo_cast))
        theirs = twin_of(absence, written(saijo_cast, person))
    remove_absence(counsellor_id=person.pk, absence_id=absence.pk, actor=here.mio, at=LATER)
    with use(saijo_cast.city):
        assert Absence.objects.get() == theirs
