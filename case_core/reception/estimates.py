"""How long somebody will wait: computed from what was measured today, told in honest steps."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

# Fewer talks than these tell nothing.
FEWEST: Final = 3
_SOON: Final = 2.0
_FINE, _FINE_STEP, _STEP, _MOST = 30, 5, 10, 60
# A talk that already lasts longer than most goes on for a while: for half of the usual time, if nothing else is known.
_STILL: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the day has shown so far: how many wait and talk, how long talks last, in which rooms."""

    issued: int
    waiting: int
    talks: int
    # Half of the talks were no longer than this, in minutes.
    usual: float | None
    # For each room that works: for how many minutes its talk has lasted, none where it is free.
    rooms: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """About how many minutes, in steps; None where nobody can say, `is_more` where it is longer than is told."""

    minutes: int | None = None
    is_more: bool = False


def estimate(measured: Measured, *, before: int) -> Estimate:
    """Return about how long somebody waits before whom so many others are called."""
    if measured.usual is None or measured.talks < FEWEST or not measured.rooms:
        return Estimate()
    return in_steps(minutes_until(measured.rooms, usual=measured.usual, before=before))


def minutes_until(rooms: Sequence[float | None], *, usual: float, before: int) -> float:
    """Return when a room is free for the one after `before` others, each of whom takes the usual time."""
    free = [
        0.0 if lasted is None else max(usual - lasted, usual * _STILL if lasted > usual else 0.0) for lasted in rooms
    ]
    heapq.heapify(free)
    for _each in range(before):
        heapq.heapreplace(free, free[0] + usual)
    return free[0]


def in_steps(minutes: float) -> Estimate:
    """Return the minutes rounded up to fives, then to tens, never as more than an hour."""
    if minutes <= _SOON:
        return Estimate(minutes=0)
    step = _FINE_STEP if minutes <= _FINE else _STEP
    rounded = -int(-minutes // step) * step
    return Estimate(minutes=_MOST, is_more=True) if rounded > _MOST else Estimate(minutes=rounded)


def words_of(told: Estimate) -> str:
    """Say an estimate to whoever waits."""
    if told.minutes is None:
        return gettext("まだわかりません")
    if told.is_more:
        return gettext("1時間以上")
    if told.minutes == 0:
        return gettext("まもなく")
    return gettext("約%(minutes)d分") % {"minutes": told.minutes}
