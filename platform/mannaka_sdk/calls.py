"""Telephone calls, as a telephone system tells of them."""

from enum import StrEnum, unique

from pydantic import AwareDatetime, Field

from mannaka_sdk.base import Model


@unique
class CallPhase(StrEnum):
    """How far a call has come."""

    RINGING = "ringing"
    ANSWERED = "answered"
    ENDED = "ended"


@unique
class NumberHidden(StrEnum):
    """Why no number is shown, as Japanese exchanges tell it."""

    BY_CALLER = "P"
    """The caller wished so."""
    SERVICE_CONFLICT = "S"
    """The networks do not pass it on."""
    PUBLIC_PHONE = "C"
    """A public telephone."""
    UNAVAILABLE = "O"
    """Out of area."""


class CallState(Model):
    """How a call stands."""

    call_id: str = Field(min_length=1)
    """What the telephone system calls it; the same from ringing to its end."""
    phase: CallPhase
    """How far it has come."""
    at: AwareDatetime
    """When it came so far."""
    caller: str = ""
    """The caller's number as it was told; empty where it is hidden."""
    hidden: NumberHidden | None = None
    """Why it is hidden."""
    called: str = ""
    """The number that was called."""
    extension: str = ""
    """Which telephone rings or answered."""


class CallPop(Model):
    """What a telephone tells when it opens the screen; it knows neither phase nor time."""

    caller: str = ""
    """The caller's number as it was told; empty where it is hidden."""
    hidden: NumberHidden | None = None
    """Why it is hidden."""
    called: str = ""
    """The number that was called."""
    call_id: str = ""
    """What the telephone system calls the call; empty where it does not say."""


class RecordingRef(Model):
    """A recording that rests at the telephone system."""

    call_id: str = Field(min_length=1)
    """Of which call."""
    ref: str = Field(min_length=1)
    """What the telephone system calls it."""
    seconds: int = Field(ge=0)
    """How long it is."""
