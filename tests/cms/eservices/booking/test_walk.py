from datetime import time

import pytest
from django.test import Client

from case_core.bookings.models import Booking
from case_core.roster.models import Duty
from mannaka_tenancy import Tenant, use
from tests.cms.eservices.booking.walking import (
    AT_ELEVEN,
    AT_TEN,
    CONTACT,
    answers_for,
    book,
    open_friday,
    receipt_on,
    send,
    url_of,
    walk_to_check,
)

pytestmark = pytest.mark.django_db


def test_a_citizen_books_in_eight_pages(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    seen = 1
    for step, fields in answers_for(offer).items():
        page = citizen.get(url_of(step)).content.decode()
        assert "<h1" in page
        assert citizen.post(url_of(step), fields).status_code == 302
        seen += 1
    assert send(citizen).headers["Location"] == "/booking/done/"
    page = citizen.get("/booking/done/").content.decode()
    number, secret = receipt_on(page)
    assert seen + 1 <= 8
    assert f"/booking/mine/#{number}.{secret}" in page
    with use(imabari):
        booking = Booking.objects.get(number=number)
        assert (booking.status, booking.name, booking.needs) == ("booked", "越智 花子", ["wheelchair"])
        assert booking.answers[0]["answer"] == "はい、はじめてです"


def test_the_check_page_shows_everything_and_how_long_the_time_is_held(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    walk_to_check(citizen, offer)
    page = citizen.get("/booking/check/").content.decode()
    for word in (
        "くらしの相談",
        "窓口で会って話す",
        "2026年1月16日（金）",
        "10:00",
        "越智 花子",
        "車いすで行く",
        "10:10",
    ):
        assert word in page


def test_with_one_way_only_nobody_is_asked_for_it(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday(ways=["telephone"], questions=[])
    assert citizen.post("/booking/", {"offer": str(offer.pk)}).headers["Location"] == "/booking/day/"


def test_pages_in_between_lead_back_to_the_first_gap(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        open_friday()
    assert citizen.get("/booking/time/").headers["Location"] == "/booking/?resume=1"
    assert citizen.get("/booking/check/").headers["Location"] == "/booking/?resume=1"
    assert citizen.get("/booking/nothing/").status_code == 404


def test_a_time_that_went_meanwhile_is_told_with_the_nearest_and_nothing_typed_is_lost(
    citizen: Client, imabari: Tenant
) -> None:
    with use(imabari):
        offer = open_friday()
    answers = answers_for(offer)
    for step in ("offer", "way", "day"):
        citizen.post(url_of(step), answers[step])
    other = Client(headers={"host": imabari.host})
    book(other, offer)
    page = citizen.post("/booking/time/", {"time": AT_TEN}).content.decode()
    assert "ほかの方の予約が入りました" in page
    assert f'value="{AT_ELEVEN}"' in page
    assert f'value="{AT_TEN}"' not in page
    assert citizen.post("/booking/time/", {"time": AT_ELEVEN}).headers["Location"] == "/booking/contact/"


def test_a_roster_that_changed_before_the_last_click_keeps_the_name_and_offers_others(
    citizen: Client, imabari: Tenant
) -> None:
    with use(imabari):
        offer = open_friday()
    walk_to_check(citizen, offer)
    with use(imabari):
        Duty.objects.update(begins=time(11))
    page = send(citizen).content.decode()
    assert "この時間は予約できなくなりました" in page
    assert f'value="{AT_ELEVEN}"' in page
    assert 'action="/booking/time/"' in page
    assert citizen.post("/booking/time/", {"time": AT_ELEVEN}).headers["Location"] == "/booking/check/"
    assert "越智 花子" in citizen.get("/booking/check/").content.decode()


def test_a_hold_that_ran_out_and_was_given_away_is_told_at_the_end(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    walk_to_check(citizen, offer)
    with use(imabari):
        Booking.objects.all().delete()
    other = Client(headers={"host": imabari.host})
    book(other, offer)
    assert "ほかの方の予約が入りました" in send(citizen).content.decode()


def test_a_hold_that_is_gone_is_taken_again_where_the_time_is_free(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    walk_to_check(citizen, offer)
    with use(imabari):
        Booking.objects.all().delete()
    assert send(citizen).headers["Location"] == "/booking/done/"


def test_a_double_click_books_once_and_shows_the_same_receipt(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    walk_to_check(citizen, offer)
    key = "k" * 32
    assert [send(citizen, key=key).headers["Location"] for _ in range(2)] == ["/booking/done/"] * 2
    with use(imabari):
        assert Booking.objects.count() == 1


@pytest.mark.parametrize("day", ["2026-01-14", "2026-01-17", "2030-01-01", "yesterday", "２０２６"])
def test_a_day_without_free_times_is_refused_in_words(citizen: Client, imabari: Tenant, day: str) -> None:
    with use(imabari):
        offer = open_friday()
    answers = answers_for(offer, day={"day": day})
    for step in ("offer", "way"):
        citizen.post(url_of(step), answers[step])
    response = citizen.post("/booking/day/", answers["day"])
    assert response.status_code == 200
    assert "この日は予約できません" in response.content.decode()


@pytest.mark.parametrize("moment", ["2026-01-10T10:00:00+09:00", "2026-01-16T10:07:00+09:00", "2026-01-16T10:00", "x"])
def test_a_time_nobody_offers_is_refused_in_words(citizen: Client, imabari: Tenant, moment: str) -> None:
    with use(imabari):
        offer = open_friday()
    answers = answers_for(offer, time={"time": moment})
    for step in ("offer", "way", "day"):
        citizen.post(url_of(step), answers[step])
    page = citizen.post("/booking/time/", answers["time"]).content.decode()
    assert "予約できなくなりました" in page or "空いている時間から選んでください" in page


def test_full_width_digits_and_a_name_of_one_character_are_taken(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    number, _secret = book(citizen, offer, contact={**CONTACT, "name": "李", "telephone": "０９０－１２３４－５６７８"})
    with use(imabari):
        booking = Booking.objects.get(number=number)
        assert (booking.name, booking.telephone) == ("李", "090-1234-5678")


def test_a_contact_that_cannot_be_reached_comes_back_with_what_was_typed(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    answers = answers_for(offer, contact={**CONTACT, "telephone": "123"})
    for step in ("offer", "way", "day", "time"):
        citizen.post(url_of(step), answers[step])
    page = citizen.post("/booking/contact/", answers["contact"]).content.decode()
    assert "10けたか11けた" in page
    assert "家計のやりくりについて" in page


def test_leaving_gives_the_time_back(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    walk_to_check(citizen, offer)
    assert citizen.post("/booking/leave/").status_code == 302
    with use(imabari):
        assert not Booking.objects.exists()
    assert citizen.get("/booking/check/").headers["Location"] == "/booking/?resume=1"


def test_another_day_gives_the_held_time_back(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday(ways=["counter", "telephone"])
    walk_to_check(citizen, offer)
    citizen.post("/booking/way/", {"way": "telephone"})
    with use(imabari):
        assert not Booking.objects.exists()
    assert citizen.get("/booking/check/").headers["Location"] == "/booking/day/?resume=1"


def test_going_back_keeps_what_was_typed(citizen: Client, imabari: Tenant) -> None:
    with use(imabari):
        offer = open_friday()
    answers = answers_for(offer)
    for step in ("offer", "way", "day", "time"):
        citizen.post(url_of(step), answers[step])
    citizen.post("/booking/contact/", {**CONTACT, "back": "1"})
    page = citizen.get("/booking/contact/").content.decode()
    assert "越智 花子" in page
    assert 'value="wheelchair"' in page


def test_a_city_without_offers_says_what_to_do_instead(citizen: Client) -> None:
    page = citizen.get("/booking/").content.decode()
    assert "いま予約できる相談はありません" in page
    assert "0898-36-1531" in page


def test_one_city_never_sees_the_offers_of_another(citizen: Client, imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo):
        open_friday(name="西条の相談")
    assert "西条の相談" not in citizen.get("/booking/").content.decode()
