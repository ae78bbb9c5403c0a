"""Offers, people on duty and bookings, as tests need them; the clock stands on Tuesday, 13 January 2026, 9:40."""

from datetime import date, datetime, time
from typing import Any

from case_core.bookings.actions.book_slot import Booked, book_slot
from case_core.bookings.actions.hold_slot import hold_slot
from case_core.bookings.contacts import Told
from case_core.bookings.models import Booking, BookingOffer
from case_core.roster.models import Counsellor, Duty
from mannaka_kit.clock import TOKYO
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import SINCE, Cast

WEDNESDAY = date(2026, 1, 14)
NOON = datetime(2026, 1, 14, 12, 0, tzinfo=TOKYO)
TEN = datetime(2026, 1, 14, 10, 0, tzinfo=TOKYO)
ELEVEN = datetime(2026, 1, 14, 11, 0, tzinfo=TOKYO)
HANAKO = Told(name="田中 花子", telephone="090-1234-5678", about="家計のやりくりについて", answers=("はい",))


def an_offer(**facts: Any) -> BookingOffer:
    """Return an offer of an hour with a citizens' counsellor, at the counter or by telephone."""
    told = {
        "name": "くらしの相談",
        "topic": "money",
        "ways": ["counter", "telephone"],
        "minutes": 60,
        "counsellor_kind": "citizens",
        "valid_from": SINCE,
        "questions": ["はじめてのご相談ですか"],
        **facts,
    }
    return BookingOffer.objects.create(**told)


def a_counsellor(name: str = "相談 一郎", **facts: Any) -> Counsellor:
    """Return a citizens' counsellor."""
    told = {"name_kana": "ソウダン", "kind": "citizens", "valid_from": SINCE, **facts}
    return Counsellor.objects.create(name=name, **told)


def on_duty(person: Counsellor, on: date = WEDNESDAY, *, begins: time = time(10), ends: time = time(12)) -> Duty:
    """Put somebody on the roster."""
    return Duty.objects.create(counsellor=person, on=on, begins=begins, ends=ends, kind="workday")


def one_on_duty(cast: Cast, **facts: Any) -> BookingOffer:
    """Return an offer that one person with one room gives, at 10 and at 11."""
    a_room(cast)
    on_duty(a_counsellor())
    return an_offer(**facts)


def held(offer: BookingOffer, begins: datetime = TEN, *, way: str = "counter", at: datetime = AT) -> Booking:
    """Hold a time."""
    return hold_slot(offer_id=offer.pk, way=way, begins=begins, at=at)


def booked(
    offer: BookingOffer, begins: datetime = TEN, *, way: str = "counter", told: Told = HANAKO, at: datetime = AT
) -> Booked:
    """Book a time as a citizen."""
    return book_slot(hold_id=held(offer, begins, way=way, at=at).pk, told=told, at=at)
