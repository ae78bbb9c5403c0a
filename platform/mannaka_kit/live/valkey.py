"""The web processes' way to Valkey: quick or not at all."""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

import redis
import structlog
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

log = structlog.get_logger(__name__)

Client: TypeAlias = redis.Redis
_SECONDS = 0.25
_RETRY_AFTER_SECONDS = 5.0
_away_until: dict[str, float] = {}


class ValkeyAwayError(Exception):
    """Valkey does not answer, or did not a moment ago."""


def ask(question: Callable[[Client], Any], *, at_any_price: bool = False) -> Any:
    """
    Ask Valkey; after a failure it is left alone for five seconds, so that no page waits at each bell.

    `at_any_price` asks even then: for what must not be skipped, such as ending a stream.

    :raises ValkeyAwayError: it does not answer.
    """
    url = str(settings.CACHES["default"]["LOCATION"])
    if time.monotonic() < _away_until.get(url, 0.0) and not at_any_price:
        raise ValkeyAwayError
    try:
        answer = question(_client(url))
    except (redis.ConnectionError, redis.TimeoutError) as error:
        # Said once, until it is back: a bell is no reason to fill a log.
        if url not in _away_until:
            log.warning("live.valkey_away", reason=type(error).__qualname__)
        _away_until[url] = time.monotonic() + _RETRY_AFTER_SECONDS
        raise ValkeyAwayError from error
    if _away_until.pop(url, None) is not None:
        log.info("live.valkey_back")
    return answer


@lru_cache(maxsize=8)
def _client(url: str) -> Client:
    # One more try where a kept connection turns out closed; after a time-out, none.
    retry = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
    return redis.Redis.from_url(
        url, socket_connect_timeout=_SECONDS, socket_timeout=_SECONDS, retry=retry, decode_responses=True
    )
