from datetime import UTC, date, datetime, timedelta

import time_machine

from mannaka_kit import clock


@time_machine.travel(datetime(2026, 1, 14, 15, 0, tzinfo=UTC), tick=False)
def test_now_is_aware_and_in_utc() -> None:
    assert clock.now() == datetime(2026, 1, 14, 15, 0, tzinfo=UTC)
    assert clock.now().utcoffset() == timedelta(0)


@time_machine.travel(datetime(2026, 1, 14, 15, 0, tzinfo=UTC), tick=False)
def test_today_changes_at_midnight_in_tokyo() -> None:
    assert clock.today() == date(2026, 1, 15)


@time_machine.travel(datetime(2026, 1, 14, 14, 59, 59, tzinfo=UTC), tick=False)
def test_today_is_still_yesterday_a_second_before_midnight_in_tokyo() -> None:
    assert clock.today() == date(2026, 1, 14)
