"""What the page of one case shows, in full and when something new is fetched."""

from typing import Any

from case_core.cases.models import Case
from case_core.console.course import course_of
from case_core.console.timeline import timeline_of
from case_core.desk.web.tones import tone_of
from case_core.handovers.policies import can_allow_returns
from case_core.handovers.returns import MOST_RETURNS, count_returns
from case_core.handovers.web.tones import TONES as HANDOVER_TONES
from case_core.meetings.selectors import meeting_of_case
from case_core.meetings.showing import ShownMeeting, shown
from mannaka_kit import clock
from mannaka_kit.ui.editions import edition_of
from tenants.accounts.web.access import StaffRequest


def case_context(request: StaffRequest, case: Case) -> dict[str, Any]:
    """Return what the templates of a case need."""
    course = course_of(request.actor, case)
    entries = timeline_of(course)
    days = (case.due_on, case.promised_on)
    is_due = [day is not None and day <= clock.today() for day in days]
    turns = [(handover.pk, handover.status, handover.due_on, handover.asked_until) for handover in course.handovers]
    returns, meeting = count_returns(course.handovers), _meeting_on(request, case)
    return {
        "case": case,
        "meeting": meeting,
        "entries": entries,
        "handovers": [(handover, HANDOVER_TONES[handover.status]) for handover in course.handovers],
        "returns": returns,
        "may_allow_return": returns >= MOST_RETURNS and bool(can_allow_returns(request.actor)),
        "calls": [(call, tone_of(call)) for call in course.calls],
        "is_mine": case.owner_id == request.actor.user_id,
        "actor": request.actor,
        "edition": edition_of(
            case.status,
            case.owner_id,
            days,
            case.new_message_at,
            case.title,
            is_due,
            case.marks,
            turns,
            entries,
            meeting,
        ),
    }


def _meeting_on(request: StaffRequest, case: Case) -> ShownMeeting | None:
    """Return the talk by video that is on, or still to come."""
    at = clock.now()
    found = meeting_of_case(request.actor, case, at=at)
    return shown(found, at=at, is_host=True) if found else None
