"""Read the calendars at their addresses; no transaction is open while a foreign server takes its time."""

import time
from datetime import timedelta
from typing import Final

from case_core.busy.actions.record_failure import record_failure
from case_core.busy.actions.record_times import record_times
from case_core.busy.address import opened
from case_core.busy.busy_spans import read_spans
from case_core.busy.errors import AddressWrongError, NotReadError
from case_core.busy.fetching import Guard, fetch, operators_guard
from case_core.busy.selectors import address_of, due_sources
from case_core.busy.states import Failure
from mannaka_kit import clock

OFTEN: Final = timedelta(minutes=14)
# A task may take 300 seconds, and the last calendar its own twenty.
_SECONDS: Final = 240.0


def refresh(source_id: int, *, guard: Guard | None = None) -> None:
    """Read one calendar, and write down when its person is busy, or why nobody knows."""
    source = address_of(source_id)
    if source is None:
        return
    address = opened(source.address, counsellor_id=source.counsellor_id)
    try:
        found = read_spans(fetch(address, guard=guard or operators_guard()), at=clock.now())
    except NotReadError as error:
        record_failure(source_id=source_id, failure=error.failure, at=clock.now())
    except AddressWrongError:
        record_failure(source_id=source_id, failure=Failure.HOST, at=clock.now())
    else:
        record_times(source_id=source_id, found=found, at=clock.now())


def refresh_due() -> int:
    """Read the current city's calendars whose turn it is, as long as there is time, and return how many."""
    deadline, done = time.monotonic() + _SECONDS, 0
    for source_id in due_sources(before=clock.now() - OFTEN):
        if time.monotonic() > deadline:
            break
        refresh(source_id)
        done += 1
    return done
