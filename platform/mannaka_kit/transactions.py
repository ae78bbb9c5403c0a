"""The guard of everything that must stand or fall with its cause."""

from django.db import connection


class NotInTransactionError(RuntimeError):
    """Something that belongs to a change was written outside the change's transaction."""


def require_transaction() -> None:
    """Go on only inside `transaction.atomic()`.

    :raises NotInTransactionError: outside.
    """
    if not connection.in_atomic_block:
        raise NotInTransactionError("Call this inside transaction.atomic(), together with the change it belongs to.")
