"""Where a talk by video is held: encrypted, and naming nobody."""

import pytest

from case_core.bookings.actions.cancel_booking import cancel_booking
from case_core.bookings.actions.move_booking import move_booking
from case_core.bookings.actions.take_up_notice import take_up_notice
from case_core.bookings.actions.tell_online_place import tell_online_place
from case_core.bookings.contacts import Told
from case_core.bookings.errors import BookingEndedError, OnlineAddressError, WayNotOfferedError
from case_core.bookings.models import Booking
from case_core.bookings.online_address import require_online_address
from mannaka_kit.errors import NotAllowedError
from tests.support.bookings import ELEVEN, booked, one_on_duty
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered

ROOM = "https://meet.example.jp/madoguchi"
SAKURA = Told(name="sakura", telephone="0898-12-3456", email="sakura@example.jp")


def online(cast: Cast, **facts: object) -> Booking:
    return booked(one_on_duty(cast, ways=["online"], **facts), way="online", told=SAKURA).booking


def told(booking: Booking, address: str, cast: Cast) -> Booking:
    return tell_online_place(booking_id=booking.pk, address=address, actor=cast.aoi, at=AT)


def test_a_booking_has_the_address_of_its_offer_until_it_has_its_own(here: Cast) -> None:
    booking = online(here, online_address="https://meet.example.jp/itsumo")
    assert booking.talk_address == "https://meet.example.jp/itsumo"
    assert told(booking, ROOM, here).talk_address == ROOM
    assert told(booking, "", here).talk_address == "https://meet.example.jp/itsumo"
    assert remembered("booking.place_told") == [("centre_staff", None, "done")] * 2


def test_the_mail_and_the_new_time_carry_it(here: Cast) -> None:
    booking = told(online(here), ROOM, here)
    moved = move_booking(booking_id=booking.pk, begins=ELEVEN, at=AT)
    notice = take_up_notice(booking_id=moved.pk, is_reminder=False, at=AT)
    assert notice is not None
    assert notice.online_address == ROOM


@pytest.mark.parametrize(
    "address",
    [
        "http://meet.example.jp/a",
        "meet.example.jp/a",
        "javascript:alert(1)",
        "https://",
        "https://localhost/a",
        "https://meet.example.jp/あ",
        "https://meet.example.jp/a b",
        "https://meet.example.jp:port/",
        "https://[/",
        "https://someone@meet.example.jp/a",
        "https://meet.example.jp/?uname=a",
        "https://meet.example.jp/#displayName=a",
        "https://meet.example.jp/?to=a%40b.jp",
        "https://meet.example.jp/Sakura",
        "https://meet.example.jp/0898123456",
        "https://meet.example.jp/" + "a" * 500,
    ],
)
def test_what_is_not_encrypted_or_names_somebody_is_refused(here: Cast, address: str) -> None:
    booking = online(here)
    with pytest.raises(OnlineAddressError) as caught:
        told(booking, address, here)
    assert caught.value.field == "online_address"
    booking.refresh_from_db()
    assert booking.online_address == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://us02web.zoom.us/j/81234567890?pwd=aBc123",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Nj%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d",
        "https://meet.jit.si/Imabari-Soudan",
    ],
)
def test_addresses_of_meeting_systems_pass(address: str) -> None:
    assert require_online_address(f" {address} ", of=("李", "0898123456")) == address


def test_only_a_talk_by_video_to_which_somebody_is_expected_has_one(here: Cast) -> None:
    offer = one_on_duty(here, ways=["telephone", "online"])
    by_telephone = booked(offer, way="telephone").booking
    with pytest.raises(WayNotOfferedError):
        told(by_telephone, ROOM, here)
    booking = booked(offer, ELEVEN, way="online", told=SAKURA).booking
    with pytest.raises(NotAllowedError):
        tell_online_place(booking_id=booking.pk, address=ROOM, actor=here.mio, at=AT)
    cancel_booking(booking_id=booking.pk, at=AT)
    with pytest.raises(BookingEndedError):
        told(booking, ROOM, here)
