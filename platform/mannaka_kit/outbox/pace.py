"""How often, how many, how long: the numbers of the outbox. No Django, no database."""

from datetime import timedelta

MOST_ATTEMPTS = 20
CAP = 20
RESEND_SECONDS = 60
BATCH = 200
POLL_SECONDS = 0.5
SWEEP_SECONDS = 5.0
KEEP_DONE = timedelta(days=7)
_FIRST_RETRY = timedelta(seconds=2)
_LONGEST_RETRY = timedelta(hours=1)


def retry_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 2 s, 4 s, 8 s … up to an hour."""
    doublings = min(max(attempts - 1, 0), 16)
    return min(_FIRST_RETRY * (1 << doublings), _LONGEST_RETRY)
