"""A service for meetings, in memory: what a vendor of a `MeetingProvider` writes to be tested."""

from abc import abstractmethod
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum, unique

from mannaka_sdk.meeting_states import MeetingPhase, MeetingRole
from mannaka_sdk.simulation import DeliveringSimulator, Happening


@unique
class Whereabouts(StrEnum):
    """Where somebody is."""

    OUTSIDE = "outside"
    """In the waiting room."""
    INSIDE = "inside"
    AWAY = "away"
    """They left, or gave up waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOrWent(Happening):
    """Somebody came to a meeting's waiting room, entered, or left; `person` is how the service tells them apart."""

    meeting: str
    now: Whereabouts
    was: Whereabouts = Whereabouts.AWAY
    name: str = field(default="", repr=False)
    """What the others see of them."""
    role: MeetingRole = MeetingRole.GUEST


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTurned(Happening):
    """A meeting began or ended, or somebody removed it in the service's own screens."""

    meeting: str
    phase: MeetingPhase


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeeting:
    """A meeting as the service keeps it."""

    id: str
    topic: str
    """What the service shows of it."""
    starts_at: datetime
    lasts: timedelta
    has_lobby: bool
    host: str = ""
    """Who leads it."""
    texts: tuple[str, ...] = ()
    """Every other text that came with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """What happens to somebody who opens a link."""

    meeting: str
    role: MeetingRole
    name: str = ""
    """What the others see, where the link says so."""


class MeetingSimulator(DeliveringSimulator):
    """
    A service for meetings, in memory.

    One that keeps no meetings, since its rooms come into being when somebody opens a link, has none to tell of.
    """

    @property
    @abstractmethod
    def meetings(self) -> list[HeldMeeting]:
        """Return the meetings that there are, in the order in which they were made."""

    @abstractmethod
    def enter(self, url: str, *, at: datetime) -> Entrance | None:
        """Open a link at a time; none where it leads nowhere, or no longer."""

    def forget_tokens(self) -> None:
        """Take no token any more that was given out, where there are such."""

    def turn(self, meeting: str, phase: MeetingPhase) -> None:
        """Let a meeting begin or end, or be removed in the service's own screens, where the service keeps meetings."""
