"""Do queue and cache lie apart, and does the queue keep what it is given?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.brokers import KEEPS, eviction_of
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of one database for both, and of a queue that throws away when memory is short."""
    queue, cache = situation.setting("BROKER_URL"), situation.setting("CACHE_URL")
    if queue and queue == cache:
        mend = "Give them different numbers, such as /0 and /1: emptying the cache would empty the queue."
        yield Finding(setting="CACHE_URL", problem="It is the same as BROKER_URL.", mend=mend, stops_start=False)
    policy = eviction_of(queue)
    if policy != KEEPS:
        problem = f"The server throws queued work away when memory is short ({policy})."
        mend = f"Set maxmemory-policy {KEEPS} there."
        yield Finding(setting="BROKER_URL", problem=problem, mend=mend, stops_start=False)
