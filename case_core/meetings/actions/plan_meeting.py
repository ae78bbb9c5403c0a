"""Plan a talk by video."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from case_core.meetings.errors import MeetingChannelError
from case_core.meetings.hosts import find_host
from case_core.meetings.models import Meeting
from case_core.meetings.states import MeetingStatus, MeetingTrouble
from case_core.meetings.turns import record_turn
from mannaka_kit import audit
from mannaka_kit.identifiers import new_key
from tenants.plugins.models import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A talk: at which service, when, and the code that stands in its topic and over a guest's picture."""

    channel_id: int
    code: str
    begins: datetime
    ends: datetime
    case_id: int | None = None


@transaction.atomic
def plan_meeting(*, wanted: Wanted, at: datetime) -> Meeting:
    """
    Write down that a service is to make a meeting, led by somebody who is free; a worker asks for it at once.

    Where nobody is free it waits until somebody is, and says so. Whoever calls this has asked who may.

    :raises MeetingChannelError: there is no such service.
    """
    channel = Channel.objects.filter(pk=wanted.channel_id).first()
    if channel is None:
        raise MeetingChannelError
    meeting = Meeting(
        key=new_key(),
        code=wanted.code,
        channel=channel,
        begins=wanted.begins,
        ends=wanted.ends,
        case_id=wanted.case_id,
        planned_at=at,
        due_at=at,
    )
    if not find_host(meeting):
        meeting.status, meeting.trouble = MeetingStatus.FAILED, MeetingTrouble.NO_HOST
    meeting.save()
    record_turn("meeting.planned", meeting, actor=audit.SYSTEM, at=at, is_wanted=True)
    return meeting
