"""End what is over, where no service told of it."""

from datetime import datetime
from typing import Final

from django.db import transaction

from case_core.meetings.models import Meeting
from case_core.meetings.standing import AFTERWARDS
from case_core.meetings.states import MeetingStatus
from case_core.meetings.turns import record_turn
from mannaka_kit import audit

AT_ONCE: Final = 200


@transaction.atomic
def end_overdue_meetings(*, at: datetime) -> int:
    """End a bounded number of meetings into which nobody is let any more, and return how many."""
    over = Meeting.objects.led().filter(ends__lt=at - AFTERWARDS)
    found = list(over.select_for_update(of=["self"], skip_locked=True).order_by("ends")[:AT_ONCE])
    for meeting in found:
        meeting.status, meeting.ended_at, meeting.due_at = MeetingStatus.ENDED, at, None
        meeting.save(update_fields=["status", "ended_at", "due_at"])
        record_turn("meeting.ended", meeting, actor=audit.SYSTEM, at=at)
    return len(found)
