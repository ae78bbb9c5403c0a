from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from case_core.booths.actions.connect_request import connect_request
from case_core.booths.actions.end_request import end_request
from case_core.booths.actions.revoke_device import revoke_device
from case_core.booths.actions.take_request import take_request
from case_core.booths.models import BoothDevice, BoothRequest
from mannaka_tenancy import Tenant, use
from tests.cms.booths.conftest import NOW
from tests.support.calls import a_room
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "/booth/") -> str:
    return client.get(path).content.decode()


def asked(cast: Cast) -> BoothRequest:
    with use(cast.city):
        return BoothRequest.objects.latest("pk")


def test_a_booth_asks_what_it_is_about(booth: Client) -> None:
    shown = page(booth)
    assert "どんなことでお困りですか" in shown
    assert shown.count('name="topic"') == 9


def test_one_touch_calls_the_centre(booth: Client, cast: Cast) -> None:
    sent = booth.post("/booth/call/", {"topic": "money"})
    assert (sent.status_code, sent["Location"]) == (302, "/booth/")
    shown = page(booth)
    assert "お呼びしています" in shown
    assert "お金・家計" in shown
    assert (asked(cast).topic, asked(cast).status) == ("money", "waiting")


def test_two_touches_are_one_request(booth: Client, cast: Cast) -> None:
    booth.post("/booth/call/", {"topic": "money"})
    booth.post("/booth/call/", {"topic": "work"})
    with use(cast.city):
        assert [request.topic for request in BoothRequest.objects.all()] == ["money"]


def test_the_booth_says_who_comes_by_the_name_of_the_room(booth: Client, cast: Cast) -> None:
    booth.post("/booth/call/", {"topic": "money"})
    with use(cast.city):
        room = a_room(cast, "室1")
        take_request(request_id=asked(cast).pk, actor=cast.aoi, room_id=room.pk, at=NOW)
    shown = page(booth)
    assert "相談センター（室1）の職員が今まいります" in shown
    assert "そばの電話が鳴ります" in shown
    assert cast.users["aoi"].display_name not in shown


def test_the_talk_and_its_end_are_shown_and_then_the_start(booth: Client, cast: Cast) -> None:
    booth.post("/booth/call/", {"topic": "money"})
    with use(cast.city):
        take_request(request_id=asked(cast).pk, actor=cast.aoi, at=NOW)
        connect_request(request_id=asked(cast).pk, way="telephone", actor=cast.aoi, at=NOW)
    assert "お話し中です" in page(booth)
    with use(cast.city):
        end_request(request_id=asked(cast).pk, actor=cast.aoi, at=NOW)
    assert "ありがとうございました" in page(booth)
    assert "どんなことでお困りですか" in page(booth, "/booth/?start")
    with time_machine.travel(NOW + timedelta(seconds=61), tick=False):
        assert "どんなことでお困りですか" in page(booth)


def test_the_visitor_may_go(booth: Client, cast: Cast) -> None:
    booth.post("/booth/call/", {"topic": "money"})
    assert booth.post("/booth/leave/")["Location"] == "/booth/?start"
    assert "どんなことでお困りですか" in page(booth)
    assert asked(cast).status == "given_up"


def test_after_the_citys_minutes_the_telephone_is_told(booth: Client) -> None:
    booth.post("/booth/call/", {"topic": "money"})
    assert "0898-36-1531" not in page(booth)
    with time_machine.travel(NOW + timedelta(minutes=3), tick=False):
        assert "0898-36-1531" in page(booth)


def test_whom_nobody_answered_is_shown_the_telephone_and_the_way_to_book(booth: Client, cast: Cast) -> None:
    booth.post("/booth/call/", {"topic": "money"})
    with time_machine.travel(NOW + timedelta(minutes=10), tick=False):
        shown = page(booth)
        assert "職員がみな応対中です" in shown
        assert "0898-36-1531" in shown
        assert "/booking/</p>" in shown
        booth.post("/booth/call/", {"topic": "work"})
    with use(cast.city):
        assert [request.status for request in BoothRequest.objects.order_by("pk")] == ["timed_out", "waiting"]


def test_closed_the_booth_says_when_it_opens(booth: Client, cast: Cast) -> None:
    with time_machine.travel(NOW + timedelta(hours=10), tick=False):
        shown = page(booth)
        assert "ただいま受付時間外です" in shown
        assert "次は あす（金） 8:30 から" in shown
        assert 'name="topic"' not in shown
        booth.post("/booth/call/", {"topic": "money"})
    with use(cast.city):
        assert not BoothRequest.objects.exists()


def test_a_revoked_device_says_so_at_its_next_load(booth: Client, cast: Cast) -> None:
    booth.post("/booth/call/", {"topic": "money"})
    with use(cast.city):
        revoke_device(actor=cast.mio, device=BoothDevice.objects.get(), at=NOW)
    shown = page(booth)
    assert "この端末の登録は取り消されました" in shown
    assert booth.get("/booth/state/").json() == {"edition": "none"}
    assert booth.post("/booth/call/", {"topic": "work"})["Location"] == "/booth/?language=ja"


def test_a_device_of_one_city_opens_nothing_at_the_other(booth: Client, saijo: Tenant) -> None:
    there = Client(headers={"host": saijo.host})
    there.cookies.update(booth.cookies)
    assert "相談ブースの登録" in page(there)
    there.post("/booth/call/", {"topic": "money"})
    with use(saijo):
        assert not BoothRequest.objects.exists()


def test_nothing_of_a_visitor_stays(booth: Client) -> None:
    for path in ("/booth/", "/booth/?start", "/booth/?language=en"):
        answer = booth.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert set(answer.cookies) <= {"mannaka_booth", "__Host-mannaka_booth", "mannaka_csrf", "__Host-mannaka_csrf"}
    booth.post("/booth/call/", {"topic": "mind", "language": "en"})
    booth.post("/booth/leave/")
    assert not any("session" in name or "language" in name for name in booth.cookies)


def test_the_devices_cookie_is_out_of_reach_of_scripts(booth: Client) -> None:
    kept = next(cookie for name, cookie in booth.get("/booth/").cookies.items() if name.endswith("mannaka_booth"))
    assert kept["httponly"]
    assert kept["samesite"] == "Lax"
    assert kept["max-age"] == 400 * 24 * 60 * 60


def test_english_is_spoken_until_the_start_and_told_to_the_centre(booth: Client, cast: Cast) -> None:
    shown = page(booth, "/booth/?language=en")
    assert '<html lang="en"' in shown
    assert 'data-return="60"' in shown
    booth.post("/booth/call/", {"topic": "money", "language": "en"})
    assert '<html lang="en"' in page(booth)
    assert asked(cast).language == "en"
    booth.post("/booth/leave/")
    assert '<html lang="ja"' in page(booth, "/booth/?start")


def test_without_a_script_the_page_loads_anew_and_returns_to_the_start(booth: Client) -> None:
    assert '<noscript><meta http-equiv="refresh" content="30;url=/booth/"></noscript>' in page(booth)
    assert 'content="60;url=/booth/?start"' in page(booth, "/booth/?language=en")
    booth.post("/booth/call/", {"topic": "money"})
    assert 'content="5;url=/booth/"' in page(booth)


def test_the_script_hears_when_something_is_new(booth: Client) -> None:
    before = booth.get("/booth/state/?language=ja").json()["edition"]
    assert f'data-edition="{before}"' in page(booth)
    booth.post("/booth/call/", {"topic": "money"})
    after = booth.get("/booth/state/?language=ja").json()["edition"]
    assert after != before
    assert f'data-edition="{after}"' in page(booth)


def test_what_is_no_topic_calls_nobody(booth: Client, cast: Cast) -> None:
    assert booth.post("/booth/call/", {"topic": "weather"})["Location"] == "/booth/"
    with use(cast.city):
        assert not BoothRequest.objects.exists()
