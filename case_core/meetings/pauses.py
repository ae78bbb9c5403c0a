"""How long to wait before a service is asked again. No Django, no database."""

from datetime import datetime, timedelta
from typing import Final

from mannaka_sdk import AuthExpiredError, PluginError, QuotaExceededError

_FIRST: Final = timedelta(seconds=20)
LONGEST: Final = timedelta(minutes=10)


def next_try(error: Exception, *, tries: int, at: datetime) -> datetime:
    """Return when to ask again: 20 s, 40 s … up to ten minutes, or when the service says."""
    if isinstance(error, QuotaExceededError) and error.resets_at is not None and error.resets_at > at:
        return error.resets_at
    if isinstance(error, AuthExpiredError | QuotaExceededError) or not isinstance(error, PluginError):
        return at + LONGEST
    asked_for: timedelta = getattr(error, "retry_after", None) or timedelta()
    return at + max(asked_for, min(_FIRST * (1 << min(max(tries - 1, 0), 10)), LONGEST))
