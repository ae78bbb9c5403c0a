"""Write down by which words every case of the city is found."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from case_core.search.actions.index_cases import index_cases
from case_core.search.documents import case_ids_after

_BATCH: Final = 250


def rebuild_index(*, at: datetime, tell: Callable[[int], None] = lambda _count: None) -> int:
    """
    Make every entry anew, some at a time, telling how many are done; searches go on meanwhile.

    Each batch is a transaction of its own: whatever stops this, what is done stays done.
    """
    done, last = 0, 0
    while case_ids := case_ids_after(last, most=_BATCH):
        done += index_cases(case_ids=case_ids, at=at)
        last = case_ids[-1]
        tell(done)
    return done
