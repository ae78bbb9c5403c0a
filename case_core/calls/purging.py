"""Keep calls and recordings no longer than the city wants."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.rules import rules
from mannaka_kit import audit, clock

AT_ONCE: Final = 2000


@transaction.atomic
def purge_city() -> int:
    """Forget a bounded number of the current city's old calls and recordings, and return how many."""
    at, settled = clock.now(), rules()
    old = CallRecord.objects.filter(rang_at__lt=at - timedelta(days=settled.days_kept))
    calls = list(old.order_by("rang_at").values_list("pk", flat=True)[:AT_ONCE])
    stale = CallRecording.objects.filter(came_at__lt=at - timedelta(days=settled.recording_days))
    recordings = list(stale.order_by("came_at").values_list("pk", flat=True)[:AT_ONCE])
    gone = CallRecording.objects.filter(call__in=calls) | CallRecording.objects.filter(pk__in=recordings)
    count = gone.delete()[0] + CallRecord.objects.filter(pk__in=calls).delete()[0]
    if count:
        audit.record("call.purged", actor=audit.SYSTEM, target=None, at=at, details={"count": count})
    return count
