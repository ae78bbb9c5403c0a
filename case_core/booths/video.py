"""The talk by video with somebody at a booth: it begins at once, and its topic names the booth."""

from datetime import datetime, timedelta
from typing import Final

from case_core.booths.errors import NoVideoError
from case_core.booths.models import BoothRequest
from case_core.meetings.actions.plan_meeting import Wanted, plan_meeting
from case_core.meetings.models import Meeting
from case_core.meetings.rules import rules

LASTS: Final = timedelta(hours=1)


def has_video() -> bool:
    """Tell whether booths of the city talk by video."""
    return rules().booth_channel_id is not None


def meet(request: BoothRequest, *, at: datetime) -> Meeting:
    """
    Plan the meeting of a request; call it in a transaction.

    :raises NoVideoError: the city has settled no service.
    """
    channel_id = rules().booth_channel_id
    if channel_id is None:
        raise NoVideoError
    wanted = Wanted(channel_id=channel_id, code=request.site.name, begins=at, ends=at + LASTS, case_id=request.case_id)
    return plan_meeting(wanted=wanted, at=at)
