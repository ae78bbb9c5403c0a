"""What a citizen chose went while they typed: nothing typed is lost, and the nearest free times are offered."""

import uuid
from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.test import Client

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.models import Booking
from case_core.roster.models import Counsellor
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.hours.actions.add_special_day import add_special_day
from tests.cms.eservices.booking.walking import (
    AT_ELEVEN,
    AT_TEN,
    FRIDAY,
    book,
    open_friday,
    send,
    walk_to_check,
)
from tests.support.bookings import on_duty
from tests.support.cast import cast_of

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 1, 19)
MONDAY_AT_TEN = "2026-01-19T10:00:00+09:00"


def test_a_day_that_was_closed_meanwhile_keeps_the_name_and_offers_another_day(
    citizen: Client, imabari: Tenant
) -> None:
    with use(imabari):
        offer = open_friday()
        on_duty(Counsellor.objects.get(), MONDAY, begins=time(10), ends=time(12))
    walk_to_check(citizen, offer)
    with use(imabari):
        mio = cast_of(imabari).mio
        add_special_day(actor=mio, on=FRIDAY, spans=(), reason="設備の点検", at=clock.now())
    page = send(citizen).content.decode()
    assert "この時間は予約できなくなりました" in page
    assert f'value="{AT_ELEVEN}"' not in page
    assert f'value="{MONDAY_AT_TEN}"' in page
    assert citizen.post("/booking/time/", {"time": MONDAY_AT_TEN}).headers["Location"] == "/booking/check/"
    assert "越智 花子" in citizen.get("/booking/check/").content.decode()
    assert send(citizen).headers["Location"] == "/booking/done/"


def test_a_page_left_open_until_its_time_is_over_keeps_the_name_and_offers_a_later_time(
    citizen: Client, imabari: Tenant
) -> None:
    with use(imabari):
        offer = open_friday(notice_hours=0)
    with time_machine.travel(datetime(2026, 1, 16, 0, 55, tzinfo=UTC), tick=False):
        walk_to_check(citizen, offer)
    with time_machine.travel(datetime(2026, 1, 16, 1, 5, tzinfo=UTC), tick=False):
        page = send(citizen).content.decode()
        assert f'value="{AT_TEN}"' not in page
        assert f'value="{AT_ELEVEN}"' in page
        assert citizen.post("/booking/time/", {"time": AT_ELEVEN}).headers["Location"] == "/booking/check/"
        assert "越智 花子" in citizen.get("/booking/check/").content.decode()
    with use(imabari):
        assert not Booking.objects.filter(status="booked").exists()


def test_a_moved_booking_whose_old_time_was_taken_stays_where_it_is_and_is_offered_others(
    citizen: Client, imabari: Tenant
) -> None:
    with use(imabari):
        offer = open_friday()
        on_duty(Counsellor.objects.get(), MONDAY, begins=time(10), ends=time(12))
    number, secret = book(citizen, offer)
    citizen.post("/booking/mine/", {"number": number, "secret": secret, "idempotency_key": uuid.uuid4().hex})
    assert _moved_to(citizen, AT_ELEVEN) == "/booking/mine/booking/"
    other = Client(headers={"host": imabari.host})
    book(other, offer, contact={"name": "李", "telephone": "0898-36-1234"})
    refused = citizen.post("/booking/mine/move/", {"time": AT_TEN, "idempotency_key": uuid.uuid4().hex})
    page = refused.content.decode()
    assert "ほかの方の予約が入りました" in page
    assert "いまの予約は" in page
    assert f'value="{MONDAY_AT_TEN}"' in page
    with use(imabari):
        mine = Booking.objects.get(status="booked", number=number)
        assert mine.begins.isoformat() == "2026-01-16T02:00:00+00:00"
        cancel_booking(booking_id=Booking.objects.get(status="booked", name="李").pk, at=clock.now())
    assert _moved_to(citizen, AT_TEN) == "/booking/mine/booking/"


def _moved_to(citizen: Client, moment: str) -> str:
    answer = citizen.post("/booking/mine/move/", {"time": moment, "idempotency_key": uuid.uuid4().hex})
    return str(answer.headers.get("Location", ""))
