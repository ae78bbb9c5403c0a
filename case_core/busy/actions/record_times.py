"""Write down when somebody is busy."""

from datetime import datetime

from django.db import transaction

from case_core.busy.busy_spans import BusySpans
from case_core.busy.models import BusySource, BusyTime
from mannaka_kit import audit


@transaction.atomic
def record_times(*, source_id: int, found: BusySpans, at: datetime) -> bool:
    """Put what was read in the place of what was known; False where the source was given up meanwhile."""
    source = BusySource.objects.select_for_update().filter(pk=source_id).first()
    if source is None:
        return False
    rows = BusyTime.objects.filter(counsellor_id=source.counsellor_id).order_by("begins")
    if list(rows.values_list("begins", "ends")) != list(found.spans):
        rows.delete()
        BusyTime.objects.bulk_create(
            [BusyTime(counsellor_id=source.counsellor_id, begins=begins, ends=ends) for begins, ends in found.spans]
        )
        told = {"counsellor": source.counsellor_id, "times": len(found.spans)}
        audit.record("busy.read", actor=audit.SYSTEM, target=source, at=at, details=told)
    source.tried_at = source.read_at = at
    source.times, source.unread, source.failure = len(found.spans), found.unread, ""
    source.save(update_fields=["tried_at", "read_at", "times", "unread", "failure"])
    return True
