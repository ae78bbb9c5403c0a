"""What an event of a meeting service means: who waits, who came and went, and that it began, ended or is gone."""

from datetime import datetime
from typing import Final

import structlog

from case_core.meetings.anew import make_anew
from case_core.meetings.models import Meeting, MeetingPresence
from case_core.meetings.states import MeetingStatus
from case_core.meetings.turns import record_turn
from mannaka_kit import audit, crypto
from mannaka_sdk import InboundEvent, MeetingChanged, MeetingPhase, PresenceChanged

log = structlog.get_logger(__name__)
_PURPOSE: Final = "meeting"


def take_in(event: InboundEvent, *, channel_id: int, at: datetime) -> None:
    """Write down what happened in a meeting of ours; what is about another one of the same account is passed by."""
    match event.body:
        case PresenceChanged() as told:
            _move(told, _meeting(channel_id, told.meeting_ref), event.occurred_at, at=at)
        case MeetingChanged() as told:
            _turn(told, _meeting(channel_id, told.meeting_ref), event.occurred_at, at=at)
        case _:
            log.info("meetings.event_passed_by", kind=event.body.type)


def _meeting(channel_id: int, ref: str) -> Meeting | None:
    found = Meeting.objects.select_for_update().filter(channel_id=channel_id, ref=ref).exclude(ref="").first()
    if found is None:
        log.info("meetings.not_ours", channel_id=channel_id)
    return found


def _move(told: PresenceChanged, meeting: Meeting | None, when: datetime, *, at: datetime) -> None:
    stay = _stay(told, meeting) if meeting else None
    if meeting is None or stay is None:
        return  # not ours; or whoever leaves was not known to be there
    if told.was_waiting and stay.entered_at:
        return  # they left the waiting room because they were let in
    if told.is_present:
        code, stay.entered_at = "meeting.entered", stay.entered_at or when
    elif told.is_waiting:
        code, stay.waited_at = "meeting.waited", stay.waited_at or when
    else:
        code, stay.left_at = "meeting.left", when
    stay.save()
    record_turn(code, meeting, actor=audit.SYSTEM, at=at, details={"role": stay.role, "stay": stay.pk})


def _stay(told: PresenceChanged, meeting: Meeting) -> MeetingPresence | None:
    """Return the stay that somebody goes on with; a new one where they come."""
    seat = crypto.fingerprint(told.seat, purpose=_PURPOSE) if told.seat else ""
    role = told.role.value if told.role else ""
    open_stays = MeetingPresence.objects.there().filter(meeting=meeting, seat_hash=seat)
    comes = told.is_present or told.is_waiting
    # Where the service tells nobody apart, each who comes is somebody else.
    stay = open_stays.select_for_update().first() if seat or not comes else None
    if stay is None:
        return MeetingPresence(meeting=meeting, seat_hash=seat, role=role) if comes else None
    stay.role = role or stay.role
    return stay


def _turn(told: MeetingChanged, meeting: Meeting | None, when: datetime, *, at: datetime) -> None:
    if meeting is None:
        return
    if told.phase is MeetingPhase.GONE:
        make_anew(meeting, at=at)
    elif told.phase is MeetingPhase.RUNNING and meeting.status == MeetingStatus.ENDED:
        _note(meeting, MeetingStatus.MADE, None, "meeting.began", at=at)
    elif told.phase is MeetingPhase.RUNNING:
        record_turn("meeting.began", meeting, actor=audit.SYSTEM, at=at)
    elif told.phase is MeetingPhase.ENDED and meeting.status == MeetingStatus.MADE:
        MeetingPresence.objects.there().filter(meeting=meeting).update(left_at=when)
        # A try before the day ends nothing.
        status = MeetingStatus.ENDED if when >= meeting.begins else MeetingStatus.MADE
        _note(meeting, status, when if status == MeetingStatus.ENDED else None, "meeting.ended", at=at)


def _note(meeting: Meeting, status: MeetingStatus, ended_at: datetime | None, code: str, *, at: datetime) -> None:
    meeting.status, meeting.ended_at = status, ended_at
    meeting.save(update_fields=["status", "ended_at"])
    record_turn(code, meeting, actor=audit.SYSTEM, at=at)
