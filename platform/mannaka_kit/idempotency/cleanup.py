"""Forget old keys."""

from datetime import timedelta

from django.db import transaction

from mannaka_kit import clock
from mannaka_kit.idempotency.models import IdempotencyKey

KEEP = timedelta(hours=48)


def delete_old_keys() -> int:
    """Delete the current city's keys that are older than 48 hours, and return how many there were."""
    with transaction.atomic():
        return IdempotencyKey.objects.filter(created_at__lt=clock.now() - KEEP).delete()[0]
