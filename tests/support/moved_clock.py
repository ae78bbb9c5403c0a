"""A process of a test's own that lives on another day: only the processes that tests start read this."""

import os
from datetime import datetime
from typing import Final

import time_machine

VARIABLE: Final = "MANNAKA_TEST_STARTS_AT"


def move_clock() -> None:
    """Let this process's wall clock stand at the moment that its starter named, and go on from there."""
    moment = os.environ.get(VARIABLE)
    if moment:
        time_machine.travel(datetime.fromisoformat(moment), tick=True).start()


def moved_to(moment: datetime | None) -> dict[str, str]:
    """Return what a starter adds to the environment of such a process."""
    return {VARIABLE: moment.isoformat()} if moment else {}
