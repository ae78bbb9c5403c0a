"""Do cities see only their own rows of the outbox?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

SECURITY = """
SELECT relrowsecurity FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
WHERE nspname = 'bus' AND relname = 'outbox_event'
"""


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse an outbox without row security: it is the one table that cities share."""
    if situation.rows(SECURITY) == [(False,)]:
        mend = "ALTER TABLE bus.outbox_event ENABLE ROW LEVEL SECURITY; then ask who switched it off."
        yield Finding(setting="DATABASE_URL", problem="Row security of bus.outbox_event is off.", mend=mend)
