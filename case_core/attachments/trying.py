"""What is done later: a file that nobody could check is tried again."""

from datetime import timedelta
from typing import Final

from case_core.attachments.checking import check_attachment
from mannaka_kit.outbox import Settle, errand

_FIRST: Final = timedelta(seconds=15)
_LONGEST: Final = timedelta(minutes=10)


def try_again(*, attachment_id: int) -> Settle:
    """Check the file, if it still waits."""
    return check_attachment(attachment_id)


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: 15 s, 30 s … up to ten minutes, and never the last time."""
    return min(_FIRST * (1 << min(max(tries - 1, 0), 10)), _LONGEST)


try_again_later = errand(try_again)
