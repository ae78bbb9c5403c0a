"""The day board hears of bookings while it is open."""

from collections.abc import Callable
from datetime import timedelta

import time_machine

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.record_no_show import record_no_show
from case_core.bookings.announcements import BOOKINGS, topics_of_booking
from case_core.bookings.events import BookingMade, BookingMissed
from mannaka_tenancy import use
from tests.support.bookings import ELEVEN, TEN, booked, one_on_duty
from tests.support.browsing import Desk
from tests.support.cases import AT
from tests.support.cast import Cast

LIVE = "/staff/bookings/board/live/?day=2026-01-14"


def test_the_board_is_sent_again_only_when_it_shows_something_else(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        offer = one_on_duty(cast)
        booking = booked(offer).booking
    aoi = desk("aoi").client
    page = aoi.get("/staff/bookings/board/?day=2026-01-14")
    assert f'data-topics="{BOOKINGS}"' in page.content.decode()
    known = {"if-none-match": f'"{page.context["edition"]}"'}
    assert aoi.get(LIVE, headers=known).status_code == 304
    with use(cast.city):
        cancel_booking(booking_id=booking.pk, at=AT)
        booked(offer, ELEVEN)
    news = aoi.get(LIVE, headers=known)
    assert news.status_code == 200
    assert 'data-live-part="board"' in news.content.decode()
    assert "<html" not in news.content.decode()


def test_the_clock_alone_changes_who_is_late(desk: Callable[[str], Desk], cast: Cast) -> None:
    with use(cast.city):
        booked(one_on_duty(cast))
    aoi = desk("aoi").client
    known = {"if-none-match": f'"{aoi.get(LIVE).context["edition"]}"'}
    with time_machine.travel(TEN + timedelta(minutes=1), tick=False):
        assert "時間を過ぎています" in desk("aoi").client.get(LIVE, headers=known).content.decode()


def test_who_did_not_come_is_told_too(here: Cast) -> None:
    booking = booked(one_on_duty(here)).booking
    record_no_show(booking_id=booking.pk, actor=here.aoi, at=TEN)
    assert list(topics_of_booking(BookingMissed(booking_id=booking.pk))) == [BOOKINGS]
    assert list(topics_of_booking(BookingMade(booking_id=booking.pk))) == [BOOKINGS]
