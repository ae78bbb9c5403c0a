"""How long a talk took, from the moment at which the clerk opened the form."""

from datetime import datetime, timedelta
from typing import Final

from case_core.cases.states import TALKS

# Nobody talks longer: then the form was left open, or its draft was gone on with on another day.
LONGEST: Final = timedelta(hours=4)
_MINUTE: Final = timedelta(minutes=1)


def minutes_of_talk(*, channel: str, started_at: datetime | None, ended_at: datetime) -> int | None:
    """Return the minutes, begun ones counted; None where nobody talked or the time says nothing."""
    if channel not in TALKS or started_at is None:
        return None
    took = ended_at - started_at
    return -(-took // _MINUTE) if timedelta(0) < took <= LONGEST else None
