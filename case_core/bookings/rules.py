"""What the city has settled for its bookings."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from case_core.bookings.models import HOLD_MINUTES
from tenants.rulebook.rules import CityRules

MOST_HOLD: Final = 60
MOST_RELEASE: Final = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRules:
    """For how many minutes a time is held, and for how many a cancelled one rests (予約の決まり)."""

    hold_minutes: Annotated[int, Field(ge=HOLD_MINUTES, le=MOST_HOLD)] = HOLD_MINUTES
    release_minutes: Annotated[int, Field(ge=0, le=MOST_RELEASE)] = 0


RULES: Final = CityRules("bookings", BookingRules)


def rules() -> BookingRules:
    """Return the city's rules, or those that hold where it has settled none: ten minutes and no rest."""
    return RULES.read()
