"""Is MANNAKA_AUDIT_KEY a sound key of its own?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.binary_keys import MEND, problem_of
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a missing, malformed, weak or shared key: it signs the checkpoints of the audit log."""
    key = situation.setting("MANNAKA_AUDIT_KEY")
    problem = problem_of(key)
    if problem is None and key == situation.setting("MANNAKA_KEK"):
        problem = "It is the same key as MANNAKA_KEK."
    if problem:
        yield Finding(setting="MANNAKA_AUDIT_KEY", problem=problem, mend=MEND)
