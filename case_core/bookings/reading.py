"""What decides about free times, read in few statements whatever the number of days."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import TypeAlias

from django.db.models import Exists, OuterRef, Q

from case_core.bookings.capacity import Capacity, RoomDays, Shift, Span, Talk, minute_of, moment_of
from case_core.bookings.elsewhere import busy_elsewhere
from case_core.bookings.models import Booking, BookingOffer, RoomReservation
from case_core.desk.models import Room
from case_core.roster.models import Absence
from case_core.roster.querysets import DutyQuerySet
from case_core.roster.selectors import duties_between
from mannaka_kit.clock import day_of
from tenants.hours.selectors import openings_between

Taken: TypeAlias = defaultdict[tuple[int, date], list[Span]]
_ONE_DAY = timedelta(days=1)


def talk_of(offer: BookingOffer, way: str, *, at: datetime, by_staff: bool = False) -> Talk:
    """Return what an offer asks of a time; staff may book without the notice that citizens must give."""
    notice = timedelta() if by_staff else timedelta(hours=offer.notice_hours)
    return Talk(
        minutes=offer.minutes,
        needs_room=offer.takes_a_room(way),
        earliest=at + notice,
        latest=day_of(at) + timedelta(days=offer.days_ahead),
    )


def capacity_between(
    offer: BookingOffer, way: str, first: date, last: date, *, at: datetime, without_id: int | None = None
) -> Capacity:
    """Read the opening hours, the roster, the rooms and what is booked, one booking left out, in six statements."""
    shifts = _duties_for(offer, first, last)
    people, rooms_busy = _busy_between(first, last, at=at, without_id=without_id)
    rooms = _rooms_between(first, last) if offer.takes_a_room(way) else []
    for room_id, on, span in _reserved_between(first, last) if rooms else ():
        rooms_busy[room_id, on].append(span)
    return Capacity(
        openings=opening_spans(first, last),
        shifts=[
            Shift(counsellor_id=counsellor_id, on=on, span=(minute_of(begins), minute_of(ends)))
            for counsellor_id, on, begins, ends in shifts.values_list("counsellor_id", "on", "begins", "ends")
        ],
        rooms=rooms,
        counsellors_busy=people,
        rooms_busy=rooms_busy,
    )


def opening_spans(first: date, last: date) -> dict[date, list[Span]]:
    """Return when the centre is open on each day between two days; a closed day is not there."""
    return {
        on: [(span.begins, span.ends) for span in opening.spans]
        for on, opening in openings_between(first, last)
        if opening.spans
    }


def _duties_for(offer: BookingOffer, first: date, last: date) -> DutyQuerySet:
    """Narrow the roster to those who talk about this: the kind that is asked for, who know the topic, and are there."""
    away = Absence.objects.filter(
        counsellor=OuterRef("counsellor"), first__lte=OuterRef("on"), last__gte=OuterRef("on")
    )
    knows = Q(counsellor__topics__len=0) | Q(counsellor__topics__contains=[offer.topic])
    duties = duties_between(first, last).filter(knows, counsellor__kind=offer.counsellor_kind)
    return duties.filter(~Exists(away))


def _rooms_between(first: date, last: date) -> list[RoomDays]:
    rows = Room.objects.not_ended(first).filter(valid_from__lte=last)
    return [
        RoomDays(room_id=room_id, first=begins, last=ends)
        for room_id, begins, ends in rows.values_list("pk", "valid_from", "valid_until")
    ]


def _busy_between(first: date, last: date, *, at: datetime, without_id: int | None) -> tuple[Taken, Taken]:
    """Return when counsellors and rooms are taken."""
    rows = (
        Booking.objects.blocking(at)
        .overlapping(moment_of(first, 0), moment_of(last + _ONE_DAY, 0))
        .exclude(pk=without_id or 0)
    )
    people: Taken = defaultdict(list)
    rooms: Taken = defaultdict(list)
    for counsellor_id, room_id, begins, ends in rows.order_by().values_list(
        "counsellor_id", "room_id", "begins", "ends"
    ):
        on, span = day_of(begins), (minute_of(begins), minute_of(ends))
        people[counsellor_id, on].append(span)
        if room_id is not None:
            rooms[room_id, on].append(span)
    for counsellor_id, on, span in busy_elsewhere(first, last):
        people[counsellor_id, on].append(span)
    return people, rooms


def _reserved_between(first: date, last: date) -> list[tuple[int, date, Span]]:
    """Return when rooms are another body's."""
    rows = RoomReservation.objects.overlapping(moment_of(first, 0), moment_of(last + _ONE_DAY, 0)).order_by()
    return [
        (room_id, day_of(begins), (minute_of(begins), minute_of(ends)))
        for room_id, begins, ends in rows.values_list("room_id", "begins", "ends")
    ]
