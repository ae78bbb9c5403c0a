"""What the city has settled for its booths, and when a request is older than that."""

from datetime import datetime, timedelta
from typing import Final

from case_core.booths.models import BoothRequest, BoothRules
from case_core.booths.states import TAKEN, RequestStatus

THE_ONE: Final = 1
# Both have forgotten to end it: no talk at a booth takes as long.
LONGEST_TALK: Final = timedelta(hours=2)


def rules() -> BoothRules:
    """Return the city's rules, or those that hold where it has settled none."""
    return BoothRules.objects.filter(pk=THE_ONE).first() or BoothRules(pk=THE_ONE)


def gives_up_at(request: BoothRequest, settled: BoothRules) -> datetime:
    """Return when the booth stops waiting for somebody."""
    return request.opened_at + timedelta(minutes=settled.minutes_until_end)


def is_overdue(request: BoothRequest, settled: BoothRules, *, at: datetime) -> bool:
    """Tell whether a request should have ended by itself."""
    if request.status == RequestStatus.WAITING:
        return at >= gives_up_at(request, settled)
    begun = request.answered_at
    return request.status in TAKEN and begun is not None and at >= begun + LONGEST_TALK
