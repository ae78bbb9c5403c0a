"""Reads of meetings by staff, and by the rooms for which they were planned."""

from datetime import UTC, datetime, timedelta
from typing import Final

from case_core.cases.models import Case
from case_core.meetings.errors import MeetingNotFoundError
from case_core.meetings.models import Meeting, MeetingPresence, MeetingRules
from case_core.meetings.policies import can_hold_meetings, can_settle_meetings
from case_core.meetings.querysets import MeetingQuerySet
from case_core.meetings.rules import rules
from case_core.meetings.standing import AFTERWARDS
from case_core.meetings.states import LED
from case_core.shields.selectors import hidden_cases
from mannaka_kit.decisions import require
from mannaka_kit.prepared import Prepared
from tenants.accounts.actor import Actor

AT_ONCE: Final = 200
_LONG_OVER: Final = timedelta(hours=12)


def meetings_due(at: datetime) -> list[int]:
    """Return the meetings about which their services are to be asked, the longest waiting first."""
    return list(Meeting.objects.due(at).order_by("due_at", "pk").values_list("pk", flat=True)[:AT_ONCE])


def meetings_visible_to(viewer: Actor) -> MeetingQuerySet:
    """
    Return the meetings that the viewer may find: all but those of a case that is hidden from them.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_hold_meetings(viewer))
    return Meeting.objects.exclude(hidden_cases(viewer, by="case")).select_related("channel")


def meeting_for(viewer: Actor, meeting_id: int) -> Meeting:
    """
    Return one meeting.

    :raises NotAllowedError: the viewer is not of the centre.
    :raises MeetingNotFoundError: there is none that the viewer may find.
    """
    meeting = meetings_visible_to(viewer).filter(pk=meeting_id).first()
    if meeting is None:
        raise MeetingNotFoundError
    return meeting


def meeting_of_case(viewer: Actor, case: Case, *, at: datetime) -> Meeting | None:
    """
    Return the meeting of a case that is on or still to come; None where there is none.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_hold_meetings(viewer))
    return next(iter(_OF_CASE(case_id=case.pk, after=at - _LONG_OVER)), None)


def own_meeting(meeting_id: int | None) -> Meeting | None:
    """Return the meeting that was planned for somebody, for a page that has made sure who looks."""
    return Meeting.objects.filter(pk=meeting_id).first() if meeting_id else None


def own_meeting_of_case(case_id: int, *, at: datetime) -> Meeting | None:
    """Return the meeting of a case that is on or still to come, for a page that has made sure who looks."""
    found = Meeting.objects.filter(case_id=case_id, ends__gt=at - AFTERWARDS, status__in=[*LED, "ended"])
    return found.order_by("begins").first()


def presences_of(viewer: Actor, meeting: Meeting) -> list[MeetingPresence]:
    """
    Return who came and went, in order.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_hold_meetings(viewer))
    return list(MeetingPresence.objects.filter(meeting=meeting))


def dial_in() -> tuple[str, str]:
    """Return the number that whoever has no picture calls, and what to say there; both may be empty."""
    settled = rules()
    return settled.dial_in, settled.dial_in_words


def rules_for(viewer: Actor) -> MeetingRules:
    """
    Return what the city has settled.

    :raises NotAllowedError: the viewer is no administrator.
    """
    require(can_settle_meetings(viewer))
    return rules()


def _of_case(*, case_id: int, after: datetime) -> MeetingQuerySet:
    return Meeting.objects.filter(case_id=case_id, ends__gt=after, status__in=[*LED, "ended"]).order_by("begins")[:1]


_OF_CASE: Final = Prepared(_of_case, case_id=-1, after=datetime(1, 1, 1, tzinfo=UTC))
