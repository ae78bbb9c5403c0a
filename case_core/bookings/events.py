"""What has happened to bookings: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMade:
    """A time was booked."""

    booking_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMoved:
    """A booking has another time now; the id is that of its new row."""

    booking_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCancelled:
    """A booking was given back, by the citizen or by the city."""

    booking_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCame:
    """Somebody came to their booking."""

    booking_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingPlaceTold:
    """A talk by video has an address now, or another one."""

    booking_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMissed:
    """Nobody came to a booking."""

    booking_id: int
