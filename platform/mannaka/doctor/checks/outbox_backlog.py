"""Is queued work being done?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

MOST_MINUTES = 5
IS_THERE = """
SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'bus' AND relname = 'outbox_event'
"""
STATUS = """
SELECT coalesce(extract(epoch FROM clock_timestamp() - min(due_at) FILTER (WHERE dead_at IS NULL)) / 60, 0)::int,
       count(*) FILTER (WHERE dead_at IS NOT NULL)
FROM bus.outbox_event WHERE done_at IS NULL
"""


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of work that waits too long or was given up; only the relay's login can count it."""
    if not situation.setting("DATABASE_RELAY_URL") or not situation.rows(IS_THERE):
        return
    minutes, dead = situation.rows(STATUS, setting="DATABASE_RELAY_URL")[0]
    if minutes > MOST_MINUTES:
        yield _finding(f"Queued work waits since {minutes} minutes.", "Look at the relay and the worker: do they run?")
    if dead:
        yield _finding(
            f"{dead} pieces of work were given up after all attempts.", "Find outbox.dead in the relay's log."
        )


def _finding(problem: str, mend: str) -> Finding:
    return Finding(setting="DATABASE_RELAY_URL", problem=problem, mend=mend, stops_start=False)
