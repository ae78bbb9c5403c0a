"""Which cities the simulators serve: demonstrations, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mannaka.simulate.errors import NoCityError, RealCityError

if TYPE_CHECKING:
    from mannaka.doctor.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A demo city as the simulators see it."""

    code: str
    name: str
    host: str


def demo_cities(situation: Situation) -> list[City]:
    """
    Return the cities of the registry.

    :raises RealCityError: if one of them is no demonstration.
    :raises NoCityError: if there is none.
    :raises UnreachableError: there is no such database.
    """
    found = situation.cities()
    real = [each for each in found if not each.is_demo]
    if real:
        raise RealCityError(
            f"{real[0].name} is no demonstration: simulators serve demonstrations only. "
            f"Is nobody real in that city? Then run `mannaka city demo {real[0].code}`."
        )
    if not found:
        raise NoCityError("There is no city yet: make one with `mannaka city create … --demo`.")
    return [City(code=each.code, name=each.name, host=each.host) for each in found]
