from collections.abc import Callable
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from case_core.bookings.models import BookingOffer
from case_core.busy.models import BusySource
from case_core.roster.models import Counsellor
from mannaka_tenancy import use
from tests.support.bookings import one_on_duty
from tests.support.browsing import Desk
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.groupware import calendar, event


def home_of(cast: Cast) -> str:
    with use(cast.city):
        one_on_duty(cast)
        person = Counsellor.objects.get()
        person.user = cast.users["aoi"]
        person.save()
    return f"/staff/calendars/{person.pk}/busy/"


def ics(*parts: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("calendar.ics", calendar(*parts), content_type="text/calendar")


def test_a_file_is_taken_and_the_citizens_page_offers_less(desk: Callable[[str], Desk], cast: Cast) -> None:
    home, aoi = home_of(cast), desk("aoi")
    assert "取り込んでいません" in aoi.get(home).content.decode()
    page = aoi.send_and_follow(f"{home}file/", file=ics(event(), event("RRULE:X")))
    assert "これから181日のうち1か所" in page
    assert "1件。この時間には、予約が入ることがあります" in page
    assert "越智さん" not in page
    with use(cast.city):
        offer = BookingOffer.objects.get()
    citizen = Client(headers={"host": cast.city.host})
    slots = desk("aoi").get(f"/staff/bookings/new/?offer={offer.pk}&way=telephone&day=2026-01-14").content.decode()
    assert "2026-01-14T11:00:00+09:00" in slots
    assert "2026-01-14T10:00:00+09:00" not in slots
    assert "越智さん" not in citizen.get("/booking/").content.decode()
    assert "取り込んでいません" in aoi.send_and_follow(f"{home}remove/")


def test_a_wrong_file_and_a_wrong_address_come_back_with_words(desk: Callable[[str], Desk], cast: Cast) -> None:
    home, aoi = home_of(cast), desk("aoi")
    wrong = SimpleUploadedFile("calendar.ics", b"<html>")
    assert "カレンダー（.ics）ではありませんでした" in aoi.send(f"{home}file/", file=wrong).content.decode()
    with override_settings(MANNAKA_CALENDAR_HOSTS=[]):
        assert "アドレスから取り込む" not in aoi.get(home).content.decode()
    with override_settings(MANNAKA_CALENDAR_HOSTS=["calendar.example.jp"]):
        assert "アドレスから取り込む" in aoi.get(home).content.decode()
        refused = aoi.send(f"{home}address/", address="https://127.0.0.1/a.ics").content.decode()
        assert "取り込めないことになっています" in refused
        page = aoi.send_and_follow(f"{home}address/", address="https://calendar.example.jp/secret.ics")
    assert "まだ取り込んでいません" in page
    assert "calendar.example.jp" in page
    assert "secret.ics" not in page


def test_an_old_reading_and_a_failure_are_told(desk: Callable[[str], Desk], cast: Cast) -> None:
    home = home_of(cast)
    with use(cast.city):
        BusySource.objects.create(
            counsellor=Counsellor.objects.get(),
            kind="address",
            address="m1.x",
            host="calendar.example.jp",
            set_by_id=cast.aoi.pk,
            set_at=AT - timedelta(days=3),
            read_at=AT - timedelta(days=2),
            tried_at=AT,
            failure="slow",
        )
    page = desk("aoi").get(home).content.decode()
    assert "1日以上、新しい予定を取り込めていません" in page
    assert "返事に時間がかかりすぎました" in page


def test_nobody_sees_somebody_elses(desk: Callable[[str], Desk], cast: Cast) -> None:
    home = home_of(cast)
    assert desk("nagi").get(home).status_code == 403
    assert desk("mio").get(home).status_code == 200
