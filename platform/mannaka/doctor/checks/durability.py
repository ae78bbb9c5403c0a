"""Is what the database has confirmed on the disk?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

DANGEROUS = ("fsync", "full_page_writes", "synchronous_commit")


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of a server that may lose confirmed cases when its power fails."""
    for name in DANGEROUS:
        if situation.rows(f"SHOW {name}")[0][0] == "off":
            mend = f"Set {name} = on in postgresql.conf."
            problem = f"The server runs with {name} = off and may lose what it has confirmed."
            yield Finding(setting="DATABASE_URL", problem=problem, mend=mend, stops_start=False)
