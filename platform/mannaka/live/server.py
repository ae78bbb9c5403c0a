"""Runs `live` until SIGTERM; the open streams are told, so that their pages go elsewhere at once."""

import signal
import sys
from collections.abc import Callable
from typing import Any, Final

import structlog
import uvicorn

from mannaka import env
from mannaka.live.app import application
from mannaka.live.hub import Hub
from mannaka.live.listeners import Listeners
from mannaka_kit.logs import configure, logging_config

log = structlog.get_logger(__name__)

MOST_STREAMS: Final = 2000
MOST_STREAMS_OF_ONE: Final = 20
_GRACE_SECONDS: Final = 10


def serve_live(*, bind: str) -> None:
    """
    Listen at an address and port.

    :raises MissingSettingError: CACHE_URL is not set.
    """
    configure()
    hub = Hub(env.text("CACHE_URL"), Listeners(most=MOST_STREAMS, most_of_one=MOST_STREAMS_OF_ONE))
    host, _, port = bind.rpartition(":")
    settings = uvicorn.Config(
        application(hub),
        host=host,
        port=int(port),
        log_config=logging_config(),
        # Its lines would hold tickets.
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        # uvicorn ends in order and then sends itself the signal once more: that end is a good one.
        signal.signal(number, lambda *_: sys.exit(0))
    log.info("live.started", bind=bind)
    _Server(settings, at_exit=lambda: hub.end_all("stopping")).run()


class _Server(uvicorn.Server):
    def __init__(self, settings: uvicorn.Config, *, at_exit: Callable[[], None]) -> None:
        super().__init__(settings)
        self._at_exit = at_exit

    async def shutdown(self, sockets: Any = None) -> None:
        # uvicorn waits here until every answer has ended.
        self._at_exit()
        await super().shutdown(sockets)
