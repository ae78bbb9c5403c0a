"""Call a meeting off."""

from datetime import datetime

from django.db import transaction

from case_core.meetings.locks import locked_meeting
from case_core.meetings.models import Meeting
from case_core.meetings.states import MeetingStatus, may_become
from case_core.meetings.turns import record_turn, want
from mannaka_kit import audit


@transaction.atomic
def call_off_meeting(*, meeting_id: int, at: datetime) -> Meeting:
    """
    Let nobody in any more, and have the service remove it; one that is over is left alone.

    :raises MeetingNotFoundError: there is none.
    """
    meeting = locked_meeting(meeting_id)
    if not may_become(meeting.status, MeetingStatus.CANCELLED):
        return meeting
    want(meeting, at=at)
    meeting.status, meeting.ended_at, meeting.trouble = MeetingStatus.CANCELLED, at, ""
    meeting.due_at = at if meeting.is_known else None
    meeting.save()
    record_turn("meeting.cancelled", meeting, actor=audit.SYSTEM, at=at, is_wanted=meeting.is_known)
    return meeting
