"""The streams that are open in this process: who hears what, and how many there may be."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from mannaka_kit.live.grants import Grant

Person = tuple[UUID, int]


class Listener:
    """One stream: what it still has to tell, and why it ends."""

    def __init__(self, grant: Grant) -> None:
        self.grant = grant
        self.ending = ""
        self._waiting: dict[str, Any] = {}
        self._stirred = asyncio.Event()

    @property
    def person(self) -> Person:
        """Return whose stream it is."""
        return self.grant.city, self.grant.user_id

    def hear(self, topic: str, message: Any) -> None:
        """Keep the newest news of a topic until they are told: a slow page hears of each topic once."""
        self._waiting[topic] = message
        self._stirred.set()

    def end(self, why: str) -> None:
        """Let the stream end; the first reason counts."""
        self.ending = self.ending or why
        self._stirred.set()

    async def news(self, *, seconds: float) -> list[Any]:
        """Return the news as soon as there are any, nothing after the time or at the end."""
        try:
            await asyncio.wait_for(self._stirred.wait(), timeout=max(seconds, 0))
        except TimeoutError:
            return []
        self._stirred.clear()
        told, self._waiting = list(self._waiting.values()), {}
        return told


class TooManyError(Exception):
    """There are too many streams, of this person or altogether."""


class Listeners:
    """All streams of the process, found by channel."""

    def __init__(self, *, most: int, most_of_one: int) -> None:
        self._most, self._most_of_one = most, most_of_one
        self._open: set[Listener] = set()
        self._of: Counter[Person] = Counter()
        self._at: defaultdict[str, set[Listener]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._open)

    def add(self, listener: Listener) -> None:
        """
        Let a stream hear from now on.

        :raises TooManyError: there are too many.
        """
        if len(self._open) >= self._most or self._of[listener.person] >= self._most_of_one:
            raise TooManyError
        self._open.add(listener)
        self._of[listener.person] += 1
        for channel in listener.grant.channels:
            self._at[channel].add(listener)

    def remove(self, listener: Listener) -> None:
        """Forget a stream."""
        self._open.remove(listener)
        self._of -= Counter([listener.person])
        for channel in listener.grant.channels:
            self._at[channel].discard(listener)
            if not self._at[channel]:
                del self._at[channel]

    def all(self) -> list[Listener]:
        """Return every stream."""
        return list(self._open)

    def at(self, channel: str) -> Iterable[Listener]:
        """Return the streams that hear a channel."""
        return tuple(self._at.get(channel, ()))

    def of_city(self, city: str) -> list[Listener]:
        """Return the streams of a city."""
        return [listener for listener in self._open if str(listener.grant.city) == city]
