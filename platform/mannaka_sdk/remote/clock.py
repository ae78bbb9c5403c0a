"""The one place where both sides of a call look at the clock: the SDK sees no host, and a vendor's server has none."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the time by which a call is new or old."""
    return datetime.now(UTC)
