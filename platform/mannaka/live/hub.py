"""One subscription for the whole process: hands messages to streams, asks for epochs, and ends all without Valkey."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, Final

import redis.asyncio as redis
import structlog
from redis.exceptions import RedisError

from mannaka.live.listeners import Listener, Listeners
from mannaka_kit.live import names
from mannaka_kit.live.grants import Grant

log = structlog.get_logger(__name__)

EPOCH_SECONDS: Final = 5.0
_ANSWER_SECONDS: Final = 2.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0
_BATCH = 500


class Hub:
    """What the process knows of Valkey."""

    def __init__(self, url: str, listeners: Listeners) -> None:
        self.listeners = listeners
        self.is_connected = False
        self._valkey: redis.Redis = redis.Redis.from_url(
            url, decode_responses=True, socket_connect_timeout=_ANSWER_SECONDS, socket_timeout=_ANSWER_SECONDS
        )

    async def run(self) -> None:
        """Work until cancelled; whenever Valkey is lost every stream ends, since what it misses is missed for good."""
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._session()
            except (RedisError, OSError, TimeoutError, ExceptionGroup) as error:
                log.warning("live.valkey_lost", reason=_name_of(error), streams=len(self.listeners))
            pause = _FIRST_PAUSE if self.is_connected else min(pause * 2, _LONGEST_PAUSE)
            await self._lose()
            await asyncio.sleep(pause)

    async def redeem(self, ticket: str) -> Grant | None:
        """
        Return what a ticket grants, once; None for one that was used, is over or never was.

        :raises RedisError: Valkey does not answer.
        """
        key = names.ticket_key(ticket)
        held = await self._valkey.getdel(key) if key else None
        return Grant.from_json(held) if held else None

    async def holds(self, grant: Grant) -> bool:
        """
        Tell whether neither the person nor the session has lost anything since the ticket was made.

        :raises RedisError: Valkey does not answer.
        """
        found = await self._valkey.mget(list(grant.epoch_keys))
        return tuple(epoch or "" for epoch in found) == grant.epochs

    def end_all(self, why: str) -> None:
        """End every stream."""
        for listener in self.listeners.all():
            listener.end(why)

    async def close(self) -> None:
        """Let go of Valkey."""
        await self._valkey.aclose()

    async def _session(self) -> None:
        async with self._valkey.pubsub() as subscription:
            await subscription.psubscribe(names.ALL_CHANNELS)
            self.is_connected = True
            log.info("live.connected")
            async with asyncio.TaskGroup() as work:
                work.create_task(self._hear(subscription))
                work.create_task(self._watch_epochs())

    async def _hear(self, subscription: Any) -> None:
        while True:
            message = await subscription.get_message(ignore_subscribe_messages=True, timeout=EPOCH_SECONDS)
            if message is not None:
                self._hand_on(message["channel"], message["data"])

    def _hand_on(self, channel: str, data: str) -> None:
        with suppress(ValueError):  # a message that nobody of ours wrote
            message = json.loads(data)
            city, _, topic = channel.partition(":")
            if topic == names.CLOSING:
                self._end_some(city, message)
            else:
                for listener in self.listeners.at(channel):
                    listener.hear(topic, message)

    def _end_some(self, city: str, message: dict[str, Any]) -> None:
        for listener in self.listeners.of_city(city):
            grant = listener.grant
            if message in ({"user": grant.user_id}, {"session": grant.session}):
                listener.end("closed")

    async def _watch_epochs(self) -> None:
        while True:
            await asyncio.sleep(EPOCH_SECONDS)
            async with asyncio.timeout(_ANSWER_SECONDS):
                await self._valkey.ping()
            for batch in _batches(self.listeners.all()):
                await self._end_those_whose_epoch_moved(batch)

    async def _end_those_whose_epoch_moved(self, batch: list[Listener]) -> None:
        keys = [key for listener in batch for key in listener.grant.epoch_keys]
        found = [epoch or "" for epoch in await self._valkey.mget(keys)]
        for index, listener in enumerate(batch):
            if tuple(found[2 * index : 2 * index + 2]) != listener.grant.epochs:
                listener.end("closed")

    async def _lose(self) -> None:
        self.is_connected = False
        self.end_all("away")
        # Kept connections have died with it; each would cost somebody a ticket.
        with suppress(RedisError, OSError):
            await self._valkey.connection_pool.disconnect()


def _batches(listeners: list[Listener]) -> Iterator[list[Listener]]:
    rest = iter(listeners)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _name_of(error: BaseException) -> str:
    return _name_of(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else type(error).__qualname__
