"""Who is in a meeting as what, and how far a meeting has come."""

from enum import StrEnum, unique


@unique
class MeetingRole(StrEnum):
    """As what somebody enters."""

    HOST = "host"
    """Leads it."""
    GUEST = "guest"
    """Takes part."""
    LISTENER = "listener"
    """Hears and sees; is muted and named."""


@unique
class MeetingPhase(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    GONE = "gone"
    """It was deleted, perhaps in the service's own screens."""
