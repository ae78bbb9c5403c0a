"""May the relay read the outbox, and nothing else?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.checks.web_login import READABLE
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

ATTRIBUTES = "SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
OUTBOX = """
SELECT bool_or(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT, UPDATE'))
FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'bus' AND relname = 'outbox_event'
"""
MEND = "Use the login mannaka_relay as mannaka_tenancy/sql/bootstrap.sql makes it."


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a relay that reads cities, or that cannot read the outbox."""
    if not situation.setting("DATABASE_RELAY_URL"):
        return
    login, is_strong = situation.rows(ATTRIBUTES, setting="DATABASE_RELAY_URL")[0]
    readable = [name for (name,) in situation.rows(READABLE, setting="DATABASE_RELAY_URL")]
    foreign = [name for name in readable if not name.startswith("bus.")]
    if is_strong:
        yield _finding(f"The login {login} sees through every wall between cities.")
    elif foreign:
        yield _finding(f"The login {login} can read {foreign[0]}.")
    elif situation.rows(OUTBOX, setting="DATABASE_RELAY_URL")[0][0] is False:
        yield _finding(f"The login {login} cannot read bus.outbox_event, so no queued work is done.")


def _finding(problem: str) -> Finding:
    return Finding(setting="DATABASE_RELAY_URL", problem=problem, mend=MEND)
