"""What is done later: a whole city is indexed, some cases at a time, while everybody works."""

from django.db import transaction

from case_core.search.actions.index_cases import index_cases
from case_core.search.documents import case_ids_after
from mannaka_kit import clock
from mannaka_kit.outbox import events, handler

BATCH = 250


@transaction.atomic
def index_after(*, case_id: int) -> None:
    """Index the next cases after this one, and leave the rest to the next task."""
    if case_ids := case_ids_after(case_id, most=BATCH):
        index_cases(case_ids=case_ids, at=clock.now())
        events.enqueue(index_rest_later, case_id=case_ids[-1])


index_rest_later = handler(index_after)
