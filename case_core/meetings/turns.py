"""What every turn of a meeting leaves behind: its audit entry, a bell, and the event that has its service asked."""

from datetime import datetime

from case_core.meetings.events import MeetingNews, MeetingWanted
from case_core.meetings.models import Meeting
from mannaka_kit import audit
from mannaka_kit.impersonal import Details
from mannaka_kit.outbox import events


def record_turn(
    code: str,
    meeting: Meeting,
    *,
    actor: audit.Actor,
    at: datetime,
    details: Details | None = None,
    is_wanted: bool = False,
) -> None:
    """
    Record who did it, and have the service asked where something is wanted of it.

    :raises NotInTransactionError: outside a transaction.
    """
    audit.record(code, actor=actor, target=meeting, at=at, case_id=meeting.case_id, details=details)
    events.record(MeetingNews(meeting_id=meeting.pk, case_id=meeting.case_id or 0))
    if is_wanted:
        events.record(MeetingWanted(meeting_id=meeting.pk))


def want(meeting: Meeting, *, at: datetime) -> None:
    """Have the service asked at once, in memory; what it answers to an earlier question settles nothing."""
    meeting.edition += 1
    meeting.due_at, meeting.tries = at, 0
