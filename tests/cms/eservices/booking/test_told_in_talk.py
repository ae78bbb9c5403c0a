"""Whoever books while their own page of a conversation is open chooses to be told there, or by mail."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from case_core.bookings.events import BookingMade
from case_core.bookings.models import Booking, BookingOffer
from case_core.conversations.models import Conversation, Message
from cms.eservices.subscribers import tell_of_the_booking
from mannaka_tenancy import Tenant, use
from tests.cms.eservices.booking.walking import CONTACT, book, open_friday, walk_to_check
from tests.support.cast import cast_of
from tests.support.conversations import a_conversation, link_path
from tests.support.deliveries import a_line

pytestmark = pytest.mark.django_db
WITH_MAIL = {**CONTACT, "email": "hanako@example.jp"}


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []


@pytest.fixture
def conversation(citizen: Client, imabari: Tenant) -> Conversation:
    """Return a conversation whose page is open in the citizen's browser."""
    with use(imabari):
        conversation = a_conversation(a_line(imabari, cast_of(imabari).users["mio"]))
        path = link_path(conversation)
    citizen.post(path)
    assert "/booking/" in citizen.get("/talk/page/").content.decode()
    return conversation


def booked(citizen: Client, imabari: Tenant, **contact: object) -> Booking:
    """Book as told, and let the booking be told of."""
    with use(imabari):
        offer = open_friday()
    number, _secret = book(citizen, offer, contact={**WITH_MAIL, **contact})
    with use(imabari):
        booking = Booking.objects.get(number=number)
        tell_of_the_booking(BookingMade(booking_id=booking.pk))
        return booking


@pytest.mark.parametrize(("notice", "mails"), [("talk", 0), ("mail", 1)])
def test_there_is_one_notice_where_it_was_chosen(
    citizen: Client, imabari: Tenant, conversation: Conversation, notice: str, mails: int
) -> None:
    booking = booked(citizen, imabari, notice=notice)

    with use(imabari):
        told = Message.objects.filter(booking=booking, conversation=conversation).count()
    assert (len(mail.outbox), told) == (mails, 1 - mails)


def test_the_choice_stands_though_the_page_is_closed_before_the_end(
    citizen: Client, imabari: Tenant, conversation: Conversation
) -> None:
    with use(imabari):
        offer = open_friday()
    walk_to_check(citizen, offer, contact={**WITH_MAIL, "notice": "talk"})
    citizen.post("/talk/close/")
    assert "会話で受け取る" in citizen.get("/booking/check/").content.decode()


def test_by_mail_an_address_is_needed_and_without_an_open_page_nobody_is_asked(
    citizen: Client, imabari: Tenant, conversation: Conversation
) -> None:
    with pytest.raises(AssertionError, match="メールアドレスを入力してください"):
        booked(citizen, imabari, email="", notice="mail")
    citizen.post("/talk/close/")
    page = citizen.get("/booking/contact/").content.decode()
    assert ("お名前" in page, "お知らせの受け取り方" in page) == (True, False)
    forged = {**WITH_MAIL, "notice": "talk", "thread": str(conversation.thread_id)}
    with use(imabari):
        walk_to_check(citizen, BookingOffer.objects.get(), contact=forged)
    assert "会話で受け取る" not in citizen.get("/booking/check/").content.decode()
