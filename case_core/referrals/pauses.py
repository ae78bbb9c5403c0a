"""What an error of a body's system means, and how long to wait before it is asked again. No database."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from case_core.referrals.carriage_states import CarriageTrouble
from mannaka_sdk import AuthExpiredError, QuotaExceededError, TransientError
from tenants.deliveries.errors import ChannelNotAtWorkError
from tenants.plugins.errors import PluginNotFoundError

_FIRST: Final = timedelta(seconds=30)
_LONGEST: Final = timedelta(hours=1)
_TROUBLES: Final[Mapping[type[Exception], CarriageTrouble]] = {
    TransientError: CarriageTrouble.NOT_NOW,
    AuthExpiredError: CarriageTrouble.REFUSED,
    QuotaExceededError: CarriageTrouble.QUOTA,
    ChannelNotAtWorkError: CarriageTrouble.CHANNEL_OFF,
    PluginNotFoundError: CarriageTrouble.CHANNEL_OFF,
}


def trouble_of(error: Exception) -> CarriageTrouble:
    """Return what staff are told."""
    known = (trouble for kind, trouble in _TROUBLES.items() if isinstance(error, kind))
    return next(known, CarriageTrouble.NOT_TAKEN)


def is_final(error: Exception) -> bool:
    """Tell whether asking again by itself is of no use."""
    return trouble_of(error) == CarriageTrouble.NOT_TAKEN


def next_try(error: Exception, *, tries: int, at: datetime) -> datetime:
    """Return when to ask again: 30 s, 60 s … up to an hour, or when the service says."""
    if isinstance(error, QuotaExceededError) and error.resets_at is not None and error.resets_at > at:
        return error.resets_at
    asked_for: timedelta = getattr(error, "retry_after", None) or timedelta()
    return at + max(asked_for, min(_FIRST * (1 << min(max(tries - 1, 0), 10)), _LONGEST))
