"""Bring the meeting of a talk by video to where its booking is."""

from datetime import datetime

from django.db import transaction

from case_core.bookings.locks import locked_booking
from case_core.bookings.models import Booking
from case_core.bookings.states import BookingStatus
from case_core.meetings.actions.call_off_meeting import call_off_meeting
from case_core.meetings.actions.move_meeting import move_meeting
from case_core.meetings.actions.plan_meeting import Wanted, plan_meeting
from case_core.meetings.actions.tie_meeting import tie_meeting
from case_core.meetings.errors import HostTakenError
from case_core.meetings.models import Meeting
from case_core.meetings.states import MeetingStatus


@transaction.atomic
def arrange_meeting(*, booking_id: int, at: datetime) -> Meeting | None:
    """
    Plan, move, call off or tie what a booking needs, and return its meeting; a second time changes nothing.

    :raises BookingNotFoundError: there is no such booking.
    """
    booking = locked_booking(booking_id)
    meeting = booking.meeting
    if not _is_wanted(booking):
        if meeting is not None and booking.status != BookingStatus.CAME:
            call_off_meeting(meeting_id=meeting.pk, at=at)
    elif meeting is None or meeting.status == MeetingStatus.CANCELLED:
        meeting = _plan(booking, at=at)
    elif (meeting.begins, meeting.ends) != (booking.begins, booking.ends):
        meeting = _move(booking, meeting, at=at)
    if meeting is not None and booking.case_id is not None:
        tie_meeting(meeting_id=meeting.pk, case_id=booking.case_id, at=at)
    return meeting


def _is_wanted(booking: Booking) -> bool:
    return booking.status == BookingStatus.BOOKED and booking.is_by_meeting


def _plan(booking: Booking, *, at: datetime) -> Meeting | None:
    if booking.offer.meeting_channel_id is None:
        return None
    wanted = Wanted(
        channel_id=booking.offer.meeting_channel_id,
        code=booking.number,
        begins=booking.begins,
        ends=booking.ends,
        case_id=booking.case_id,
    )
    booking.meeting = plan_meeting(wanted=wanted, at=at)
    booking.save(update_fields=["meeting"])
    return booking.meeting


def _move(booking: Booking, meeting: Meeting, *, at: datetime) -> Meeting | None:
    """Move it, or where who leads it is busy then, plan another one in its place."""
    try:
        return move_meeting(meeting_id=meeting.pk, begins=booking.begins, ends=booking.ends, at=at)
    except HostTakenError:
        call_off_meeting(meeting_id=meeting.pk, at=at)
        return _plan(booking, at=at)
