"""Take what is wanted of a service in hand: one worker at a time, and none for ever."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from case_core.meetings.hosts import find_host
from case_core.meetings.models import Meeting
from case_core.meetings.pauses import LONGEST
from case_core.meetings.states import MeetingStatus, MeetingTrouble
from case_core.meetings.wanted import spec_of
from mannaka_kit.identifiers import new_key
from mannaka_sdk import MeetingSpec

# Longer than a service is waited for: whoever was killed has let go by then.
LASTS: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What to ask a service for; without a spec, to remove what it calls so."""

    key: UUID
    meeting_id: int
    edition: int
    channel_id: int
    ref: str
    spec: MeetingSpec | None


@transaction.atomic
def begin_errand(*, meeting_id: int, at: datetime) -> Errand | None:
    """Take a meeting in hand about which its service is to be asked; None where that is not so, or no longer."""
    rows = Meeting.objects.due(at).select_for_update(of=["self"]).select_related("channel")
    meeting = rows.filter(pk=meeting_id).first()
    if meeting is None:
        return None
    if at >= meeting.ends:
        meeting.due_at = None
        meeting.save(update_fields=["due_at"])
        return None
    if not _has_host(meeting):
        meeting.status, meeting.trouble, meeting.due_at = MeetingStatus.FAILED, MeetingTrouble.NO_HOST, at + LONGEST
        meeting.save(update_fields=["status", "trouble", "due_at"])
        return None
    meeting.taken_by, meeting.taken_until = new_key(), at + LASTS
    meeting.tries, meeting.is_known = meeting.tries + 1, True
    meeting.save(update_fields=["host", "taken_by", "taken_until", "tries", "is_known"])
    is_wanted = meeting.status != MeetingStatus.CANCELLED or not meeting.ref
    return Errand(
        key=meeting.taken_by,
        meeting_id=meeting.pk,
        edition=meeting.edition,
        channel_id=meeting.channel_id,
        ref=meeting.ref,
        spec=spec_of(meeting) if is_wanted else None,
    )


def _has_host(meeting: Meeting) -> bool:
    # What is called off takes nobody's time any more; its service knows who was to lead it.
    return bool(meeting.host) or meeting.status == MeetingStatus.CANCELLED or find_host(meeting)
