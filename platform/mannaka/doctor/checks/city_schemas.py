"""Has every city of the registry its schema, its role and its host?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

SCHEMAS = "SELECT nspname FROM pg_namespace"
ROLES = "SELECT rolname, pg_has_role(oid, 'MEMBER') FROM pg_roles"


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of cities that cannot be served; the others can."""
    schemas = {name for (name,) in situation.rows(SCHEMAS)}
    roles = dict(situation.rows(ROLES))
    for city in situation.cities():
        if city.schema not in schemas:
            yield _finding(
                f"The schema {city.schema} of {city.name} is not in the database.", "Restore it from its backup."
            )
        elif city.role not in roles:
            yield _finding(
                f"The role {city.role} of {city.name} does not exist.", "Restore the roles: pg_dumpall --roles-only."
            )
        elif not roles[city.role]:
            yield _finding(f"The web's login may not take the role {city.role}.", f"GRANT {city.role} TO mannaka_web;")
        elif city.state == "active" and not city.host:
            yield _finding(
                f"{city.name} has no main host, so nobody can open its pages.", "Give it one host as the main one."
            )


def _finding(problem: str, mend: str) -> Finding:
    return Finding(setting="DATABASE_URL", problem=problem, mend=mend, stops_start=False)
