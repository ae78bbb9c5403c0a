"""Two at once: the second is begun before the first has committed."""

import time

import pytest
from django.db import connection

SOMEBODY_WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def until_somebody_waits() -> None:
    """Return once a statement waits for a lock of another transaction; fails the test after ten seconds."""
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute(SOMEBODY_WAITS)
            row = cursor.fetchone()
        if row and row[0]:
            return
        time.sleep(0.05)
    pytest.fail("nobody waited for the first")
