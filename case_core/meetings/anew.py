"""A meeting that its service does not have any more is planned once more."""

from datetime import datetime

from case_core.meetings.models import Meeting
from case_core.meetings.states import MeetingStatus, may_become
from case_core.meetings.turns import record_turn, want
from mannaka_kit import audit
from mannaka_kit.identifiers import new_key


def make_anew(meeting: Meeting, *, at: datetime) -> None:
    """Plan a meeting once more, under a key that its service never heard; one that nobody wants stays gone."""
    is_wanted = meeting.ends > at and (
        meeting.status == MeetingStatus.PLANNED or may_become(meeting.status, MeetingStatus.PLANNED)
    )
    meeting.ref, meeting.is_known = "", False
    want(meeting, at=at)
    if is_wanted:
        meeting.key, meeting.status, meeting.planned_at = new_key(), MeetingStatus.PLANNED, at
    else:
        meeting.due_at = None
        meeting.status = MeetingStatus.ENDED if meeting.status == MeetingStatus.MADE else meeting.status
        meeting.ended_at = meeting.ended_at or at
    meeting.save()
    record_turn("meeting.gone", meeting, actor=audit.SYSTEM, at=at, is_wanted=is_wanted)
