"""Operations on offers and bookings, and the things that their paths name."""

from datetime import date, datetime, time, timedelta
from typing import Any

from mannaka_kit.clock import TOKYO
from tenants.api_tokens.scopes import Scope
from tests.support.bookings import TEN, a_counsellor, an_offer, booked, on_duty
from tests.support.cases import AT
from tests.support.cast import Cast

CENTRE = frozenset({"aoi"})
TODAY = date(2026, 1, 13)
BEGUN = datetime(2026, 1, 13, 9, 30, tzinfo=TOKYO)
THURSDAY = date(2026, 1, 15)
BY_VIDEO = TEN + timedelta(days=1)
CALLER: dict[str, Any] = {
    "offer_id": "{offer}",
    "way": "telephone",
    "begins": "2026-01-14T11:00:00+09:00",
    "name": "越智 太郎",
    "telephone": "0898-12-3456",
}
READ, WRITE = Scope.BOOKINGS_READ, Scope.BOOKINGS_WRITE
SPAN = "way=telephone&first=2026-01-13&last=2026-01-20"
DOORS_OF_BOOKINGS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "booking-offers/{offer}/free-times/?" + SPAN, {}, READ, CENTRE),
    ("GET", "bookings/?day=2026-01-14", {}, READ, CENTRE),
    ("POST", "bookings/", CALLER, WRITE, CENTRE),
    ("GET", "bookings/{booking}/", {}, READ, CENTRE),
    ("POST", "bookings/{booking}/move/", {"begins": "2026-01-14T11:00:00+09:00"}, WRITE, CENTRE),
    ("POST", "bookings/{booking}/cancel/", {"reason": "担当者の急病"}, WRITE, CENTRE),
    ("POST", "bookings/{online}/online-address/", {"online_address": "https://meet.example.jp/a"}, WRITE, CENTRE),
    ("POST", "bookings/{begun}/arrival/", {}, WRITE, CENTRE),
    ("POST", "bookings/{begun}/no-show/", {}, WRITE, CENTRE),
    ("POST", "bookings/{begun}/take-up/", {"words": "家計の相談"}, WRITE, CENTRE),
]


def things_to_book(_cast: Cast) -> dict[str, Any]:
    """Make an offer with somebody on duty, a booking for tomorrow and one that has begun; call it inside the city."""
    person = a_counsellor()
    on_duty(person)
    on_duty(person, TODAY, begins=time(9, 30), ends=time(11, 30))
    on_duty(person, THURSDAY)
    offer, by_video = an_offer(), an_offer(name="オンライン", ways=["online"])
    return {
        "offer": offer.pk,
        "booking": booked(offer, TEN, way="telephone").booking.pk,
        "online": booked(by_video, BY_VIDEO, way="online").booking.pk,
        "begun": booked(offer, BEGUN, way="telephone", at=AT - timedelta(days=1)).booking.pk,
    }
