"""Have a meeting made anew that somebody removed in the service's own screens."""

from datetime import datetime

from django.db import transaction

from case_core.meetings.anew import make_anew
from case_core.meetings.locks import locked_meeting
from case_core.meetings.models import Meeting


@transaction.atomic
def remake_meeting(*, meeting_id: int, ref: str, at: datetime) -> Meeting:
    """
    Plan it once more under a new key, as long as it is still the one that is gone.

    :raises MeetingNotFoundError: there is none.
    """
    meeting = locked_meeting(meeting_id)
    if meeting.ref == ref:
        make_anew(meeting, at=at)
    return meeting
