"""A citizen who books page by page."""

import re
import uuid
from datetime import date, time
from typing import Any

from django.test import Client

from case_core.bookings.models import BookingOffer
from case_core.desk.models import Room
from tests.support.bookings import a_counsellor, an_offer, on_duty
from tests.support.cast import SINCE

FRIDAY = date(2026, 1, 16)
AT_TEN, AT_ELEVEN = "2026-01-16T10:00:00+09:00", "2026-01-16T11:00:00+09:00"
CONTACT = {
    "name": "越智 花子",
    "telephone": "090-1234-5678",
    "email": "",
    "about": "家計のやりくりについて",
    "needs": ["wheelchair"],
}


def open_friday(**facts: Any) -> BookingOffer:
    """Put one person on duty on Friday from ten to twelve, with one room."""
    Room.objects.create(name="室1", place="本庁舎1階", valid_from=SINCE)
    on_duty(a_counsellor(), FRIDAY, begins=time(10), ends=time(12))
    return an_offer(**facts)


def answers_for(offer: BookingOffer, **changed: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what is sent on each page."""
    told: dict[str, dict[str, Any]] = {
        "offer": {"offer": str(offer.pk)},
        "way": {"way": "counter"},
        "day": {"day": FRIDAY.isoformat()},
        "time": {"time": AT_TEN},
        "contact": dict(CONTACT),
        "questions": {"answer_0": "はい、はじめてです"},
    }
    return told | changed


def url_of(step: str) -> str:
    """Return the address of a page."""
    return "/booking/" if step == "offer" else f"/booking/{step}/"


def walk_to_check(client: Client, offer: BookingOffer, **changed: dict[str, Any]) -> None:
    """Answer everything up to the page that shows all answers."""
    for step, fields in answers_for(offer, **changed).items():
        response = client.post(url_of(step), fields)
        assert response.status_code == 302, response.content.decode()


def send(client: Client, *, key: str = "") -> Any:
    """Press 「予約する」."""
    return client.post("/booking/check/", {"idempotency_key": key or uuid.uuid4().hex})


def receipt_on(page: str) -> tuple[str, str]:
    """Return number and secret as the last page shows them."""
    number, secret = re.findall(r"<dd>([^<]+)</dd>", page.split('class="receipt"')[1])[:2]
    return number, secret


def book(client: Client, offer: BookingOffer, **changed: dict[str, Any]) -> tuple[str, str]:
    """Book a time and return its receipt."""
    walk_to_check(client, offer, **changed)
    response = send(client)
    assert response.headers.get("Location") == "/booking/done/", response.content.decode()
    return receipt_on(client.get("/booking/done/").content.decode())
