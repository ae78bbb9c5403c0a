from datetime import timedelta

import pytest

from case_core.intake.web.talk import minutes_of_talk
from tests.support.cases import AT


@pytest.mark.parametrize(
    ("took", "minutes"),
    [
        (timedelta(seconds=1), 1),
        (timedelta(minutes=8), 8),
        (timedelta(minutes=7, seconds=1), 8),
        (timedelta(hours=4), 240),
        (timedelta(hours=4, seconds=1), None),
        (timedelta(0), None),
        (timedelta(minutes=-1), None),
    ],
)
def test_begun_minutes_count_and_nonsense_does_not(took: timedelta, minutes: int | None) -> None:
    assert minutes_of_talk(channel="telephone", started_at=AT, ended_at=AT + took) == minutes


@pytest.mark.parametrize("channel", ["letter", "fax", "mail", "web", "line"])
def test_what_is_written_takes_no_time_to_talk(channel: str) -> None:
    assert minutes_of_talk(channel=channel, started_at=AT, ended_at=AT + timedelta(minutes=8)) is None


def test_without_a_beginning_there_is_no_length() -> None:
    assert minutes_of_talk(channel="telephone", started_at=None, ended_at=AT) is None
