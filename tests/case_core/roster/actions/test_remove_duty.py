"""A duty is taken off the roster, as long as its day is not over."""

from datetime import timedelta

import pytest

from case_core.roster.actions.remove_duty import remove_duty
from case_core.roster.errors import DutyNotFoundError, PastDayError, RulesClashError
from case_core.roster.events import RosterChanged
from case_core.roster.models import Departure, Duty
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import LATER
from tests.support.cast import TODAY, Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import on_duty, on_roster, twin_of

REASON = "休館のため"


def test_an_administrator_takes_somebody_off_duty(here: Cast, told: list[object]) -> None:
    person = on_roster(here)
    gone, stays = on_duty(here, person), on_duty(here, person, on=TODAY + timedelta(days=1))
    told.clear()
    assert remove_duty(duty_id=gone.pk, actor=here.mio, at=LATER, reason=REASON) == gone.pk
    assert Duty.objects.get() == stays
    assert remembered("duty.removed") == [("administrator", None, "done")]
    assert told == [RosterChanged()]


def test_the_head_of_the_centre_does_so_too(here: Cast) -> None:
    remove_duty(duty_id=on_duty(here, on_roster(here)).pk, actor=head_of_centre(here), at=LATER, reason=REASON)
    assert not Duty.objects.exists()


@pytest.mark.parametrize("name", ["aoi", "ren", "sora"])
def test_nobody_else_takes_anybody_off_duty_not_even_themselves(here: Cast, name: str) -> None:
    duty = on_duty(here, on_roster(here, user_id=here.actors[name].user_id))
    with pytest.raises(NotAllowedError):
        remove_duty(duty_id=duty.pk, actor=here.actors[name], at=LATER)
    assert Duty.objects.get() == duty


def test_who_was_there_is_not_rewritten(here: Cast) -> None:
    duty = on_duty(here, on_roster(here))
    with pytest.raises(PastDayError):
        remove_duty(duty_id=duty.pk, actor=here.mio, at=LATER + timedelta(days=1), reason=REASON)
    assert Duty.objects.get() == duty


def test_a_duty_that_is_gone_is_not_found(here: Cast) -> None:
    duty = on_duty(here, on_roster(here))
    remove_duty(duty_id=duty.pk, actor=here.mio, at=LATER, reason=REASON)
    with pytest.raises(DutyNotFoundError):
        remove_duty(duty_id=duty.pk, actor=here.mio, at=LATER, reason=REASON)
    assert len(remembered("duty.removed")) == 1


def test_the_duty_of_the_same_number_in_the_other_city_stays(here: Cast, saijo_cast: Cast) -> None:
    duty = on_duty(here, on_roster(here))
    with use(saijo_cast.city):
        theirs = twin_of(duty, on_duty(saijo_cast, on_roster(saijo_cast)))
    remove_duty(duty_id=duty.pk, actor=here.mio, at=LATER, reason=REASON)
    with use(saijo_cast.city):
        assert Duty.objects.get() == theirs
        assert remembered("duty.removed") == []


def test_a_day_that_then_falls_short_wants_a_reason_which_stays(here: Cast) -> None:
    duty = on_duty(here, on_roster(here))
    with pytest.raises(RulesClashError):
        remove_duty(duty_id=duty.pk, actor=here.mio, at=LATER)
    assert Duty.objects.get() == duty
    remove_duty(duty_id=duty.pk, actor=here.mio, at=LATER, reason=REASON)
    kept = Departure.objects.get()
    assert (kept.on, kept.change, kept.reason) == (TODAY, "removed", REASON)
