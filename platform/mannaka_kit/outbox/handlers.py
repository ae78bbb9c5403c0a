"""
Tasks that run once for each row, however often the broker delivers it.

A `handler` changes the city alone. An `errand` asks somebody else's server: no transaction is open meanwhile. A row
carries the name of its task: one that is renamed or moved is also known by the names it was `formerly` written under.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

import structlog
from celery import shared_task
from django.db import transaction
from django.db.models import Q

from mannaka_kit import clock
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_kit.outbox.pace import LENT_FOR, retry_after
from mannaka_tenancy.celery import CityTask

if TYPE_CHECKING:
    from celery import Task

log = structlog.get_logger(__name__)
Settle = Callable[[], object]
"""What an errand brings back: it writes down what came of it."""


def handler(work: Callable[..., None], *, formerly: Iterable[str] = ()) -> "Task[Any, Any]":
    """
    Make a Celery task of a function that takes ids as keywords.

    The work and the row's `done_at` are one transaction. Whoever comes second waits for the row and finds it done. What
    fails is put off, and so is what a killed worker leaves behind (the relay's sweeper).
    """

    def carry_out(key: UUID, /, **kwargs: Any) -> None:
        with transaction.atomic():
            if _finish(key):
                work(**kwargs)

    return _task(work, carry_out, formerly)


def errand(ask: Callable[..., Settle], *, formerly: Iterable[str] = ()) -> "Task[Any, Any]":
    """
    Make a Celery task of a function that asks somebody else's server, and returns what is then to be written.

    While it asks, the row is lent to its worker alone and no transaction is open; what it returns and the row's
    `done_at` are one transaction. After a crash in between the server is asked once more: give it a key by which it
    knows the second time.
    """

    def carry_out(key: UUID, /, **kwargs: Any) -> None:
        if not _lend(key):
            return
        settle = ask(**kwargs)
        with transaction.atomic():
            if _finish(key):
                settle()

    return _task(ask, carry_out, formerly)


def _task(work: Callable[..., Any], carry_out: Callable[..., None], formerly: Iterable[str]) -> "Task[Any, Any]":
    name = task_name(work)

    def run(*, outbox_id: str, **kwargs: Any) -> None:
        try:
            carry_out(UUID(outbox_id), **kwargs)
        except Exception as error:
            log.exception("outbox.failed", task=name, outbox_id=outbox_id)
            _put_off(UUID(outbox_id), error)

    run.__doc__ = work.__doc__
    for former in formerly:
        shared_task(base=CityTask, name=former)(run)
    task: Task[Any, Any] = shared_task(base=CityTask, name=name)(run)
    return task


def task_name(work: Callable[..., Any]) -> str:
    """Return the name under which a function's task is known to workers."""
    return f"{work.__module__}.{work.__name__}"


def _finish(outbox_id: UUID) -> bool:
    """Take the row for this transaction; another city's row is not even seen here."""
    waiting = OutboxEvent.objects.filter(pk=outbox_id, done_at=None)
    return waiting.update(done_at=clock.now()) == 1


def _lend(outbox_id: UUID) -> bool:
    """Lend the row to this worker, unless it is done or another has it."""
    now = clock.now()
    free = Q(lent_until=None) | Q(lent_until__lte=now)
    return OutboxEvent.objects.filter(free, pk=outbox_id, done_at=None).update(lent_until=now + LENT_FOR) == 1


def _put_off(outbox_id: UUID, error: Exception) -> None:
    with transaction.atomic():
        row = OutboxEvent.objects.filter(pk=outbox_id, done_at=None).first()
        if row is not None:
            row.last_error = type(error).__qualname__[:100]
            row.published_at = row.lent_until = None
            row.due_at = clock.now() + retry_after(row.attempts)
            row.save(update_fields=["last_error", "published_at", "lent_until", "due_at"])
