"""May the owner do what a release needs, and no more?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation

ATTRIBUTES = """
SELECT current_user, rolsuper, rolcreaterole,
       (SELECT pg_has_role(nspowner, 'MEMBER') FROM pg_namespace WHERE nspname = 'control')
FROM pg_roles WHERE rolname = current_user
"""
MEND = "Use the login mannaka_owner as mannaka_tenancy/sql/bootstrap.sql makes it."


def check(situation: Situation) -> Iterator[Finding]:
    """Refuse an owner who cannot make a city; tell of one who could do anything."""
    if not situation.setting("DATABASE_OWNER_URL"):
        return
    login, is_super, makes_roles, owns_control = situation.rows(ATTRIBUTES, setting="DATABASE_OWNER_URL")[0]
    if is_super:
        yield _finding(f"The login {login} is a superuser.", stops_start=False)
    elif not makes_roles:
        yield _finding(f"The login {login} may not make roles, so no city can be opened.", stops_start=True)
    elif not owns_control:
        yield _finding(f"The login {login} does not own the schema control.", stops_start=True)


def _finding(problem: str, *, stops_start: bool) -> Finding:
    return Finding(setting="DATABASE_OWNER_URL", problem=problem, mend=MEND, stops_start=stops_start)
