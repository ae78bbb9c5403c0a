"""Note that somebody asks to be let into a meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

import mannaka_tenancy
from case_core.meetings.errors import MeetingNotOpenError, MeetingNotReadyError
from case_core.meetings.locks import locked_meeting
from case_core.meetings.models import Meeting
from case_core.meetings.policies import can_hold_meetings
from case_core.meetings.standing import AFTERWARDS, standing_of
from case_core.meetings.states import Standing
from case_core.meetings.turns import record_turn
from mannaka_kit import audit
from mannaka_kit.decisions import require
from mannaka_sdk import MeetingRole
from tenants.accounts.actor import Actor
from tenants.partners.actor import PartnerActor


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a service is asked for one person; a guest is called by the meeting's code, a listener by their body."""

    meeting_id: int
    channel_id: int
    ref: str
    name: str
    role: MeetingRole
    lasts: timedelta


@transaction.atomic
def note_entrance(
    *, meeting_id: int, at: datetime, actor: Actor | None = None, listener: PartnerActor | None = None
) -> Entry:
    """
    Let in the centre to lead it, a body to listen, or else whoever it was planned for; each is recorded.

    That the listener's door is open was asked before.

    :raises NotAllowedError: the actor is not of the centre.
    :raises MeetingNotFoundError: there is no such meeting.
    :raises MeetingNotOpenError: its time has not come, or is over.
    :raises MeetingNotReadyError: its service has not made it.
    """
    if actor is not None:
        require(can_hold_meetings(actor))
    meeting = locked_meeting(meeting_id, actor=actor)
    _require_open(meeting, at=at, is_host=actor is not None)
    role = _role(actor, listener)
    details = {"role": role.value}
    record_turn("meeting.door_opened", meeting, actor=actor or listener or audit.CITIZEN, at=at, details=details)
    return Entry(
        meeting_id=meeting.pk,
        channel_id=meeting.channel_id,
        ref=meeting.ref,
        name=_name(meeting, actor, listener),
        role=role,
        lasts=meeting.ends + AFTERWARDS - at,
    )


def _role(actor: Actor | None, listener: PartnerActor | None) -> MeetingRole:
    if actor is not None:
        return MeetingRole.HOST
    return MeetingRole.GUEST if listener is None else MeetingRole.LISTENER


def _name(meeting: Meeting, actor: Actor | None, listener: PartnerActor | None) -> str:
    """Return what stands over a picture: nobody's name."""
    if actor is not None:
        return f"{mannaka_tenancy.require_current().name} 相談センター"
    return meeting.code if listener is None else listener.organization_name


def _require_open(meeting: Meeting, *, at: datetime, is_host: bool) -> None:
    standing = standing_of(meeting, at=at, is_host=is_host)
    if standing in {Standing.SOON, Standing.OVER}:
        raise MeetingNotOpenError
    if standing == Standing.TROUBLE:
        raise MeetingNotReadyError
