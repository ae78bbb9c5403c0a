"""What the city has settled for its booths, and when a request is older than that."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final

from pydantic import Field

from case_core.booths.models import MINUTES_UNTIL_END, MINUTES_UNTIL_TELEPHONE, MOST_MINUTES, BoothRequest
from case_core.booths.states import TAKEN, RequestStatus
from tenants.rulebook.rules import CityRules

# Both have forgotten to end it: no talk at a booth takes as long.
LONGEST_TALK: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothRules:
    """How long a visitor waits (相談ブースの決まり): minutes until the telephone number is told, and until the end."""

    minutes_until_telephone: Annotated[int, Field(ge=1, le=MOST_MINUTES)] = MINUTES_UNTIL_TELEPHONE
    minutes_until_end: Annotated[int, Field(ge=1, le=MOST_MINUTES)] = MINUTES_UNTIL_END


RULES: Final = CityRules("booths", BoothRules)


def rules() -> BoothRules:
    """Return the city's rules, or those that hold where it has settled none: three minutes and ten."""
    return RULES.read()


def gives_up_at(request: BoothRequest, settled: BoothRules) -> datetime:
    """Return when the booth stops waiting for somebody."""
    return request.opened_at + timedelta(minutes=settled.minutes_until_end)


def is_overdue(request: BoothRequest, settled: BoothRules, *, at: datetime) -> bool:
    """Tell whether a request should have ended by itself."""
    if request.status == RequestStatus.WAITING:
        return at >= gives_up_at(request, settled)
    begun = request.answered_at
    return request.status in TAKEN and begun is not None and at >= begun + LONGEST_TALK
