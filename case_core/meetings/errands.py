"""Ask services for what is wanted of them. No transaction is open while one of them takes its time."""

import time
from typing import Final

import structlog

from case_core.meetings.actions.begin_errand import Errand, begin_errand
from case_core.meetings.actions.end_overdue_meetings import end_overdue_meetings
from case_core.meetings.actions.settle_errand import settle_errand
from case_core.meetings.selectors import meetings_due
from mannaka_kit import clock
from mannaka_kit.outbox import Settle
from mannaka_sdk import PluginError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.deliveries.meeting import make, remove
from tenants.plugins.errors import PluginNotFoundError

log = structlog.get_logger(__name__)
# A task may take 300 seconds, and the last service its own time.
_SECONDS: Final = 200.0


def ask_for(meeting_id: int) -> Settle | None:
    """Ask a meeting's service, and return what is to be written; None where nothing is, or somebody else is at it."""
    errand = begin_errand(meeting_id=meeting_id, at=clock.now())
    if errand is None:
        return None
    answer = _asked(errand)
    return lambda: settle_errand(errand=errand, answer=answer, at=clock.now())


def run_due() -> int:
    """Ask for each meeting of the current city whose turn it is, as long as there is time, and return how many."""
    deadline, done = time.monotonic() + _SECONDS, 0
    for meeting_id in meetings_due(clock.now()):
        if time.monotonic() > deadline:
            break
        settle = ask_for(meeting_id)
        if settle is not None:
            settle()
            done += 1
    end_overdue_meetings(at=clock.now())
    return done


def _asked(errand: Errand) -> str | Exception:
    try:
        if errand.spec is not None:
            return make(channel_id=errand.channel_id, spec=errand.spec, ref=errand.ref)
        remove(channel_id=errand.channel_id, ref=errand.ref)
    except (PluginError, ChannelNotAtWorkError, PluginNotFoundError) as error:
        log.info("meetings.not_answered", meeting_id=errand.meeting_id, kind=type(error).__name__)
        return error
    return ""
