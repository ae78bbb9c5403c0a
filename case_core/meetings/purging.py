"""Keep who came to a talk by video no longer than anybody asks for it; that it took place stays with the case."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from case_core.meetings.models import MeetingPresence
from mannaka_kit import audit, clock

# What is disputed of a talk is disputed within its season; the audit keeps that somebody came for as long as it keeps.
DAYS_KEPT: Final = 90
AT_ONCE: Final = 2000


@transaction.atomic
def purge_city() -> int:
    """Forget a bounded number of stays in the current city's meetings of long ago, and return how many."""
    at = clock.now()
    old = MeetingPresence.objects.filter(meeting__ends__lt=at - timedelta(days=DAYS_KEPT)).order_by("pk")
    count, _of_each = MeetingPresence.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:AT_ONCE])).delete()
    if count:
        audit.record("meeting.purged", actor=audit.SYSTEM, target=None, at=at, details={"count": count})
    return count
