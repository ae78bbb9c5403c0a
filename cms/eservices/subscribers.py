"""What follows from a booking: it is told at once, and a day before, by mail or where the person writes to us."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from case_core.bookings.actions.take_up_notice import take_up_notice
from case_core.bookings.events import BookingCancelled, BookingMade, BookingMoved, BookingPlaceTold
from case_core.bookings.selectors import moment_of_booking
from case_core.conversations.actions.tell_of_booking import tell_of_booking
from case_core.conversations.selectors import conversation_of_booking
from case_core.conversations.states import TextKind
from cms.eservices.notices import notify
from mannaka_kit import clock
from mannaka_kit.outbox import events, handler, subscribe

_BEFORE: Final = timedelta(days=1)


@subscribe(BookingMade)
def tell_of_the_booking(event: BookingMade) -> None:
    """Say that it is booked, and plan the reminder."""
    _tell_and_plan(event.booking_id, TextKind.BOOKED)


@subscribe(BookingMoved)
def tell_of_the_new_time(event: BookingMoved) -> None:
    """Say when it is now, and plan the reminder anew."""
    _tell_and_plan(event.booking_id, TextKind.MOVED)


@subscribe(BookingCancelled)
def tell_of_the_cancelling(event: BookingCancelled) -> None:
    """Say that nobody is expected any more."""
    _tell(event.booking_id, TextKind.CANCELLED)


@subscribe(BookingPlaceTold)
def tell_of_the_place(event: BookingPlaceTold) -> None:
    """Say where the talk by video is held."""
    _tell(event.booking_id, TextKind.PLACE_TOLD)


def remind(*, booking_id: int) -> None:
    """Remind somebody of tomorrow, unless the booking was moved, cancelled or told of already."""
    _tell(booking_id, TextKind.REMINDER)


remind_later = handler(remind)


def _tell_and_plan(booking_id: int, kind: TextKind) -> None:
    begins = moment_of_booking(booking_id)
    if begins is None:
        return
    due_at = begins - _BEFORE
    # What was booked for tomorrow is remembered until then.
    if due_at > clock.now():
        events.enqueue(remind_later, due_at=due_at, booking_id=booking_id)
    _tell(booking_id, kind)


@transaction.atomic
def _tell(booking_id: int, kind: TextKind) -> None:
    at, conversation_id = clock.now(), conversation_of_booking(booking_id)
    notice = take_up_notice(
        booking_id=booking_id,
        is_reminder=kind == TextKind.REMINDER,
        is_cancelled=kind == TextKind.CANCELLED,
        by_mail=settings.MANNAKA_SENDS_MAIL,
        otherwise=conversation_id is not None,
        at=at,
    )
    if notice is None:
        return
    if notice.to:
        notify(notice, kind)  # last: what fails before it, fails without a mail
    elif conversation_id is not None:
        tell_of_booking(conversation_id=conversation_id, booking_id=booking_id, kind=kind, at=at)
