"""Keep what came in no longer than it is needed."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from mannaka_kit import audit, clock
from tenants.deliveries.models import Delivery, ReceivedEvent
from tenants.deliveries.states import DeliveryStatus, EventStatus, Failure

STUCK_AFTER: Final = timedelta(hours=12)
KEEP_READ: Final = timedelta(days=30)
KEEP_UNREAD: Final = timedelta(days=90)
AT_ONCE: Final = 2000


@transaction.atomic
def purge_city() -> int:
    """Forget a bounded number of the current city's old deliveries and contents of events, and return how many."""
    at = clock.now()
    _give_up_stuck(at)
    purged = _purge_deliveries(at) + _empty_events(at)
    if purged:
        audit.record("delivery.purged", actor=audit.SYSTEM, target=None, at=at, details={"count": purged})
    return purged


def _give_up_stuck(at: datetime) -> None:
    """Put aside what no worker came to an end with, so that an administrator sees it."""
    stuck = Delivery.objects.filter(status=DeliveryStatus.STORED, received_at__lt=at - STUCK_AFTER)
    stuck.update(status=DeliveryStatus.UNREADABLE, failure=Failure.NEVER_READ)


def _purge_deliveries(at: datetime) -> int:
    finished = Q(status__in=[DeliveryStatus.READ, DeliveryStatus.DROPPED], received_at__lt=at - KEEP_READ)
    old = Delivery.objects.filter(finished | Q(received_at__lt=at - KEEP_UNREAD))
    found = list(old.order_by("received_at").values_list("pk", flat=True)[:AT_ONCE])
    Delivery.objects.filter(pk__in=found).delete()
    return len(found)


def _empty_events(at: datetime) -> int:
    done = Q(status=EventStatus.DONE, ended_at__lt=at - KEEP_READ)
    dead = Q(status=EventStatus.DEAD, ended_at__lt=at - KEEP_UNREAD)
    old = ReceivedEvent.objects.filter(done | dead).exclude(sealed="")
    found = list(old.order_by("ended_at").values_list("pk", flat=True)[:AT_ONCE])
    return ReceivedEvent.objects.filter(pk__in=found).update(sealed="")
