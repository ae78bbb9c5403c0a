"""What a caller is told: the secret once, words to read aloud, and a slip that prints."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from case_core.bookings.models import Booking
from case_core.bookings.own import own_booking
from case_core.bookings.reading_aloud import said
from mannaka_kit.identifiers import SECRET_ALPHABET
from mannaka_tenancy import use
from tests.support.bookings import TEN, one_on_duty
from tests.support.browsing import Desk
from tests.support.cases import AT
from tests.support.cast import Cast


def booked_by_telephone(aoi: Client, cast: Cast) -> Any:
    with use(cast.city):
        offer = one_on_duty(cast)
    told = {"time": TEN.isoformat(), "name": "越智", "telephone": "0898361234", "idempotency_key": "c" * 20}
    return aoi.post(f"/staff/bookings/new/?offer={offer.pk}&way=telephone&day=2026-01-14", told)


def test_the_clerk_sees_the_secret_once_and_it_opens_the_booking(desk: Callable[[str], Desk], cast: Cast) -> None:
    aoi = desk("aoi").client
    address = booked_by_telephone(aoi, cast).headers["Location"]
    shown = aoi.get(address)
    secret = shown.context["secret"]
    page = shown.content.decode()
    assert page.count(secret) == 2
    assert "電話で読み上げる文" in page
    assert "no-store" in shown["Cache-Control"]
    with use(cast.city):
        booking = Booking.objects.get()
        assert address == f"/staff/bookings/{booking.pk}/slip/"
        found = own_booking(number=booking.number, secret=secret, at=AT)
        assert found is not None
    again = aoi.get(address).content.decode()
    assert secret not in again
    assert booking.number in again
    assert "合言葉は、予約したときに1回だけ表示しました" in again


def test_nobody_else_is_shown_the_secret(desk: Callable[[str], Desk], cast: Cast) -> None:
    aoi = desk("aoi").client
    address = booked_by_telephone(aoi, cast).headers["Location"]
    assert desk("nagi").client.get(address).context["secret"] == ""
    assert aoi.get(address).context["secret"]


def test_the_secret_does_not_rest_in_the_session_as_it_is(desk: Callable[[str], Desk], cast: Cast) -> None:
    aoi = desk("aoi").client
    address = booked_by_telephone(aoi, cast).headers["Location"]
    with use(cast.city):
        kept = str(dict(aoi.session))
    assert aoi.get(address).context["secret"] not in kept


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        ("K7RM-3XHD", "ケイ・なな・アール・エム、さん・エックス・エイチ・ディー", "K 7 R M, 3 X H D"),
        ("Y2026-00412", "ワイ・に・ゼロ・に・ろく、ゼロ・ゼロ・よん・いち・に", "Y 2 0 2 6, 0 0 4 1 2"),
        ("", "", ""),
    ],
)
def test_numbers_are_said_letter_by_letter(text: str, japanese: str, english: str) -> None:
    with translation.override("ja"):
        assert said(text) == japanese
    with translation.override("en"):
        assert said(text) == english


def test_every_letter_of_a_secret_has_a_word() -> None:
    with translation.override("ja"):
        assert not set(said(SECRET_ALPHABET)) & set(SECRET_ALPHABET)
