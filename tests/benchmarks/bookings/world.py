"""The city of the benchmark: an offer, the people who give its times, the rooms (all runs in the worker)."""

from datetime import date, time, timedelta
from typing import Any, Final

SINCE: Final = date(2020, 4, 1)
DAYS: Final = 60


def city() -> Any:
    """Return the first city of the database."""
    from mannaka_tenancy.registry import find_by_host
    from tests.support import stack

    return find_by_host(stack.CITIES[0][2])


def open_offer(*, people: int, rooms: int, minutes: int, begins: int, ends: int) -> int:
    """Put so many people on duty on the next days, in so many rooms, and return the offer that they give."""
    from case_core.bookings.models import Booking
    from case_core.desk.models import Room
    from case_core.roster.models import Counsellor, Duty
    from mannaka_kit import clock
    from mannaka_tenancy import use

    with use(city()):
        Booking.objects.all().delete()
        Duty.objects.all().delete()
        Room.objects.all().delete()
        for number in range(rooms):
            Room.objects.create(name=f"室{number}", valid_from=SINCE)
        team = [
            Counsellor.objects.create(name=f"相談 {number}", name_kana="ソウダン", kind="citizens", valid_from=SINCE)
            for number in range(people)
        ]
        days = [clock.today() + timedelta(days=number) for number in range(1, DAYS + 1)]
        Duty.objects.bulk_create(
            Duty(counsellor=each, on=on, begins=time(begins), ends=time(ends), kind="workday")
            for each in team
            for on in days
        )
        return _offer(minutes)


def _offer(minutes: int) -> int:
    from case_core.bookings.models import BookingOffer

    offer = BookingOffer.objects.create(
        name=f"枠 {BookingOffer.objects.count()}",
        topic="other",
        ways=["counter", "telephone"],
        minutes=minutes,
        counsellor_kind="citizens",
        days_ahead=DAYS,
        notice_hours=0,
        valid_from=SINCE,
    )
    return int(offer.pk)


def double_bookings() -> int:
    """Return how many pairs of bookings share a counsellor or a room at one moment."""
    from django.db import connection

    from mannaka_tenancy import use

    with use(city()), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM booking a JOIN booking b ON a.id < b.id AND a.begins < b.ends AND b.begins < a.ends"
            " AND (a.counsellor_id = b.counsellor_id OR a.room_id = b.room_id)"
        )
        return int(cursor.fetchone()[0])
