"""One thread for each mailbox that is listened at; bounded, patient with servers that are ill, and never missed."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import structlog
from django.db import connections

from mannaka_sdk import PermanentError, PluginError
from mannaka_tenancy import Tenant, use
from mannaka_tenancy.registry import active_cities
from tenants.deliveries.listening import channels_to_listen_to, listen

log = structlog.get_logger(__name__)
Place = tuple[Tenant, int]

MOST: Final = 200
WITHIN_S: Final = 240.0
_KNOWN_FOR: Final = 60.0
_FIRST_PAUSE: Final = 30.0
_LONGEST_PAUSE: Final = 900.0
_CANNOT_TELL: Final = 6 * 3600.0
"""How long a server is left alone that tells nothing by itself; the minute's poll goes on."""


@dataclass
class Listeners:
    """Who is listened to, and who is left alone for a while."""

    places: Callable[[], list[Place]] = field(default_factory=lambda: all_places)
    now: Callable[[], float] = time.monotonic
    _known: list[Place] = field(default_factory=list)
    _known_until: float = float("-inf")
    _running: dict[Place, threading.Thread] = field(default_factory=dict)
    _rest: dict[Place, float] = field(default_factory=dict)
    _pause: dict[Place, float] = field(default_factory=dict)

    def look(self) -> None:
        """Begin to listen wherever nobody does and it is time."""
        self._running = {place: thread for place, thread in self._running.items() if thread.is_alive()}
        for place in self._places():
            if len(self._running) >= MOST:
                return
            if place not in self._running and self._rest.get(place, 0.0) <= self.now():
                # A daemon: the process ends without waiting for a server that says nothing.
                thread = threading.Thread(target=self.listen_at, args=(place,), daemon=True)
                self._running[place] = thread
                thread.start()

    def _places(self) -> list[Place]:
        if self.now() >= self._known_until:
            self._known, self._known_until = self.places(), self.now() + _KNOWN_FOR
        return self._known

    def listen_at(self, place: Place) -> None:
        """Listen once; where something goes wrong leave the place alone for a while."""
        try:
            with use(place[0]):
                listen(place[1], within_s=WITHIN_S)
            self._pause.pop(place, None)
            self._rest[place] = 0.0
        except PermanentError:
            self._rest[place] = self.now() + _CANNOT_TELL
        except Exception as error:  # noqa: BLE001 - whatever happens at one mailbox, the others are listened at
            pause = min(self._pause.get(place, _FIRST_PAUSE / 2) * 2, _LONGEST_PAUSE)
            self._pause[place], self._rest[place] = pause, self.now() + pause
            if not isinstance(error, PluginError):
                log.warning("mail.listening_failed", channel_id=place[1], error=type(error).__qualname__)
        finally:
            connections.close_all()


def all_places() -> list[Place]:
    """Return every channel of every open city that can be listened to."""
    found: list[Place] = []
    for city in active_cities():
        with use(city):
            found += [(city, channel_id) for channel_id in channels_to_listen_to()]
    return found
