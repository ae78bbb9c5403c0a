"""Tie a meeting to the case that was made of its talk."""

from datetime import datetime

from django.db import transaction

from case_core.meetings.models import Meeting
from case_core.meetings.turns import record_turn
from mannaka_kit import audit


@transaction.atomic
def tie_meeting(*, meeting_id: int, case_id: int, at: datetime) -> bool:
    """Tie it once; false where it is another case's, or this one's already."""
    meeting = Meeting.objects.select_for_update().filter(pk=meeting_id, case=None).first()
    if meeting is None:
        return False
    meeting.case_id = case_id
    meeting.save(update_fields=["case"])
    record_turn("meeting.tied", meeting, actor=audit.SYSTEM, at=at)
    return True
