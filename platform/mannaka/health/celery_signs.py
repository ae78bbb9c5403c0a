"""Signs of life of Celery's two processes."""

from typing import Any

from celery.beat import PersistentScheduler
from celery.signals import heartbeat_sent

from mannaka.health.heartbeat import beat


class LivingScheduler(PersistentScheduler):
    """Celery's scheduler, which also says that it lives at each tick."""

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        """Send what is due, and return the seconds until the next time."""
        beat("beat")
        return super().tick(*args, **kwargs)


@heartbeat_sent.connect(weak=False)
def _worker_lives(**_kwargs: Any) -> None:
    beat("worker")
