"""How often and how much at once one server may come: whoever goes beyond is asked to wait, never refused for good."""

import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

MOST_AT_ONCE: Final = 40
MOST_OF_ONE_AT_ONCE: Final = 10
MOST_A_MINUTE: Final = 120
_MINUTE: Final = 60.0
_REMEMBERED: Final = 4096


@dataclass
class Peers:
    """The servers that are here, and those that were within the last minute."""

    now: Callable[[], float] = time.monotonic
    _open: Counter[str] = field(default_factory=Counter)
    _lately: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def come(self, peer: str) -> bool:
        """Let a connection in; false where too many are open."""
        if self._open.total() >= MOST_AT_ONCE or self._open[peer] >= MOST_OF_ONE_AT_ONCE:
            return False
        self._open[peer] += 1
        return True

    def leave(self, peer: str) -> None:
        """Note that a connection ended that was let in."""
        self._open[peer] -= 1
        if self._open[peer] <= 0:
            del self._open[peer]

    def may_send(self, peer: str) -> bool:
        """Count one more mail, and tell whether it is within what a minute allows."""
        times = self._lately.setdefault(peer, deque())
        self._lately.move_to_end(peer)
        while len(self._lately) > _REMEMBERED:
            self._lately.popitem(last=False)
        now = self.now()
        while times and times[0] <= now - _MINUTE:
            times.popleft()
        if len(times) >= MOST_A_MINUTE:
            return False
        times.append(now)
        return True
