import uuid
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from case_core.bookings.models import Booking
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tests.cms.eservices.booking.walking import AT_ELEVEN, AT_TEN, FRIDAY, book, open_friday

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt(citizen: Client, imabari: Tenant) -> tuple[str, str]:
    """Return the receipt of a booking for Friday at ten."""
    with use(imabari):
        offer = open_friday()
    return book(citizen, offer)


def enter(client: Client, number: str, secret: str) -> None:
    response = client.post("/booking/mine/", {"number": number, "secret": secret, "idempotency_key": uuid.uuid4().hex})
    assert response.headers.get("Location") == "/booking/mine/booking/", response.content.decode()


def test_number_and_secret_open_the_booking_however_they_are_typed(citizen: Client, receipt: tuple[str, str]) -> None:
    number, secret = receipt
    enter(citizen, number.lower(), secret.replace("-", "").lower())
    page = citizen.get("/booking/mine/booking/").content.decode()
    assert number in page
    assert "2026年1月16日（金）" in page
    assert secret not in page


@pytest.mark.parametrize("given", [("Y2026-99999", None), (None, "AAAA-AAAA-AAAA"), ("", "")])
def test_a_wrong_number_and_a_wrong_secret_get_the_same_answer(
    citizen: Client, receipt: tuple[str, str], given: tuple[str | None, str | None]
) -> None:
    number, secret = (told if told is not None else known for told, known in zip(given, receipt, strict=True))
    response = citizen.post("/booking/mine/", {"number": number, "secret": secret})
    assert response.status_code == 200
    assert citizen.get("/booking/mine/booking/").headers["Location"] == "/booking/mine/"


def test_too_many_tries_are_stopped(citizen: Client, receipt: tuple[str, str]) -> None:
    tries = [citizen.post("/booking/mine/", {"number": receipt[0], "secret": "AAAA-AAAA-AAAA"}) for _ in range(11)]
    assert [each.status_code for each in tries] == [200] * 10 + [429]


def test_the_booking_is_moved_and_keeps_number_and_secret(
    citizen: Client, receipt: tuple[str, str], imabari: Tenant
) -> None:
    enter(citizen, *receipt)
    assert FRIDAY.isoformat() in citizen.get("/booking/mine/move/").content.decode()
    page = citizen.get(f"/booking/mine/move/?day={FRIDAY}").content.decode()
    assert AT_ELEVEN in page
    response = citizen.post("/booking/mine/move/", {"time": AT_ELEVEN, "idempotency_key": uuid.uuid4().hex})
    assert response.headers["Location"] == "/booking/mine/booking/"
    assert "11:00" in citizen.get("/booking/mine/booking/").content.decode()
    with use(imabari):
        assert sorted(Booking.objects.values_list("status", "number")) == [
            ("booked", receipt[0]),
            ("moved", receipt[0]),
        ]
    enter(citizen, *receipt)


def test_a_booking_whose_new_time_was_taken_keeps_the_old_one(
    citizen: Client, receipt: tuple[str, str], imabari: Tenant
) -> None:
    with use(imabari):
        offer = Booking.objects.get().offer
    enter(citizen, *receipt)
    contact = {"name": "別の人", "telephone": "0898-11-2222"}
    book(Client(headers={"host": imabari.host}), offer, time={"time": AT_ELEVEN}, contact=contact)
    page = citizen.post("/booking/mine/move/", {"time": AT_ELEVEN, "idempotency_key": uuid.uuid4().hex})
    assert "ほかの方の予約が入りました" in page.content.decode()
    with use(imabari):
        assert Booking.objects.filter(number=receipt[0]).values_list("status", flat=True).get() == "booked"


def test_the_booking_is_cancelled_once_and_says_so(citizen: Client, receipt: tuple[str, str], imabari: Tenant) -> None:
    enter(citizen, *receipt)
    assert "取り消しますか" in citizen.get("/booking/mine/cancel/").content.decode()
    key = uuid.uuid4().hex
    for _click in range(2):
        assert citizen.post("/booking/mine/cancel/", {"idempotency_key": key}).status_code == 302
    page = citizen.get("/booking/mine/booking/").content.decode()
    assert "この予約は取り消されています" in page
    with use(imabari):
        assert Booking.objects.get().status == "cancelled"


def test_the_calendar_file_tells_when_and_nothing_that_was_told(citizen: Client, receipt: tuple[str, str]) -> None:
    response = citizen.get("/booking/mine/calendar.ics")
    text = response.content.decode()
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20260116T010000Z" in text
    assert "DTEND:20260116T020000Z" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert receipt[0] in unfolded
    assert not any(word in unfolded for word in ("越智", "090", "家計", receipt[1]))


def test_a_closed_booking_asks_for_the_secret_again(citizen: Client, receipt: tuple[str, str]) -> None:
    enter(citizen, *receipt)
    assert citizen.post("/booking/mine/close/").headers["Location"] == "/booking/mine/"
    assert citizen.get("/booking/mine/booking/").headers["Location"] == "/booking/mine/"


def test_the_time_that_has_begun_can_only_be_changed_by_telephone(
    citizen: Client, receipt: tuple[str, str], imabari: Tenant
) -> None:
    with time_machine.travel(datetime(2026, 1, 16, 1, 5, tzinfo=UTC), tick=False):
        enter(citizen, *receipt)
        assert "日時を変更する" not in citizen.get("/booking/mine/booking/").content.decode()
        citizen.post("/booking/mine/cancel/", {"idempotency_key": uuid.uuid4().hex})
        with use(imabari):
            assert Booking.objects.get().status == "booked"


def test_the_secret_is_nowhere_but_on_the_page(citizen: Client, receipt: tuple[str, str], imabari: Tenant) -> None:
    plain = receipt[1].replace("-", "")
    with use(imabari):
        kept = str(list(Booking.objects.values())) + str(list(Entry.objects.values()))
    assert receipt[1] not in kept
    assert plain not in kept
    assert AT_TEN not in receipt
