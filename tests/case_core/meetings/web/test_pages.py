"""A talk by video on the screens of the citizen, the clerk and the administrator."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from case_core.bookings.actions.take_up_booking import take_up_booking
from case_core.bookings.announcements import BOOKINGS
from case_core.bookings.models import BookingOffer
from case_core.meetings.models import Meeting
from case_core.meetings.rules import rules
from mannaka_sdk import HttpResponse, MeetingPhase, MeetingRole
from mannaka_sdk.simulated_meetings import Entrance, Whereabouts
from mannaka_tenancy import use
from tests.support.bookings import TEN, booked
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.meetings import House, a_video_booking, an_online_offer, came, made, planned, turned

pytestmark = pytest.mark.django_db
DeskOf = Callable[[str], Desk]
OWN = "/booking/mine/booking/"
JUST_BEFORE = TEN - timedelta(minutes=10)
THE_OFFER = {
    "name": "くらしの相談",
    "topic": "money",
    "ways": ["online"],
    "counsellor_kind": "citizens",
    "minutes": "60",
    "days_ahead": "60",
    "notice_hours": "1",
    "most_per_contact": "2",
    "position": "0",
}


def citizen_with(house: House, number: str, secret: str) -> Client:
    client = Client(headers={"host": house.city.host})
    client.post("/booking/mine/", {"number": number, "secret": secret})
    return client


def page(client: Client | Desk, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def where_to(house: House, answer: Any) -> Entrance:
    """Return where a page leads that goes on by itself."""
    assert answer.status_code == 200
    seconds, _, url = answer["Refresh"].partition(";url=")
    body = answer.content.decode()
    assert (seconds, answer["Referrer-Policy"]) == ("0", "no-referrer")
    assert "no-store" in answer["Cache-Control"]
    assert f'href="{url}"' in body
    found = house.service.enter(url, at=TEN)
    assert found is not None
    return found


def test_the_citizen_goes_in_from_the_booking_without_account_or_script(house: House, cast: Cast) -> None:
    made_ = booked(an_online_offer(cast, house), way="online")
    house.work()
    with time_machine.travel(TEN - timedelta(hours=2), tick=False):
        early = citizen_with(house, made_.booking.number, made_.secret)
        assert "9:45から、この画面で入れます" in page(early, OWN)
        assert early.post("/booking/mine/enter/").headers["Location"] == OWN
    with time_machine.travel(JUST_BEFORE, tick=False):
        client = citizen_with(house, made_.booking.number, made_.secret)
        assert "ビデオ相談に入る" in page(client, OWN)
        entrance = where_to(house, client.post("/booking/mine/enter/"))
    assert (entrance.name, entrance.role) == (made_.booking.number, MeetingRole.GUEST)
    stranger = Client(headers={"host": house.city.host})
    assert stranger.post("/booking/mine/enter/").headers["Location"] == "/booking/mine/"


def test_at_the_appointed_minute_without_video_both_sides_read_of_the_telephone(
    house: House, cast: Cast, desk: DeskOf
) -> None:
    made_ = booked(an_online_offer(cast, house), way="online")
    house.services.fail_next(*[HttpResponse(status=503)] * 3)
    house.work()
    with time_machine.travel(JUST_BEFORE, tick=False):
        client = citizen_with(house, made_.booking.number, made_.secret)
        assert "いま、ビデオの準備ができていません" in page(client, OWN)
        assert "090-1234-5678に相談センターからお電話します" in page(client, OWN)
        aoi = desk("aoi")
        shown = page(aoi, f"/staff/bookings/{made_.booking.pk}/")
        assert "お電話でお話しください" in shown
        assert "くり返し試しています" in shown
        meeting = Meeting.objects.get()
        assert "もう一度、用意しています。" in aoi.send_and_follow(f"/staff/meetings/{meeting.pk}/try-again/")


def test_a_service_that_is_away_at_the_click_leads_back_with_what_helps(house: House, cast: Cast, desk: DeskOf) -> None:
    meeting = a_video_booking(cast, house).meeting
    assert meeting is not None
    with time_machine.travel(JUST_BEFORE, tick=False):
        house.refuse()
        assert "お電話でお話しください" in desk("aoi").send_and_follow(f"/staff/meetings/{meeting.pk}/enter/")


def test_the_clerk_leads_it_from_the_case_and_reads_who_came(house: House, cast: Cast, desk: DeskOf) -> None:
    booking = a_video_booking(cast, house)
    taken = take_up_booking(booking_id=booking.pk, words="家計の相談", actor=cast.aoi, at=TEN)
    house.work(at=TEN)
    with time_machine.travel(TEN, tick=False):
        aoi, meeting = desk("aoi"), Meeting.objects.get()
        assert f"/staff/meetings/{meeting.pk}/enter/" in page(aoi, f"/staff/cases/{taken.case_id}/")
        entrance = where_to(house, aoi.send(f"/staff/meetings/{meeting.pk}/enter/"))
        assert (entrance.name, entrance.role) == ("今治市 相談センター", MeetingRole.HOST)
        house.deliver(came(meeting, Whereabouts.INSIDE))
        row = re.search(r"<tr><th scope=\"row\">相談する方</th>.*?</tr>", page(aoi, f"/staff/meetings/{meeting.pk}/"))
    assert row is not None
    assert "10:00" in row.group()


def test_an_open_case_and_the_day_board_hear_that_a_talk_by_video_is_otherwise(
    house: House, cast: Cast, desk: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    booking = a_video_booking(cast, house)
    taken = take_up_booking(booking_id=booking.pk, words="家計の相談", actor=cast.aoi, at=TEN)
    house.work(at=TEN)
    rung: set[str] = set()
    monkeypatch.setattr("mannaka_kit.live.announcements.publish", lambda *topics: rung.update(topics))
    with time_machine.travel(TEN + timedelta(minutes=30), tick=False):
        aoi, meeting = desk("aoi"), Meeting.objects.get()
        shown = aoi.get(f"/staff/cases/{taken.case_id}/")
        known = {"if-none-match": f'"{shown.context["edition"]}"'}
        news = f"/staff/live/cases/{taken.case_id}/"
        assert aoi.client.get(news, headers=known).status_code == 304
        house.deliver(turned(meeting, MeetingPhase.ENDED))
        told = aoi.client.get(news, headers=known)
    assert (told.status_code, 'data-live-part="meeting"' in told.content.decode()) == (200, True)
    assert rung >= {f"case-{taken.case_id}", BOOKINGS}


def test_the_citizen_goes_in_from_the_portal_when_the_booking_is_a_matter(house: House, cast: Cast) -> None:
    booking = a_video_booking(cast, house)
    taken = take_up_booking(booking_id=booking.pk, words="家計の相談", actor=cast.aoi, at=TEN)
    house.work(at=TEN)
    with time_machine.travel(TEN, tick=False):
        client = Client(headers={"host": house.city.host})
        client.post("/portal/", {"number": taken.receipt_number, "secret": taken.secret})
        assert "/portal/matter/enter/" in page(client, "/portal/matter/")
        assert where_to(house, client.post("/portal/matter/enter/")).name == booking.number


def test_an_administrator_chooses_the_service_of_an_offer(
    house: House, cast: Cast, saijo_cast: Cast, desk: DeskOf
) -> None:
    offer = an_online_offer(cast, house, meeting_channel=None)
    path, mio = f"/staff/settings/bookings/{offer.pk}/", desk("mio")
    assert "ビデオ会議" in page(mio, path)
    assert mio.send(path, **THE_OFFER, meeting_channel_id=str(house.channel.pk)).status_code == 302
    assert BookingOffer.objects.get().meeting_channel_id == house.channel.pk
    settings = "/staff/settings/meetings/"
    told = {"booth_channel_id": str(house.channel.pk), "dial_in": "03-1234-5678", "dial_in_words": "番号をどうぞ。"}
    assert mio.send(settings, **told).status_code == 302
    assert rules().booth_channel_id == house.channel.pk
    with use(saijo_cast.city):
        theirs = Desk(saijo_cast.city, saijo_cast.users["mio"])
        assert "まだつながっていません" in page(theirs, settings)
        assert "オンラインで話すサービス" not in page(theirs, "/staff/settings/bookings/add/")


def test_what_has_a_number_to_call_shows_it(house: House, cast: Cast, desk: DeskOf) -> None:
    desk("mio").send(
        "/staff/settings/meetings/", booth_channel_id="", dial_in="03-1234-5678", dial_in_words="番号をどうぞ。"
    )
    meeting, waiting = made(house), planned(house)

    assert "03-1234-5678" in page(desk("aoi"), f"/staff/meetings/{meeting.pk}/")
    assert "用意しています" in page(desk("aoi"), f"/staff/meetings/{waiting.pk}/")
