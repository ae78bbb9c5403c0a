"""Does the broker answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.brokers import problem_of
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a missing address; a server that is away is only told, since work waits in the database."""
    url = situation.setting("BROKER_URL")
    problem = problem_of(url)
    if problem:
        yield Finding(
            setting="BROKER_URL",
            problem=problem,
            mend="Start Valkey, or set it to redis://:password@host:port/number.",
            stops_start=not url,
        )
