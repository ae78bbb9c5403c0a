"""How often, how many, how long: the numbers of the outbox. No Django, no database."""

from datetime import timedelta

MOST_ATTEMPTS = 20
CAP = 20
RESEND_SECONDS = 60
BATCH = 200
POLL_SECONDS = 0.25
BUSY_SECONDS = 0.02
BUSY_FOR = 2.0
SWEEP_SECONDS = 5.0
KEEP_DONE = timedelta(days=7)
LENT_FOR = timedelta(minutes=3)  # longer than any call of a plugin may take
_FIRST_RETRY = timedelta(seconds=2)
_LONGEST_RETRY = timedelta(hours=1)


def pause_after(sent: int, *, quiet_for: float) -> float:
    """
    Return how long the relay rests after a turn.

    A city whose share is under way gets its next row when one is done. Whoever then looks only twice a second lets a
    city with much to do idle, and every other one wait for nothing.
    """
    if sent >= BATCH:
        return 0.0
    return BUSY_SECONDS if quiet_for < BUSY_FOR else POLL_SECONDS


def retry_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 2 s, 4 s, 8 s … up to an hour."""
    doublings = min(max(attempts - 1, 0), 16)
    return min(_FIRST_RETRY * (1 << doublings), _LONGEST_RETRY)
