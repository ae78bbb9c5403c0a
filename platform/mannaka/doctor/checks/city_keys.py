"""Does MANNAKA_KEK open the key of every city?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka.doctor.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mannaka.doctor.situation import Situation
    from mannaka_tenancy import Tenant


def check(_situation: Situation) -> Iterator[Finding]:
    """Refuse a key that does not fit: what a city encrypted could not be read, and new secrets would be lost."""
    from mannaka_tenancy.registry import active_cities

    shut = [city.name for city in active_cities() if not _opens(city)]
    if shut:
        problem = f"It does not open the key of {shut[0]} ({len(shut)} in all)."
        mend = "Set the key that was in force when the city was opened; a backup of the keys has it."
        yield Finding(setting="MANNAKA_KEK", problem=problem, mend=mend)


def _opens(city: Tenant) -> bool:
    from mannaka_kit.crypto.keys import WrongKeyError, key_for
    from mannaka_tenancy import use

    try:
        with use(city):
            key_for("doctor")
    except WrongKeyError:
        return False
    return True
