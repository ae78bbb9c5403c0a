"""Is this a PostgreSQL that Mannaka is tested with?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

OLDEST, NEWEST = 15, 18


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a server older or newer than those it is tested with."""
    number = int(situation.rows("SHOW server_version_num")[0][0])
    major = number // 10_000
    if not OLDEST <= major <= NEWEST:
        yield Finding(
            setting="DATABASE_URL",
            problem=f"The server is PostgreSQL {major}.",
            mend=f"Use PostgreSQL {OLDEST} to {NEWEST}.",
        )
