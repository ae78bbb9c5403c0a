"""Which tint a call's state has; the word always stands beside it."""

from collections.abc import Mapping
from typing import Final

from case_core.desk.models import Summons
from case_core.desk.states import SummonsStatus

LATE: Final = "error"
TONES: Final[Mapping[str, str]] = {
    SummonsStatus.WAITING: "warning",
    SummonsStatus.COMING: "key",
    SummonsStatus.ARRIVED: "success",
    SummonsStatus.LEFT: "neutral",
    SummonsStatus.DECLINED: "error",
    SummonsStatus.WITHDRAWN: "neutral",
}


def tone_of(call: Summons) -> str:
    """Return the tint of a call as the centre sees it: one that nobody answered in time is an alarm."""
    is_late = call.status == SummonsStatus.WAITING and call.escalated_at is not None
    return LATE if is_late else TONES[call.status]
