"""Write down what a service answered."""

from datetime import datetime

from django.db import transaction

from case_core.meetings.actions.begin_errand import Errand
from case_core.meetings.anew import make_anew
from case_core.meetings.locks import locked_meeting
from case_core.meetings.models import Meeting
from case_core.meetings.pauses import next_try
from case_core.meetings.states import MeetingStatus
from case_core.meetings.troubles import is_final, trouble_of
from case_core.meetings.turns import record_turn
from mannaka_kit import audit
from mannaka_sdk import RecipientGoneError


@transaction.atomic
def settle_errand(*, errand: Errand, answer: str | Exception, at: datetime) -> None:
    """
    Bring a meeting to where its service's answer leaves it: what it is called there, or the error.

    An answer that comes after somebody else took it in hand settles nothing.

    :raises MeetingNotFoundError: there is none.
    """
    meeting = locked_meeting(errand.meeting_id)
    if meeting.taken_by != errand.key:
        return
    meeting.taken_by, meeting.taken_until = None, None
    if isinstance(answer, RecipientGoneError):
        make_anew(meeting, at=at)
    elif isinstance(answer, Exception):
        _put_off(meeting, errand, answer, at=at)
    elif errand.spec is None:
        _removed(meeting, at=at)
    else:
        _made(meeting, errand, answer, at=at)


def _made(meeting: Meeting, errand: Errand, ref: str, *, at: datetime) -> None:
    meeting.ref = ref
    is_settled = meeting.edition == errand.edition and meeting.status != MeetingStatus.CANCELLED
    if is_settled:
        meeting.status, meeting.trouble, meeting.due_at, meeting.tries = MeetingStatus.MADE, "", None, 0
    else:
        meeting.due_at = at  # it was moved or called off meanwhile
    meeting.save()
    code = "meeting.changed" if errand.ref else "meeting.made"
    record_turn(code, meeting, actor=audit.SYSTEM, at=at, is_wanted=not is_settled)


def _removed(meeting: Meeting, *, at: datetime) -> None:
    meeting.ref, meeting.is_known, meeting.due_at, meeting.trouble = "", False, None, ""
    meeting.save()
    record_turn("meeting.removed", meeting, actor=audit.SYSTEM, at=at)


def _put_off(meeting: Meeting, errand: Errand, error: Exception, *, at: datetime) -> None:
    was = (meeting.status, meeting.trouble)
    meeting.trouble = trouble_of(error)
    is_late = is_final(error) or at >= meeting.begins
    if is_late and meeting.status == MeetingStatus.PLANNED:
        meeting.status = MeetingStatus.FAILED
    if meeting.edition == errand.edition:
        meeting.due_at = None if is_final(error) else next_try(error, tries=meeting.tries, at=at)
    meeting.save()
    if (meeting.status, meeting.trouble) != was:
        code = "meeting.failed" if meeting.status == MeetingStatus.FAILED else "meeting.waits"
        record_turn(code, meeting, actor=audit.SYSTEM, at=at, details={"trouble": str(meeting.trouble)})
