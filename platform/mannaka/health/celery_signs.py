"""Signs of life of Celery's two processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any, Final

from celery.beat import PersistentScheduler
from celery.signals import heartbeat_sent
from celery.worker.consumer import Consumer

from mannaka.health.heartbeat import beat

WAITING_SECONDS: Final = 15.0


class LivingScheduler(PersistentScheduler):
    """Celery's scheduler, which also says that it lives at each tick."""

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        """Send what is due, and return the seconds until the next time."""
        beat("beat")
        return super().tick(*args, **kwargs)


class LivingConsumer(Consumer):
    """Celery's consumer, which also lives while it waits for a broker that is away."""

    def ensure_connected(self, conn: Any) -> Any:
        """Return the connection once the broker is back; a probe must not restart a worker that can only wait."""
        with _alive_while_waiting():
            return super().ensure_connected(conn)


@contextmanager
def _alive_while_waiting() -> Iterator[None]:
    over = Event()

    def say_so() -> None:
        while not over.wait(WAITING_SECONDS):
            beat("worker")

    beat("worker")
    Thread(target=say_so, name="alive-while-waiting", daemon=True).start()
    try:
        yield
    finally:
        over.set()


@heartbeat_sent.connect(weak=False)
def _worker_lives(**_kwargs: Any) -> None:
    beat("worker")
