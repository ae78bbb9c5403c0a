"""Do the databases let us in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding
from mannaka.doctor.situation import Situation, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Web and worker pods are given DATABASE_URL alone; the other two belong to release and relay.
OPTIONAL = ("DATABASE_OWNER_URL", "DATABASE_RELAY_URL")
MEND = "Start PostgreSQL, or set it to postgresql://login:password@host:port/database."


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse an address that is missing or does not let its login in."""
    if not situation.setting("DATABASE_URL"):
        yield Finding(setting="DATABASE_URL", problem="It is not set.", mend=MEND)
    for name in ("DATABASE_URL", *OPTIONAL):
        if situation.setting(name):
            yield from _reach(situation, name)


def _reach(situation: Situation, name: str) -> Iterator[Finding]:
    try:
        situation.rows("SELECT 1", setting=name)
    except UnreachableError as error:
        reason = " ".join(str(error).split())
        yield Finding(setting=name, problem=f"The database does not answer ({reason}).", mend=MEND)
