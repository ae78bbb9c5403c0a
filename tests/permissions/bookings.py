"""A booking that has just begun, what can be booked, and the forms that change them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model

from case_core.bookings.models import Booking, BookingOffer, RoomReservation
from case_core.desk.models import Room
from case_core.roster.models import Counsellor, Duty
from mannaka_kit import clock
from mannaka_kit.clock import TOKYO
from tests.permissions.calendars import BODIES_OF_CALENDARS, KINDS_OF_IMPORTS
from tests.permissions.reception import BODIES_AT_RECEPTION, KINDS_AT_RECEPTION
from tests.support.cast import SINCE

KINDS_OF_BOOKINGS: Mapping[str, type[Model]] = {
    "booking_id": Booking,
    "offer_id": BookingOffer,
    "reservation_id": RoomReservation,
    **KINDS_AT_RECEPTION,
    **KINDS_OF_IMPORTS,
}
_TOLD: Mapping[str, Any] = {
    "topic": "money",
    "ways": ["telephone"],
    "counsellor_kind": "citizens",
    "minutes": "30",
    "days_ahead": "60",
    "notice_hours": "1",
    "most_per_contact": "2",
    "position": "1",
}


def _in_a_week() -> str:
    return (clock.today() + timedelta(days=7)).isoformat()


def _reservation(values: Mapping[str, Any]) -> dict[str, Any]:
    times = {"first": _in_a_week(), "begins": "20:00", "ends": "21:00"}
    return {"room": values["reserved_room"], "who": "社会福祉協議会", "reason": "相談日", **times}


BODIES_OF_BOOKINGS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "bookings:came": lambda _: {},
    "bookings:no_show": lambda _: {},
    "bookings:take_up": lambda values: {"words": values["booked_words"]},
    "bookings:cancel": lambda _: {"reason": "担当者の急病"},
    "bookings:move": lambda values: {"time": values["free_moment"]},
    "bookings:online": lambda _: {"online_address": "https://meet.example.jp/a"},
    "booking_settings:reserve": _reservation,
    "booking_settings:release": lambda _: {},
    "booking_settings:add": lambda _: {**_TOLD, "name": "新しい枠", "valid_from": _in_a_week()},
    "booking_settings:change": lambda _: {**_TOLD, "name": "変えた枠"},
    "booking_settings:end": lambda _: {"last_day": _in_a_week()},
    **BODIES_OF_CALENDARS,
    **BODIES_AT_RECEPTION,
    "booking_settings:rules": lambda _: {"hold_minutes": "12", "release_minutes": "30"},
}


def bookings(word: str) -> dict[str, Any]:
    """Make an offer with somebody on duty tomorrow, and a booking by video that began a moment ago."""
    number = BookingOffer.objects.count()
    offer = BookingOffer.objects.create(
        name=f"{word} {number}",
        topic="money",
        ways=["telephone", "online"],
        minutes=30,
        counsellor_kind="citizens",
        valid_from=SINCE,
    )
    person = Counsellor.objects.create(
        name=f"{word} {number}", name_kana="ソウダンイン", kind="citizens", valid_from=SINCE
    )
    reservation = _room_of_another(word)
    tomorrow = clock.today() + timedelta(days=1)
    Duty.objects.create(counsellor=person, on=tomorrow, begins=time(9), ends=time(15), kind="workday")
    return {
        "reservation_id": reservation.pk,
        "reserved_room": str(reservation.room_id),
        "booking_id": _booking(offer, person, word).pk,
        "offer_id": offer.pk,
        "free_moment": _at_ten(tomorrow).isoformat(),
        "booked_words": word,
    }


def _room_of_another(word: str) -> RoomReservation:
    room = Room.objects.create(name=f"{word} {Room.objects.count()}", valid_from=SINCE)
    begins = clock.now() + timedelta(days=3)
    user = get_user_model().objects.earliest("pk")
    made = RoomReservation(room=room, begins=begins, ends=begins + timedelta(hours=1), who=word, reason=word)
    made.made_by, made.made_at = user, clock.now()
    made.save()
    return made


def _at_ten(on: date) -> datetime:
    return datetime.combine(on, time(10), TOKYO)


def _booking(offer: BookingOffer, person: Counsellor, word: str) -> Booking:
    begins = clock.now() - timedelta(minutes=1)
    made = Booking(offer=offer, way="online", begins=begins, ends=begins + timedelta(minutes=30), counsellor=person)
    made.status, made.number = "booked", f"Y-{offer.pk}"
    made.name = made.about = word
    made.telephone = made.digits = "0898361234"
    made.made_at = made.booked_at = clock.now()
    made.save()
    return made
