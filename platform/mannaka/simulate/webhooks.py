"""Handing deliveries to a city as a service does: to its own host, again where it did not take them."""

from __future__ import annotations

import http.client
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from mannaka.simulate.errors import BadWebhookError
from mannaka_kit import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from mannaka.simulate.cities import City
    from mannaka_sdk import RawRequest

LOOPBACK: Final = "127.0.0.1"
PATH: Final = "/hooks/v1/"
PAUSES: Final = (3.0, 10.0, 30.0)
"""How long the service waits before it tries again; LINE does not tell its own times."""
MOST_KEPT: Final = 30
_PATIENCE: Final = 10.0
_GOOD: Final = range(200, 300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where a city takes deliveries."""

    host: str
    path: str


def webhook_at(address: str, city: City) -> Webhook:
    """
    Read an address that somebody pasted.

    :raises BadWebhookError: if it is none of this city.
    """
    parts = urlsplit(address.strip())
    is_ours = parts.scheme in {"http", "https"} and parts.hostname == city.host and parts.path.startswith(PATH)
    if not is_ours:
        raise BadWebhookError
    return Webhook(host=parts.netloc.rpartition("@")[2], path=parts.path)


def knock(webhook: Webhook, raw: RawRequest, *, port: int) -> int | None:
    """Hand a delivery over and return the status of the answer; nothing where none came."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_PATIENCE)
    try:
        headers = {"content-type": "application/json", **raw.headers, "host": webhook.host}
        connection.request("POST", webhook.path, body=raw.body, headers=headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


class Writes(Protocol):
    """What writes and signs a delivery at the moment at which it is handed over."""

    def __call__(self, *, is_redelivery: bool) -> tuple[Webhook, RawRequest] | None:
        """Return where it goes and what goes there; nothing where there is nowhere to go."""


@dataclass(slots=True, kw_only=True)
class Delivery:
    """Something that the service hands over, and what came of it."""

    city: str
    title: StrOrPromise
    write: Writes
    due: float
    tries: int = 0
    status: int | None = None
    is_over: bool = False
    at: datetime = field(default_factory=clock.now)

    @property
    def was_taken(self) -> bool:
        """Tell whether the city took it."""
        return self.status in _GOOD

    @property
    def state(self) -> str:
        """Return how far it has come: taken, refused, or waiting for its next try."""
        if self.was_taken:
            return "taken"
        return "refused" if self.is_over else "waiting"


@dataclass(slots=True)
class Postman:
    """Hands deliveries over one after the other, in a thread of its own."""

    port: int
    pauses: Sequence[float] = PAUSES
    _kept: deque[Delivery] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    _bell: threading.Condition = field(default_factory=threading.Condition)

    def start(self) -> None:
        """Begin; the thread ends with the process."""
        threading.Thread(target=self._run, daemon=True, name="postman").start()

    def bring(self, *, city: str, title: StrOrPromise, write: Writes, wait: float = 0.0) -> Delivery:
        """Hand something over, after some seconds, and return what is on its way."""
        delivery = Delivery(city=city, title=title, write=write, due=time.monotonic() + wait)
        with self._bell:
            self._kept.append(delivery)
            self._bell.notify()
        return delivery

    def of_city(self, code: str) -> list[Delivery]:
        """Return what was handed to a city, the last first."""
        return [each for each in reversed(self._kept) if each.city == code]

    def _run(self) -> None:
        while True:
            with self._bell:
                found = self._next()
                if found is None:
                    self._bell.wait(0.5)
                    continue
            self.hand_over(found)

    def _next(self) -> Delivery | None:
        waiting = [each for each in self._kept if not each.is_over and each.due <= time.monotonic()]
        return min(waiting, key=lambda each: each.due, default=None)

    def hand_over(self, delivery: Delivery) -> None:
        """Try once, and note when to try again."""
        written = delivery.write(is_redelivery=delivery.tries > 0)
        delivery.status = knock(*written, port=self.port) if written else None
        delivery.tries += 1
        delivery.is_over = delivery.was_taken or written is None or delivery.tries > len(self.pauses)
        if not delivery.is_over:
            delivery.due = time.monotonic() + self.pauses[delivery.tries - 1]
