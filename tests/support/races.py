"""Several at the same moment, on real connections that commit."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, connections

from mannaka_tenancy import Tenant, use

_SOMEBODY_WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"
_SECONDS = 30


def done(_value: object) -> str:
    """Name whatever came of an act the same."""
    return "done"


def at_once(city: Tenant, *acts: Callable[[], object], show: Callable[[object], str] = done) -> list[str]:
    """Run the acts on connections of their own, released at the same moment; return what each came to, in order."""
    gate, came = threading.Barrier(len(acts)), ["?" for _act in acts]

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            with use(city):
                connection.ensure_connection()
                gate.wait(timeout=_SECONDS)
                came[place] = show(act())
        except Exception as error:  # noqa: BLE001 - the test says which
            came[place] = type(error).__name__
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=_SECONDS)
    return sorted(came)


class Second:
    """Somebody who acts on a connection of their own while the first has not committed."""

    def __init__(self, city: Tenant, act: Callable[[], object]) -> None:
        self.city, self.act = city, act
        self._came = "?"
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def came_to(self) -> str:
        """Return what it came to once it is through: the name of the error, or `done`."""
        self._thread.join(timeout=_SECONDS)
        return self._came

    def _run(self) -> None:
        try:
            with use(self.city):
                self._came = done(self.act())
        except Exception as error:  # noqa: BLE001 - the test says which
            self._came = type(error).__name__
        finally:
            connections.close_all()


def until_somebody_waits() -> None:
    """Return once a statement waits for a lock of another transaction; fails the test after ten seconds."""
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute(_SOMEBODY_WAITS)
            row = cursor.fetchone()
        if row and row[0]:
            return
        time.sleep(0.05)
    pytest.fail("nobody waited for the first")
