"""Are the extensions there, where every city's path finds them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

NEEDED = ("btree_gist", "pg_trgm")
QUERY = "SELECT extname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE nspname = 'ext'"


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a database without the extensions in the schema `ext`."""
    present = {name for (name,) in situation.rows(QUERY)}
    for name in NEEDED:
        if name not in present:
            yield Finding(
                setting="DATABASE_URL",
                problem=f"The extension {name} is not in the schema ext.",
                mend=f"As superuser in this database: CREATE SCHEMA IF NOT EXISTS ext; "
                f"DROP EXTENSION IF EXISTS {name}; CREATE EXTENSION {name} SCHEMA ext;",
            )
