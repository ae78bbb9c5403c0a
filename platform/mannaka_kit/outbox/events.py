"""Write down what happened, in the transaction in which it happened."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_kit.impersonal import Code, require_codes
from mannaka_kit.live.announcements import announce
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_kit.outbox.payloads import pack
from mannaka_kit.outbox.subscriptions import task_names
from mannaka_kit.transactions import require_transaction

if TYPE_CHECKING:
    from celery import Task


def record(event: Any) -> None:
    """
    Write one row for each subscriber of this event; they are told after the transaction, or never if it fails.

    Open pages are told, too (`mannaka_kit.live`): after the commit, by a bell that may be lost.

    :raises NotInTransactionError: outside a transaction.
    :raises PersonalDataError: if the event holds more than numbers, keys and codes.
    """
    require_transaction()
    kwargs = pack(event)
    OutboxEvent.objects.bulk_create([_row(name, kwargs, clock.now()) for name in task_names(type(event))])
    announce(event)


def enqueue(task: "Task[Any, Any]", *, due_at: datetime | None = None, **ids: Code) -> None:
    """
    Write one row for a task made with `@handler`, to be done at once or when it is due.

    :raises NotInTransactionError: outside a transaction.
    :raises PersonalDataError: if a value is more than a number, key or code.
    """
    require_transaction()
    OutboxEvent.objects.bulk_create([_row(task.name, require_codes(ids), due_at or clock.now())])


def _row(task: str, kwargs: dict[str, object], due_at: datetime) -> OutboxEvent:
    city = mannaka_tenancy.require_current()
    return OutboxEvent(
        id=new_key(),
        city_role=city.role,
        city_key=city.key,
        task=task,
        kwargs=kwargs,
        created_at=clock.now(),
        due_at=due_at,
    )
