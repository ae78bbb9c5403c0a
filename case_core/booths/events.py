"""What has happened to requests of booths: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothRequestOpened:
    """Somebody at a booth would like to talk."""

    request_id: int
    site_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothRequestAnswered:
    """A clerk took it."""

    request_id: int
    site_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothRequestConnected:
    """The two talk."""

    request_id: int
    site_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothRequestEnded:
    """It is over, whichever way."""

    request_id: int
    site_id: int
