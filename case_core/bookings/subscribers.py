"""What follows from a booking of a talk by video: its meeting is made, moved, called off."""

from case_core.bookings.actions.arrange_meeting import arrange_meeting
from case_core.bookings.events import BookingCame, BookingCancelled, BookingMade, BookingMoved, BookingPlaceTold
from mannaka_kit import clock
from mannaka_kit.outbox import subscribe


@subscribe(BookingMade)
def have_a_meeting(event: BookingMade) -> None:
    """Plan the meeting."""
    arrange_meeting(booking_id=event.booking_id, at=clock.now())


@subscribe(BookingMoved)
def move_the_meeting(event: BookingMoved) -> None:
    """Let the meeting follow."""
    arrange_meeting(booking_id=event.booking_id, at=clock.now())


@subscribe(BookingCancelled)
def call_the_meeting_off(event: BookingCancelled) -> None:
    """Have the meeting removed."""
    arrange_meeting(booking_id=event.booking_id, at=clock.now())


@subscribe(BookingCame)
def tie_the_meeting(event: BookingCame) -> None:
    """Tie the meeting to the case that the booking became, if it did."""
    arrange_meeting(booking_id=event.booking_id, at=clock.now())


@subscribe(BookingPlaceTold)
def meet_elsewhere(event: BookingPlaceTold) -> None:
    """Call the meeting off where a clerk gave an address, and plan one where they took it back."""
    arrange_meeting(booking_id=event.booking_id, at=clock.now())
