"""The guard of everything that must stand or fall with its cause."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction

from mannaka_tenancy.context import Scope, current_scope

P = ParamSpec("P")
R = TypeVar("R")
Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class _Gathered:
    scope: Scope | None
    rows: dict[str, list[Row]] = field(default_factory=dict)


_gathered: ContextVar[_Gathered | None] = ContextVar("gathered", default=None)


class NotInTransactionError(RuntimeError):
    """Something that belongs to a change was written outside the change's transaction."""


def require_transaction() -> None:
    """Go on only inside `transaction.atomic()`.

    :raises NotInTransactionError: outside.
    """
    if not connection.in_atomic_block:
        raise NotInTransactionError("Call this inside transaction.atomic(), together with the change it belongs to.")


def joined(action: Callable[P, R]) -> Callable[P, R]:
    """
    Let an action be one transaction, or a part of the one that calls it.

    As a part it takes no savepoint: if it fails, the whole fails. For actions that stand at the beginning of others.
    """
    return transaction.atomic(savepoint=False)(action)


@contextmanager
def written_together() -> Iterator[None]:
    """
    Write the rows of `write_rows` at the end of this block, those of one statement at once.

    For an action made of several, whose entries and events nobody reads before its end. Nothing inside may be caught
    and gone on with: what it had written down would be written all the same.

    :raises NotInTransactionError: outside a transaction.
    """
    require_transaction()
    if _gathered.get() is not None:
        yield
        return
    gathered = _Gathered(current_scope())
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    for insert, rows in gathered.rows.items():
        _write(insert, rows)


def write_rows(insert: str, rows: Sequence[Row]) -> None:
    """
    Write rows with a statement that ends before its `VALUES`, or keep them for the end of `written_together`.

    :raises NotInTransactionError: outside a transaction.
    """
    require_transaction()
    gathered = _gathered.get()
    if gathered is None or gathered.scope != current_scope():  # another city's rows do not wait for this one's
        _write(insert, rows)
    else:
        gathered.rows.setdefault(insert, []).extend(rows)


def _write(insert: str, rows: Sequence[Row]) -> None:
    places = ", ".join(f"({', '.join(['%s'] * len(row))})" for row in rows)
    with connection.cursor() as cursor:
        cursor.execute(f"{insert} VALUES {places}", [value for row in rows for value in row])
