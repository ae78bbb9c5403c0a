"""Notices of a booking: one for each turn, by mail for whoever gave an address, else where they write to us."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.contacts import Told
from case_core.bookings.models import Booking
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.models import Conversation, Message
from mannaka_kit import clock
from mannaka_sdk.simulation import Received
from mannaka_tenancy import Tenant, use
from tests.support.bookings import ELEVEN, HANAKO, TEN, booked, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.conversations import a_conversation
from tests.support.deliveries import Line
from tests.support.line_channel import LineAtWork, line_at_work
from tests.support.worker import work_off

OF_THE_MATTER = ("家計", "くらしの相談", "money", "田中", "花子", "090")
WITH_ADDRESS = Told(name="田中 花子", telephone="090-1234-5678", email="hanako@example.jp")


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []


@pytest.fixture
def at_line(here: Cast) -> Iterator[LineAtWork]:
    """Serve LINE, where somebody wrote whose conversation became a case."""
    with line_at_work(here) as found:
        found.write("家計のことで相談です。")
        take_up(here)
        work_off(here.city, at=clock.now() + timedelta(seconds=5))
        found.service.received.clear()
        yield found


def take_up(cast: Cast) -> None:
    conversation_id = Conversation.objects.get().pk
    take_up_conversation(
        conversation_id=conversation_id, topic="money", title="家計のこと", actor=cast.aoi, at=clock.now()
    )


def a_booking_of_the_case(cast: Cast, told: Told = HANAKO) -> Booking:
    booking = booked(one_on_duty(cast), told=told).booking
    booking.case = Conversation.objects.get().case
    booking.save(update_fields=["case"])
    return booking


def told(at_line: LineAtWork) -> Received:
    """Let the worker do what waits, and return the one thing that LINE was given of it."""
    work_off(at_line.cast.city, at=clock.now() + timedelta(seconds=5))
    (only,) = at_line.service.received
    at_line.service.received.clear()
    return only


def test_each_turn_of_a_booking_is_one_card_that_says_when_and_where_and_no_more(
    at_line: LineAtWork, here: Cast, saijo: Tenant
) -> None:
    booking = a_booking_of_the_case(here)
    made = told(at_line)
    booking = move_booking(booking_id=booking.pk, begins=ELEVEN, at=AT)
    moved = told(at_line)
    work_off(here.city, at=ELEVEN - timedelta(days=1) + timedelta(seconds=1))
    reminded = told(at_line)
    cancel_booking(booking_id=booking.pk, at=AT)
    cancelled = told(at_line)

    cards = [made, moved, reminded, cancelled]
    assert [card.text.splitlines()[0] for card in cards] == [
        "予約を受け付けました",
        "予約の日時が変わりました",
        "あした、予約があります",
        "予約を取り消しました",
    ]
    assert "1月14日（水）10:00" in made.text
    assert all("1月14日（水）11:00" in card.text for card in cards[1:])
    assert [next(iter(card.links.values())).rpartition("/booking/")[2] for card in cards] == ["mine/"] * 3 + [""]
    assert not [word for word in OF_THE_MATTER if any(word in f"{card.text}{card.links}" for card in cards)]
    assert mail.outbox == []
    with use(saijo):
        assert not Message.objects.exists()


def test_whoever_gave_an_address_is_told_there_and_nowhere_else(at_line: LineAtWork, here: Cast) -> None:
    booking = a_booking_of_the_case(here, WITH_ADDRESS)
    work_off(here.city, at=clock.now() + timedelta(seconds=5))
    cancel_booking(booking_id=booking.pk, at=AT)
    work_off(here.city, at=clock.now() + timedelta(seconds=5))

    assert ["予約ができました" in mail.outbox[0].subject, "予約を取り消しました" in mail.outbox[1].subject] == [
        True,
        True,
    ]
    assert len(mail.outbox) == 2
    assert at_line.service.received == []


def test_a_service_without_cards_is_given_the_same_as_a_text(line: Line, here: Cast) -> None:
    from case_core.conversations.actions.tell_of_booking import tell_of_booking
    from case_core.conversations.states import TextKind
    from tests.support.conversations import send_queued, service_of

    conversation = a_conversation(line)
    take_up(here)
    booking = a_booking_of_the_case(here)
    tell_of_booking(conversation_id=conversation.pk, booking_id=booking.pk, kind=TextKind.BOOKED, at=clock.now())
    with service_of(line):
        send_queued()

    assert "1月14日（水）10:00" in line.service.received[-1].text
    assert "/booking/mine/" in line.service.received[-1].text
    assert booking.begins == TEN


def test_who_takes_nothing_any_more_or_must_not_be_reached_is_told_nothing(at_line: LineAtWork, here: Cast) -> None:
    Conversation.objects.update(is_blocked=True)
    a_booking_of_the_case(here)
    work_off(here.city, at=clock.now() + timedelta(seconds=5))

    assert at_line.service.received == []
    assert not Message.objects.exclude(booking=None).exists()
