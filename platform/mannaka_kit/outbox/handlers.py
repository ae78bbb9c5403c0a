"""Tasks that run once for each row, however often the broker delivers it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

import structlog
from celery import shared_task
from django.db import transaction

from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_kit.outbox.pace import retry_after
from mannaka_tenancy.celery import CityTask

if TYPE_CHECKING:
    from celery import Task

log = structlog.get_logger(__name__)


def handler(work: Callable[..., None]) -> "Task[Any, Any]":
    """
    Make a Celery task of a function that takes ids as keywords.

    The work and the row's `done_at` are one transaction. Whoever comes second waits for the row and finds it done. What
    fails is put off, and so is what a killed worker leaves behind (the relay's sweeper).
    """

    def run(*, outbox_id: str, **kwargs: Any) -> None:
        try:
            with transaction.atomic():
                if _finish(UUID(outbox_id)):
                    work(**kwargs)
        except Exception as error:
            log.exception("outbox.failed", task=name, outbox_id=outbox_id)
            _put_off(UUID(outbox_id), error)

    name = task_name(work)
    run.__doc__ = work.__doc__
    task: Task[Any, Any] = shared_task(base=CityTask, name=name)(run)
    return task


def task_name(work: Callable[..., None]) -> str:
    """Return the name under which a function's task is known to workers."""
    return f"{work.__module__}.{work.__name__}"


def _finish(outbox_id: UUID) -> bool:
    """Take the row for this transaction; another city's row is not even seen here."""
    waiting = OutboxEvent.objects.filter(pk=outbox_id, done_at=None)
    return waiting.update(done_at=clock.now()) == 1


def _put_off(outbox_id: UUID, error: Exception) -> None:
    with transaction.atomic():
        row = OutboxEvent.objects.filter(pk=outbox_id, done_at=None).first()
        if row is not None:
            row.last_error = type(error).__qualname__[:100]
            row.published_at = None
            row.due_at = clock.now() + retry_after(row.attempts)
            row.save(update_fields=["last_error", "published_at", "due_at"])
