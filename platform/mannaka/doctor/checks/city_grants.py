"""Can each city add to its log, and change nothing in it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

CHANGEABLE = """
SELECT role, format('%%I.%%I', schema, relname)
FROM unnest(%(schemas)s::name[], %(roles)s::name[]) AS city (schema, role)
JOIN pg_namespace n ON n.nspname = schema JOIN pg_roles r ON r.rolname = role
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = ANY(%(tables)s::name[])
WHERE has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE') ORDER BY 1, 2
"""


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of grants that drifted: a log that can be rewritten proves nothing."""
    from mannaka_tenancy.provisioning import append_only_tables

    cities = situation.cities()
    values = {
        "schemas": [city.schema for city in cities],
        "roles": [city.role for city in cities],
        "tables": append_only_tables(),
    }
    for role, table in situation.rows(CHANGEABLE, values=values):
        mend = f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}; then ask who granted it."
        problem = f"The role {role} may change rows of {table}."
        yield Finding(setting="mannaka release", problem=problem, mend=mend, stops_start=False)
