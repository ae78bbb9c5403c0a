from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.test import Client
from pytest_django import Settings

from case_core.bookings.events import BookingMade, BookingMoved
from case_core.bookings.models import Booking
from cms.eservices.subscribers import remind, tell_of_the_booking, tell_of_the_new_time
from mannaka_kit.outbox.models import OutboxEvent
from mannaka_tenancy import Tenant, use
from tests.cms.eservices.booking.walking import CONTACT, book, open_friday

pytestmark = pytest.mark.django_db
THURSDAY_NOON = datetime(2026, 1, 15, 3, 0, tzinfo=UTC)
BY_MAIL = {**CONTACT, "telephone": "", "email": "hanako@example.jp"}


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MANNAKA_PUBLIC_PORT = ""
    mail.outbox = []


def a_booking(citizen: Client, imabari: Tenant) -> tuple[Booking, str]:
    with use(imabari):
        offer = open_friday()
    number, secret = book(citizen, offer, contact=BY_MAIL)
    with use(imabari):
        return Booking.objects.get(number=number), secret


def test_a_booking_is_told_at_once_without_the_secret_or_the_matter(citizen: Client, imabari: Tenant) -> None:
    booking, secret = a_booking(citizen, imabari)
    with use(imabari):
        tell_of_the_booking(BookingMade(booking_id=booking.pk))
    (sent,) = mail.outbox
    assert sent.to == ["hanako@example.jp"]
    assert "予約ができました" in sent.subject
    for told in (booking.number, "1月16日（金）10:00", "/booking/mine/"):
        assert told in sent.body
    for kept in (secret, secret.replace("-", ""), "越智", "家計"):
        assert kept not in f"{sent.subject}{sent.body}"


def test_the_reminder_goes_once(citizen: Client, imabari: Tenant) -> None:
    booking, _secret = a_booking(citizen, imabari)
    with use(imabari), time_machine.travel(THURSDAY_NOON, tick=False):
        for _ in range(2):
            remind(booking_id=booking.pk)
    (sent,) = mail.outbox
    assert "あした" in sent.subject


def test_a_moved_or_cancelled_booking_is_not_reminded_of(citizen: Client, imabari: Tenant) -> None:
    booking, _secret = a_booking(citizen, imabari)
    with use(imabari):
        Booking.objects.update(status="cancelled")
        remind(booking_id=booking.pk)
        tell_of_the_new_time(BookingMoved(booking_id=booking.pk))
    assert mail.outbox == []


def test_the_reminder_is_planned_a_day_before(citizen: Client, imabari: Tenant) -> None:
    booking, _secret = a_booking(citizen, imabari)
    with use(imabari), time_machine.travel(datetime(2026, 1, 10, 0, 0, tzinfo=UTC), tick=False):
        before = set(OutboxEvent.objects.values_list("pk", flat=True))
        tell_of_the_booking(BookingMade(booking_id=booking.pk))
        planned = [event for event in OutboxEvent.objects.exclude(pk__in=before) if "remind" in event.task]
    assert [event.due_at for event in planned] == [datetime(2026, 1, 15, 1, 0, tzinfo=UTC)]


def test_without_an_address_nobody_is_mailed(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    number, _secret = book(citizen, offer)
    with use(imabari):
        tell_of_the_booking(BookingMade(booking_id=Booking.objects.get(number=number).pk))
    assert mail.outbox == []
