"""Have a service asked once more for a meeting that it did not make."""

from datetime import datetime

from django.db import transaction

from case_core.meetings.errors import NothingToTryError
from case_core.meetings.hosts import find_host
from case_core.meetings.locks import locked_meeting
from case_core.meetings.models import Meeting
from case_core.meetings.policies import can_hold_meetings
from case_core.meetings.states import MeetingStatus, MeetingTrouble
from case_core.meetings.turns import record_turn, want
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor


@transaction.atomic
def try_meeting_again(*, meeting_id: int, actor: Actor, at: datetime) -> Meeting:
    """
    Ask at once, instead of when it is due, or where nobody asks any more.

    :raises NotAllowedError: the actor is not of the centre.
    :raises MeetingNotFoundError: there is no such meeting.
    :raises NothingToTryError: it is there, or nobody wants it any more.
    """
    require(can_hold_meetings(actor))
    meeting = locked_meeting(meeting_id, actor=actor)
    is_missing = meeting.status in {MeetingStatus.PLANNED, MeetingStatus.FAILED}
    if not is_missing or not meeting.trouble or at >= meeting.ends:
        raise NothingToTryError
    want(meeting, at=at)
    if find_host(meeting):
        meeting.status, meeting.trouble, meeting.planned_at = MeetingStatus.PLANNED, "", at
    else:
        meeting.status, meeting.trouble = MeetingStatus.FAILED, MeetingTrouble.NO_HOST
    meeting.save()
    record_turn("meeting.tried_again", meeting, actor=actor, at=at, is_wanted=True)
    return meeting
