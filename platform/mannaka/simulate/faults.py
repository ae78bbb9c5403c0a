"""What goes wrong on purpose, once each time: with what the city sends, and with what reaches it."""

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Final

SECONDS: Final = 4.0
"""How long a slow answer takes: longer than a page should wait, shorter than the host does."""


@unique
class Fault(StrEnum):
    """A kind of mishap."""

    ILL = "ill"
    """The service answers 503, or hangs up."""
    SLOW = "slow"
    """The answer takes its time."""
    LOST = "lost"
    """The service takes what is sent, and the line breaks before its answer."""
    TWICE = "twice"
    """A delivery reaches the city twice."""
    SWAPPED = "swapped"
    """A delivery waits, and comes after the next one."""
    FORGED = "forged"
    """A delivery is signed with somebody else's key, as often as it is tried."""


OUTWARD: Final = frozenset({Fault.ILL, Fault.SLOW, Fault.LOST})
INWARD: Final = frozenset({Fault.TWICE, Fault.SWAPPED, Fault.FORGED})


@dataclass
class Faults:
    """The mishaps that wait for their turn, of one service of one city."""

    _waiting: deque[Fault] = field(default_factory=deque)

    def wish(self, fault: Fault) -> None:
        """Let something go wrong next time."""
        self._waiting.append(fault)

    def take(self, among: frozenset[Fault]) -> Fault | None:
        """Return the next mishap of a kind, which is used up."""
        found = next((each for each in self._waiting if each in among), None)
        if found is not None:
            self._waiting.remove(found)
        return found

    @property
    def waiting(self) -> list[Fault]:
        """Return what is yet to go wrong, in order."""
        return list(self._waiting)
