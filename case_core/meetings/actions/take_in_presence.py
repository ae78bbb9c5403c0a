"""Take what waits of a meeting into its record."""

from datetime import datetime
from functools import partial

from django.db import transaction

from case_core.meetings.arrivals import take_in
from tenants.deliveries.draining import drain


@transaction.atomic
def take_in_presence(*, channel_id: int, thread_id: int, at: datetime) -> int:
    """Take in the events of a meeting that wait, as they happened one after the other, and return how many."""
    take = partial(take_in, channel_id=channel_id, at=at)
    return drain(take, channel_id=channel_id, thread_id=thread_id, room="meeting", at=at)
