"""Forget drafts that nobody has gone on with."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from case_core.drafts.models import Draft
from mannaka_kit import audit, clock

KEEP: Final = timedelta(days=14)
AT_ONCE: Final = 500


@transaction.atomic
def purge_old_drafts() -> int:
    """Delete up to 500 of the current city's drafts that were last saved over 14 days ago, and return how many."""
    at = clock.now()
    old = Draft.objects.filter(saved_at__lt=at - KEEP).order_by("saved_at").values_list("pk", flat=True)
    purged, _ = Draft.objects.filter(pk__in=list(old[:AT_ONCE])).delete()
    if purged:
        audit.record("draft.purged", actor=audit.SYSTEM, target=None, at=at, details={"count": purged})
    return purged
