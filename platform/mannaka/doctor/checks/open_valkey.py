"""Is a Valkey on another machine closed to strangers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.brokers import is_open
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of a server that anybody in the network may use: sessions' epochs and tickets lie there."""
    for name in ("BROKER_URL", "CACHE_URL"):
        if is_open(situation.setting(name)):
            mend = "Set a password there, and write it into the address: redis://:password@host:port/number."
            yield Finding(setting=name, problem="The address has no password.", mend=mend, stops_start=False)
