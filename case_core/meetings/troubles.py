"""What an error of a service means for a meeting."""

from collections.abc import Mapping
from typing import Final

from case_core.meetings.states import MeetingTrouble
from mannaka_sdk import AuthExpiredError, QuotaExceededError, TransientError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.plugins.errors import PluginNotFoundError

_TROUBLES: Final[Mapping[type[Exception], MeetingTrouble]] = {
    TransientError: MeetingTrouble.NOT_NOW,
    AuthExpiredError: MeetingTrouble.REFUSED,
    QuotaExceededError: MeetingTrouble.QUOTA,
    ChannelNotAtWorkError: MeetingTrouble.CHANNEL_OFF,
    PluginNotFoundError: MeetingTrouble.CHANNEL_OFF,
}


def trouble_of(error: Exception) -> MeetingTrouble:
    """Return what staff are told."""
    known = (trouble for kind, trouble in _TROUBLES.items() if isinstance(error, kind))
    return next(known, MeetingTrouble.NOT_TAKEN)


def is_final(error: Exception) -> bool:
    """Tell whether asking again by itself is of no use."""
    return trouble_of(error) == MeetingTrouble.NOT_TAKEN
