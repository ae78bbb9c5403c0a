"""Is the web's login as weak as the isolation of the cities needs it to be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

ATTRIBUTES = """
SELECT current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user
"""
# What it may read by itself: without SET ROLE, so what it inherits counts and what it may become does not.
READABLE = """
SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind IN ('r', 'p', 'v', 'm') AND nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'ext')
  AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(pg_class.oid, 'SELECT')
ORDER BY nspname IN ('bus', 'control', 'ref'), 1 LIMIT 9
"""


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a login that could read a city without first taking that city's role."""
    login, *held = situation.rows(ATTRIBUTES)[0]
    names = ("SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB")
    strong = [name for name, has in zip(names, held, strict=True) if has]
    if strong:
        yield Finding(
            setting="DATABASE_URL",
            problem=f"The login {login} is too strong: {', '.join(strong)}.",
            mend="Use the login mannaka_web: a superuser sees through every wall between cities.",
        )
    elif readable := situation.rows(READABLE):
        yield Finding(
            setting="DATABASE_URL",
            problem=f"The login {login} can read {readable[0][0]} by itself.",
            mend="Use the login mannaka_web as mannaka_tenancy/sql/bootstrap.sql makes it: NOINHERIT, without grants.",
        )
