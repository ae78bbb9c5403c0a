"""Were the newest checkpoints of the audit signed with this key?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.checks.city_schemas import SCHEMAS
from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation


def check(situation: Situation) -> Iterator[Finding]:
    """Tell of a signing key that was changed: what is signed from now on does not fit the city's copy of the key."""
    from mannaka_kit.audit.checkpoints import newest_is_ours
    from mannaka_tenancy import use
    from mannaka_tenancy.registry import active_cities

    schemas = {name for (name,) in situation.rows(SCHEMAS)}
    # A city without its schema is told by `city_schemas`.
    for city in (each for each in active_cities() if each.schema in schemas):
        with use(city):
            if newest_is_ours():
                continue
        yield Finding(
            setting="MANNAKA_AUDIT_KEY",
            problem=f"The newest checkpoint of {city.name} was signed with another key.",
            mend="Set the key that signed it; where it is lost, tell the city and give it the new public key.",
            stops_start=False,
        )
