"""Take a meeting for a change: of two who want it, the second comes after the first."""

from case_core.meetings.errors import MeetingNotFoundError
from case_core.meetings.models import Meeting
from case_core.shields.selectors import hidden_cases
from tenants.accounts.actor import Actor


def locked_meeting(meeting_id: int, *, actor: Actor | None = None) -> Meeting:
    """
    Return the meeting, locked until the transaction ends.

    :raises MeetingNotFoundError: there is none, or none that the actor may find.
    """
    rows = Meeting.objects.select_for_update(of=["self"]).select_related("channel")
    if actor is not None:
        rows = rows.exclude(hidden_cases(actor, by="case"))
    meeting = rows.filter(pk=meeting_id).first()
    if meeting is None:
        raise MeetingNotFoundError
    return meeting
