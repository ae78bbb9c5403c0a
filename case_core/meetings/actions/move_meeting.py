"""Give a meeting another time."""

from datetime import datetime

from django.db import transaction

from case_core.meetings.errors import HostTakenError
from case_core.meetings.hosts import find_host
from case_core.meetings.locks import locked_meeting
from case_core.meetings.models import Meeting
from case_core.meetings.states import LED, MeetingStatus, MeetingTrouble
from case_core.meetings.turns import record_turn, want
from mannaka_kit import audit


@transaction.atomic
def move_meeting(*, meeting_id: int, begins: datetime, ends: datetime, at: datetime) -> Meeting:
    """
    Have the service move a meeting; who enters by it goes on to the same place.

    :raises MeetingNotFoundError: there is none.
    :raises HostTakenError: who leads it is busy then, or it is over: another meeting has to be planned.
    """
    meeting = locked_meeting(meeting_id)
    led_by, meeting.begins, meeting.ends = meeting.host, begins, ends
    has_host = find_host(meeting)
    if meeting.status not in LED or (meeting.is_known and meeting.host != led_by):
        raise HostTakenError
    want(meeting, at=at)
    meeting.trouble = "" if has_host else MeetingTrouble.NO_HOST
    if meeting.status != MeetingStatus.MADE:
        meeting.status = MeetingStatus.PLANNED if has_host else MeetingStatus.FAILED
    meeting.save()
    record_turn("meeting.moved", meeting, actor=audit.SYSTEM, at=at, is_wanted=True)
    return meeting
