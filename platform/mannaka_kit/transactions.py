"""The guard of everything that must stand or fall with its cause."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")


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
