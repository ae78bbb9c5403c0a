"""Note that an event was taken into its conversation."""

from datetime import datetime

from django.db import transaction

from tenants.deliveries.models import ReceivedEvent
from tenants.deliveries.states import EventStatus


@transaction.atomic
def finish_event(*, row_id: int, at: datetime) -> None:
    """Note that an event was taken in, in the transaction that took it in; one that ended before stays as it is."""
    waiting = ReceivedEvent.objects.filter(pk=row_id, status=EventStatus.WAITING)
    waiting.update(status=EventStatus.DONE, ended_at=at)
