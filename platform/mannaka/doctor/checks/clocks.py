"""Do this machine and the database agree on the time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding
from mannaka_kit.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

MOST_SECONDS = 5


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of clocks that are apart: one-time codes fail, and deadlines fall on the wrong side of midnight."""
    apart = abs((situation.rows("SELECT clock_timestamp()")[0][0] - now()).total_seconds())
    if apart > MOST_SECONDS:
        problem = f"The clock of the database and this machine's are {apart:.0f} s apart."
        yield Finding(
            setting="DATABASE_URL", problem=problem, mend="Let both follow one NTP server.", stops_start=False
        )
