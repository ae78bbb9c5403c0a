"""
What a calendar shows: when, where, and which kind of talk. Nothing that somebody told ever gets here.

The rows are read as plain values, and only the columns that a calendar may show: what is not read cannot leak.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext, override

import mannaka_tenancy
from case_core.bookings.calendar_file import Event
from case_core.bookings.capacity import moment_of
from case_core.bookings.models import Booking, RoomReservation
from case_core.bookings.states import BookingStatus, BookingWay
from case_core.calendars.models import CalendarFeed
from case_core.roster.models import Duty
from case_core.roster.states import DutyKind
from mannaka_kit import crypto
from mannaka_kit.clock import TOKYO

DAYS_BACK: Final = 30
DAYS_AHEAD: Final = 180
_SHOWN: Final = (BookingStatus.BOOKED, BookingStatus.CAME, BookingStatus.NO_SHOW)
_OF_BOOKINGS: Final = ("number", "begins", "ends", "way", "offer__name", "room__name", "changed_at", "moves")


def agenda_of(feed: CalendarFeed, *, today: date, at: datetime) -> list[Event]:
    """Return what a person's or a room's calendar holds from a month back to half a year ahead, in two statements."""
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    with override(settings.LANGUAGE_CODE):
        beside = _duties(feed, first, last, at) if feed.room is None else _reservations(feed, first, last, at)
        found = [*beside, *_bookings(feed, first, last, at)]
    return sorted(found, key=lambda event: (event.begins, event.uid))


def title_of(feed: CalendarFeed) -> str:
    """Return the calendar's own name."""
    with override(settings.LANGUAGE_CODE):
        if feed.room is not None:
            return gettext("相談センター %(room)s") % {"room": feed.room.name}
        return gettext("相談センターの当番と予約")


def _duties(feed: CalendarFeed, first: date, last: date, at: datetime) -> list[Event]:
    rows = Duty.objects.between(first, last).filter(counsellor=feed.counsellor)
    return [
        _event(
            f"duty-{pk}",
            at,
            begins=_moment(on, begins),
            ends=_moment(on, ends),
            summary=str(DutyKind(kind).label),
        )
        for pk, on, begins, ends, kind in rows.values_list("pk", "on", "begins", "ends", "kind")
    ]


def _reservations(feed: CalendarFeed, first: date, last: date, at: datetime) -> list[Event]:
    rows = RoomReservation.objects.filter(room=feed.room, begins__lt=_end(last), ends__gt=moment_of(first, 0))
    return [
        _event(f"room-{pk}", at, begins=begins, ends=ends, summary=gettext("ほかの利用"), changed_at=made_at)
        for pk, begins, ends, made_at in rows.values_list("pk", "begins", "ends", "made_at")
    ]


def _bookings(feed: CalendarFeed, first: date, last: date, at: datetime) -> list[Event]:
    whose = Q(counsellor=feed.counsellor) if feed.room is None else Q(room=feed.room)
    moves = Booking.objects.filter(number=OuterRef("number"), status=BookingStatus.MOVED).order_by().values("number")
    rows = Booking.objects.filter(
        whose, status__in=_SHOWN, begins__lt=_end(last), ends__gt=moment_of(first, 0)
    ).annotate(
        changed_at=Greatest(F("ended_at"), F("booked_at"), F("made_at")),
        moves=Coalesce(Subquery(moves.annotate(count=Count("pk")).values("count")), 0),
    )
    return [_booking(row, at) for row in rows.order_by("begins", "pk").values(*_OF_BOOKINGS)]


def _booking(row: dict[str, Any], at: datetime) -> Event:
    # A moved booking is another row with the same number; the number itself belongs to the citizen.
    uid = crypto.fingerprint(row["number"], purpose="calendar-uid")[:32]
    return _event(
        f"booking-{uid}",
        at,
        begins=row["begins"],
        ends=row["ends"],
        summary=gettext("予約 %(offer)s") % {"offer": row["offer__name"]},
        place=row["room__name"] or "",
        words=str(BookingWay(row["way"]).label),
        changed_at=row["changed_at"],
        sequence=row["moves"],
    )


def _event(uid: str, at: datetime, *, place: str = "", words: str = "", **told: Any) -> Event:
    host = mannaka_tenancy.require_current().host
    return Event(uid=f"{uid}@{host}", made_at=at, place=place, words=words, **told)


def _moment(on: date, shown: time) -> datetime:
    return datetime.combine(on, shown, TOKYO)


def _end(last: date) -> datetime:
    return moment_of(last + timedelta(days=1), 0)
