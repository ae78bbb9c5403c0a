"""What a worker does with a city's outbox, done here and now: what is due, and whatever that causes."""

from datetime import datetime

import time_machine
from celery import current_app

from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from mannaka_tenancy.celery import CITY_HEADER


def work_off(city: Tenant, *, at: datetime | None = None) -> int:
    """
    Do everything that is due at a moment, and return how much that was.

    :raises AssertionError: something failed.
    """
    done = 0
    with time_machine.travel(at or clock.now()):
        while row := _next(city):
            headers = {CITY_HEADER: str(city.key)}
            current_app.tasks[row.task].apply(
                kwargs={**row.kwargs, "outbox_id": str(row.pk)}, headers=headers, throw=True
            )
            _require_done(city, row)
            done += 1
    return done


def _next(city: Tenant) -> OutboxEvent | None:
    with use(city):
        return OutboxEvent.objects.filter(done_at=None, due_at__lte=clock.now()).order_by("due_at", "pk").first()


def _require_done(city: Tenant, row: OutboxEvent) -> None:
    with use(city):
        row.refresh_from_db()
    assert row.done_at is not None, f"{row.task}: {row.last_error}"
