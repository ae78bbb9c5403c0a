"""What follows from a booking: a mail at once, and one a day before, where this house sends mail."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from case_core.bookings.actions.take_up_notice import take_up_notice
from case_core.bookings.events import BookingMade, BookingMoved, BookingPlaceTold
from case_core.bookings.selectors import moment_of_booking
from cms.eservices.notices import BOOKED, PLACE, REMINDER, notify
from mannaka_kit import clock
from mannaka_kit.outbox import events, handler, subscribe

_BEFORE: Final = timedelta(days=1)


@subscribe(BookingMade)
def tell_of_the_booking(event: BookingMade) -> None:
    """Say that it is booked, and plan the reminder."""
    _tell_and_plan(event.booking_id)


@subscribe(BookingMoved)
def tell_of_the_new_time(event: BookingMoved) -> None:
    """Say when it is now, and plan the reminder anew."""
    _tell_and_plan(event.booking_id)


@subscribe(BookingPlaceTold)
def tell_of_the_place(event: BookingPlaceTold) -> None:
    """Say where the talk by video is held."""
    _tell(event.booking_id, template=PLACE)


def remind(*, booking_id: int) -> None:
    """Remind somebody of tomorrow, unless the booking was moved, cancelled or told of already."""
    _tell(booking_id, template=REMINDER)


remind_later = handler(remind)


def _tell_and_plan(booking_id: int) -> None:
    begins = moment_of_booking(booking_id)
    if begins is None or not settings.MANNAKA_SENDS_MAIL:
        return
    due_at = begins - _BEFORE
    # What was booked for tomorrow is remembered until then.
    if due_at > clock.now():
        events.enqueue(remind_later, due_at=due_at, booking_id=booking_id)
    _tell(booking_id, template=BOOKED)


def _tell(booking_id: int, *, template: str) -> None:
    if not settings.MANNAKA_SENDS_MAIL:
        return
    with transaction.atomic():
        notice = take_up_notice(booking_id=booking_id, is_reminder=template == REMINDER, at=clock.now())
        if notice is not None:
            notify(notice, template)  # last: what fails before it, fails without a mail
