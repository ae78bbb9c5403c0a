"""The city settles its own times of long talks, each with its words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_core.talks.actions.change_talk_stages import change_talk_stages
from case_core.talks.errors import ScriptMissingError, StagesOutOfOrderError
from case_core.talks.stages import DEFAULTS, stage_at, stages
from mannaka_kit.errors import NotAllowedError
from tests.support.cases import AT, LATER
from tests.support.cast import Cast

FIRST, SECOND, THIRD = DEFAULTS


@pytest.mark.parametrize(
    ("minutes", "position"), [(0, None), (19, None), (20, 1), (29, 1), (30, 2), (45, 3), (239, 3), (241, None)]
)
def test_each_time_is_reached_by_the_servers_clock(here: Cast, minutes: int, position: int | None) -> None:
    reached = stage_at(AT, at=AT + timedelta(minutes=minutes))

    assert (reached.position if reached else None) == position


def test_a_talk_of_tomorrow_has_no_time(here: Cast) -> None:
    assert stage_at(AT + timedelta(minutes=1), at=AT) is None


def test_the_citys_times_replace_ours(here: Cast) -> None:
    own = [replace(FIRST, minutes=10), replace(SECOND, minutes=15, heading="まとめる"), replace(THIRD, minutes=20)]

    change_talk_stages(told=own, actor=here.mio, at=LATER)

    assert [stage.minutes for stage in stages()] == [10, 15, 20]
    assert stages()[1].heading == "まとめる"


@pytest.mark.parametrize(
    ("told", "error", "field"),
    [
        ([FIRST, replace(SECOND, minutes=20), THIRD], StagesOutOfOrderError, "minutes_2"),
        ([replace(FIRST, minutes=0), SECOND, THIRD], StagesOutOfOrderError, "minutes_1"),
        ([FIRST, SECOND, replace(THIRD, minutes=241)], StagesOutOfOrderError, "minutes_3"),
        ([FIRST, replace(SECOND, script=" "), THIRD], ScriptMissingError, "script_2"),
    ],
)
def test_times_that_help_nobody_are_refused_at_their_field(
    here: Cast, told: list[object], error: type[Exception], field: str
) -> None:
    with pytest.raises(error) as caught:
        change_talk_stages(told=told, actor=here.mio, at=LATER)  # type: ignore[arg-type] # stages
    assert getattr(caught.value, "field", "") == field


def test_only_administrators_settle_them(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        change_talk_stages(told=DEFAULTS, actor=here.aoi, at=LATER)
