"""Does any role reach a schema of a city that is not its own?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

# Every login and role that a process may have or take; what it inherits counts, and what it may become does not.
SHARED_ROLES = ("mannaka_web", "mannaka_relay", "mannaka_cities", "control_reader")
REACH = """
SELECT r.rolname, n.nspname FROM pg_namespace n CROSS JOIN pg_roles r
WHERE n.nspname = ANY(%(schemas)s::name[]) AND r.rolname = ANY(%(roles)s::name[])
  AND has_schema_privilege(r.oid, n.oid, 'USAGE')
"""


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse a grant that opens one city to another, or to everybody."""
    cities = situation.cities()
    own = {(city.role, city.schema) for city in cities}
    values = {"schemas": [city.schema for city in cities], "roles": [*SHARED_ROLES, *(city.role for city in cities)]}
    foreign = sorted(set(situation.rows(REACH, values=values)) - own)
    if foreign:
        role, schema = foreign[0]
        yield Finding(
            setting="DATABASE_URL",
            problem=f"The role {role} may enter the schema {schema} ({len(foreign)} such grants).",
            mend=f"REVOKE USAGE ON SCHEMA {schema} FROM {role}, PUBLIC; then ask who granted it.",
        )
