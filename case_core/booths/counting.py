"""Count the use of booths, for each site and hour: numbers that nobody can be found by."""

from datetime import datetime
from typing import Final, Literal

from django.db import connection

from mannaka_kit.clock import TOKYO
from mannaka_kit.transactions import require_transaction

Counted = Literal["opened", "answered", "missed"]
_ADD_ONE: Final = """
INSERT INTO booth_use AS used (site_id, "on", hour, {what}) VALUES (%s, %s, %s, 1)
ON CONFLICT ON CONSTRAINT booth_use_once DO UPDATE SET {what} = used.{what} + 1
"""
# Three statements, written once: which counter it is never comes from a request.
_STATEMENTS: Final = {what: _ADD_ONE.format(what=what) for what in ("opened", "answered", "missed")}


def count(what: Counted, *, site_id: int, at: datetime) -> None:
    """
    Count one more, in the hour of the moment.

    :raises NotInTransactionError: outside a transaction.
    """
    require_transaction()
    local = at.astimezone(TOKYO)
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS[what], [site_id, local.date(), local.hour])
