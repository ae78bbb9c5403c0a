"""What a page says of a meeting at a moment, and from when until when one can go in."""

from datetime import datetime, timedelta
from typing import Final

from case_core.meetings.models import Meeting
from case_core.meetings.states import MeetingStatus, Standing

GUESTS_EARLY: Final = timedelta(minutes=15)
HOSTS_EARLY: Final = timedelta(minutes=60)
AFTERWARDS: Final = timedelta(minutes=60)
# A talk that begins at once is being made while somebody looks.
_JUST_NOW: Final = timedelta(minutes=1)
_GONE: Final = frozenset({MeetingStatus.CANCELLED})


def standing_of(meeting: Meeting, *, at: datetime, is_host: bool = False) -> Standing:
    """Return what guests, or whoever leads it, are told."""
    if meeting.status in _GONE or at >= meeting.ends + AFTERWARDS:
        return Standing.OVER
    if at < meeting.begins - (HOSTS_EARLY if is_host else GUESTS_EARLY):
        return Standing.SOON
    if meeting.is_made:
        return Standing.OPEN
    is_being_made = meeting.status == MeetingStatus.PLANNED and not meeting.trouble
    return Standing.SOON if is_being_made and at < meeting.planned_at + _JUST_NOW else Standing.TROUBLE
