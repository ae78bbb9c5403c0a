"""Is MANNAKA_KEK a sound key?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.binary_keys import MEND, problem_of
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

KEEP = " Keep it: without it the keys of the cities cannot be opened again."


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a missing, malformed or weak key: it wraps the key of every city."""
    problem = problem_of(situation.setting("MANNAKA_KEK"))
    if problem:
        yield Finding(setting="MANNAKA_KEK", problem=problem, mend=MEND + KEEP)
