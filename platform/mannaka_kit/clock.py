"""The one source of time: tests freeze it with time_machine."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the date on the wall calendars of Japan."""
    return day_of(now())


def day_of(at: datetime) -> date:
    """Return the date of a moment on the wall calendars of Japan."""
    return at.astimezone(TOKYO).date()
