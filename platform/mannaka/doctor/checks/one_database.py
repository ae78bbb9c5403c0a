"""Do the three addresses lead to one database?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

WHO = "SELECT current_database(), pg_postmaster_start_time()"
OTHERS = ("DATABASE_OWNER_URL", "DATABASE_RELAY_URL")


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse an owner or relay that works in another database than the web."""
    web = situation.rows(WHO)
    for name in OTHERS:
        if situation.setting(name) and situation.rows(WHO, setting=name) != web:
            problem = "It leads to another database than DATABASE_URL."
            yield Finding(setting=name, problem=problem, mend="Give all three the same host, port and database.")
