"""Reads by the person whose matter it is: which bodies would listen, what was answered, and who is here now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from case_core.listening.models import ListeningSession
from case_core.listening.seats import Seat, seats_of

_LATELY: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """A session as the person sees it who tells their matter in it."""

    id: int
    purpose: str
    state: str
    begins_at: datetime
    ends_at: datetime
    seats: list[Seat]


def own_session_of_case(case_id: int, *, at: datetime) -> OwnSession | None:
    """Return the latest session of a case that is to come, open, or lately over; whoever asks made sure who looks."""
    found = ListeningSession.objects.filter(case_id=case_id).to_come_or_lately(at - _LATELY).first()
    if found is None:
        return None
    return OwnSession(
        id=found.pk,
        purpose=found.purpose,
        state=found.state.value,
        begins_at=found.begins_at,
        ends_at=found.ends_at,
        seats=list(seats_of(found.entries.with_people()).values()),
    )
