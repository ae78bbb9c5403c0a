"""The relay: hands rows of the outbox to Celery, fairly between cities, and once more where nothing came of it."""

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Any
from uuid import UUID

import psycopg
import structlog
from celery import Celery, current_app
from django.conf import settings

from mannaka_kit import clock
from mannaka_kit.outbox import pace, relay_sql
from mannaka_tenancy.celery import CITY_HEADER

log = structlog.get_logger(__name__)
Connection = psycopg.Connection[tuple[Any, ...]]
_LONGEST_PAUSE = 10.0


class BrokerError(Exception):
    """The broker took nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row on its way to the broker."""

    id: UUID
    city_key: UUID
    task: str
    kwargs: dict[str, Any]


Publish = Callable[[Row], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is in the outbox: for `doctor`, metrics and tests."""

    waiting: int
    in_flight: int
    dead: int
    oldest_due_at: datetime | None


def publish_with(app: Celery) -> Publish:
    """Return a function that sends a row to its city's workers."""

    def publish(row: Row) -> None:
        kwargs = {**row.kwargs, "outbox_id": str(row.id)}
        app.send_task(row.task, kwargs=kwargs, headers={CITY_HEADER: str(row.city_key)}, retry=False)

    return publish


def relay_once(connection: Connection, publish: Publish, *, cap: int) -> int:
    """
    Hand over what is due, at most `cap` unfinished rows for each city, and return how many were sent.

    :raises BrokerError: if the broker refused one; those before it stay sent.
    """
    sent: list[UUID] = []
    failure: Exception | None = None
    with connection.transaction():
        values = {"cap": cap, "now": clock.now(), "batch": pace.BATCH}
        for found in connection.execute(relay_sql.CLAIM, values).fetchall():
            row = Row(id=found[0], city_key=found[1], task=found[2], kwargs=found[3])
            try:
                publish(row)
            except Exception as error:  # noqa: BLE001 - each transport has errors of its own
                failure = error
                break
            sent.append(row.id)
        connection.execute(relay_sql.MARK, {"now": clock.now(), "ids": sent})
    if failure is not None:
        raise BrokerError(type(failure).__qualname__) from failure
    return len(sent)


def sweep(connection: Connection, *, resend_after: timedelta) -> int:
    """Put back what was sent and not done in time, give up what failed too often, forget what is long done."""
    now = clock.now()
    with connection.transaction():
        before = {"before": now - resend_after, "now": now, "batch": pace.BATCH}
        spent = connection.execute(relay_sql.GIVE_UP, {**before, "most": pace.MOST_ATTEMPTS}).fetchall()
        overdue = connection.execute(relay_sql.OVERDUE, before).fetchall()
        for outbox_id, attempts in overdue:
            due_at = now + pace.retry_after(attempts) - pace.retry_after(1)
            connection.execute(relay_sql.PUT_OFF, {"id": outbox_id, "due_at": due_at})
        connection.execute(relay_sql.FORGET, {"before": now - pace.KEEP_DONE})
    for outbox_id, city_key, task in spent:
        log.error("outbox.dead", outbox_id=str(outbox_id), city=str(city_key), task=task)
    return len(overdue)


def read_status(connection: Connection) -> Status:
    """Return how much is waiting, under way and given up."""
    found = connection.execute(relay_sql.STATUS).fetchall()[0]
    return Status(waiting=found[0], in_flight=found[1], dead=found[2], oldest_due_at=found[3])


class Relay:
    """The loop, which outlives broker and database: each comes back in its own time."""

    def __init__(
        self, *, dsn: str, publish: Publish, cap: int, resend_after: timedelta, alive: Callable[[], None] = lambda: None
    ) -> None:
        self.dsn = dsn
        self.alive = alive
        self.publish = publish
        self.cap = cap
        self.resend_after = resend_after
        self.stopped = Event()
        self._next_sweep = float("-inf")
        self._last_sent = float("-inf")

    def run(self) -> None:
        """Work until `stopped` is set."""
        pause = pace.POLL_SECONDS
        while not self.stopped.is_set():
            self.alive()
            try:
                with psycopg.connect(
                    self.dsn, autocommit=True, connect_timeout=5, application_name="mannaka-relay"
                ) as connection:
                    while not self.stopped.is_set():
                        self._turn(connection)
                        pause = pace.POLL_SECONDS
            except (psycopg.Error, BrokerError) as error:
                log.warning(
                    "relay.waits",
                    reason=type(error).__qualname__,
                    cause=str(error) if isinstance(error, BrokerError) else "",
                )
                self.stopped.wait(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    def _turn(self, connection: Connection) -> None:
        self.alive()
        if time.monotonic() >= self._next_sweep:
            sweep(connection, resend_after=self.resend_after)
            self._next_sweep = time.monotonic() + pace.SWEEP_SECONDS
        sent = relay_once(connection, self.publish, cap=self.cap)
        if sent:
            self._last_sent = time.monotonic()
        self.stopped.wait(pace.pause_after(sent, quiet_for=time.monotonic() - self._last_sent))


def main(app: Celery | None = None, *, alive: Callable[[], None] = lambda: None) -> None:
    """Run the relay as the login of DATABASE_RELAY_URL until SIGTERM or SIGINT; `alive` is called at each turn."""
    relay = Relay(
        dsn=settings.DATABASE_RELAY_URL,
        publish=publish_with(app or current_app),
        cap=getattr(settings, "MANNAKA_OUTBOX_CAP", pace.CAP),
        resend_after=timedelta(seconds=getattr(settings, "MANNAKA_OUTBOX_RESEND_AFTER", pace.RESEND_SECONDS)),
        alive=alive,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: relay.stopped.set())
    log.info("relay.started", cap=relay.cap, resend_after=relay.resend_after.total_seconds())
    relay.run()
