"""Write down what happened, in the transaction in which it happened."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.identifiers import new_key
from mannaka_kit.impersonal import Code, require_codes
from mannaka_kit.live.announcements import announce
from mannaka_kit.outbox.payloads import pack
from mannaka_kit.outbox.subscriptions import task_names
from mannaka_kit.transactions import require_transaction, write_rows

if TYPE_CHECKING:
    from celery import Task

# Written by hand: nearly each change writes some, and building this anew takes longer than writing it.
_INSERT: Final = """
INSERT INTO outbox_event (id, city_role, city_key, task, kwargs, created_at, due_at, attempts, last_error)
"""


def record(event: Any) -> None:
    """
    Write one row for each subscriber of this event; they are told after the transaction, or never if it fails.

    Open pages are told, too (`mannaka_kit.live`): after the commit, by a bell that may be lost.

    :raises NotInTransactionError: outside a transaction.
    :raises PersonalDataError: if the event holds more than numbers, keys and codes.
    """
    require_transaction()
    _write(task_names(type(event)), pack(event), due_at=clock.now())
    announce(event)


def enqueue(task: "Task[Any, Any]", *, due_at: datetime | None = None, **ids: Code) -> None:
    """
    Write one row for a task made with `@handler`, to be done at once or when it is due.

    :raises NotInTransactionError: outside a transaction.
    :raises PersonalDataError: if a value is more than a number, key or code.
    """
    require_transaction()
    _write([task.name], require_codes(ids), due_at=due_at or clock.now())


def _write(tasks: Sequence[str], kwargs: dict[str, object], *, due_at: datetime) -> None:
    if not tasks:
        return
    city, now, told = mannaka_tenancy.require_current(), clock.now(), json.dumps(kwargs)
    write_rows(_INSERT, [(new_key(), city.role, city.key, task, told, now, due_at, 0, "") for task in tasks])
