from datetime import datetime

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from case_core.reception.actions.change_reception_rules import change_reception_rules
from case_core.reception.estimates import Estimate, Measured, estimate, in_steps, minutes_until, words_of
from case_core.reception.hall_reading import CACHE_KEY, own_turn, public_waiting
from case_core.reception.measuring import measure
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.reception import after, called, came, rooms, talked
from tests.tenants.statements import statements


@pytest.fixture(autouse=True)
def _asked_anew(request: pytest.FixtureRequest) -> None:
    if "here" in request.fixturenames:
        request.getfixturevalue("here")
        cache.delete(CACHE_KEY)


ROOMS = st.lists(st.none() | st.floats(0, 300), min_size=1, max_size=4)


@given(lasted=ROOMS, usual=st.floats(1, 120), before=st.integers(0, 20))
def test_more_people_before_are_never_a_shorter_wait(lasted: list[float | None], usual: float, before: int) -> None:
    now = minutes_until(lasted, usual=usual, before=before)
    assert 0 <= now <= minutes_until(lasted, usual=usual, before=before + 1)
    assert now >= minutes_until([*lasted, None], usual=usual, before=before)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "まもなく"), (2, "まもなく"), (3, "約5分"), (11, "約15分"), (30, "約30分"), (31, "約40分"), (61, "1時間以上")],
)
def test_minutes_are_told_in_steps_and_never_too_few(minutes: float, words: str) -> None:
    assert words_of(in_steps(minutes)) == words


def test_without_enough_talks_nobody_can_say() -> None:
    measured = Measured(issued=9, waiting=3, talks=2, usual=10.0, rooms=(None,))
    assert estimate(measured, before=3) == Estimate()
    assert words_of(Estimate()) == "まだわかりません"


def test_the_day_tells_how_long_talks_last_and_who_waits(here: Cast) -> None:
    one, two, _three = rooms(here)
    for turn, minutes in enumerate((10, 20, 30)):
        talked(here, one, minutes=minutes, at=after(turn * 40))
    now = after(125)
    for _each in range(3):
        came(here, at=now)
    called(here, two, at=now)
    measured, shows = measure(at=now)
    assert (measured.issued, measured.waiting, measured.talks, measured.usual) == (6, 2, 3, 20.0)
    assert (measured.rooms, shows) == ((None, 0.0), True)
    told = public_waiting(at=now)
    assert told is not None
    assert (told.waiting, words_of(told.estimate)) == (2, "約20分")


def test_a_room_that_called_nobody_for_an_hour_is_not_counted_on(here: Cast) -> None:
    one, *_others = rooms(here)
    talked(here, one, minutes=10)
    assert measure(at=after(69))[0].rooms == (None,)
    assert measure(at=after(75))[0].rooms == ()


def test_the_waiting_is_one_statement_and_a_silent_city_tells_nothing(here: Cast) -> None:
    assert public_waiting(at=AT) is None
    came(here)
    cache.delete(CACHE_KEY)
    assert [statements(lambda: public_waiting(at=AT)) for _look in range(3)] == [1, 0, 0]
    change_reception_rules(actor=here.mio, letter="A", shows_waiting=False, at=AT)
    cache.delete(CACHE_KEY)
    assert public_waiting(at=AT) is None


def test_a_turn_tells_who_is_before(here: Cast) -> None:
    one, *_others = rooms(here)
    first, second = came(here), came(here, at=after(1))
    assert _before(second.token, at=after(2)) == 1
    called(here, one, at=after(3))
    assert _before(second.token, at=after(4)) == 0
    assert own_turn("x" * 22, at=AT) is None
    assert own_turn(first.token[:-1], at=AT) is None
    later = own_turn(second.token, at=after(24 * 60))
    assert later is not None
    assert not later.is_of_today


def _before(token: str, *, at: datetime) -> int:
    turn = own_turn(token, at=at)
    assert turn is not None
    return turn.before
