from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from case_core.booths.announcements import BOOTHS
from case_core.booths.models import BoothDevice, BoothRequest, BoothSite
from mannaka_tenancy import use
from tests.support.booths import BRANCH, a_site, enrolled, opened, taken
from tests.support.browsing import Desk
from tests.support.calls import a_room
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db
DeskOf = Callable[[str], Desk]


def page(desk: Desk, path: str, **query: str) -> str:
    answer = desk.get(path, **query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_the_centre_sees_who_waits_and_about_what(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        opened(cast)
    for path in ("/staff/booths/", "/staff/booths/live/", "/staff/talks/alerts/"):
        shown = page(desk("nagi"), path)
        assert BRANCH in shown
        assert "お金・家計" in shown


def test_over_a_form_one_calm_line_names_no_place(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        opened(cast)
    shown = page(desk("nagi"), "/staff/talks/alerts/", calm="")
    assert "お一人がお待ちです" in shown
    assert BRANCH not in shown


def test_every_page_of_the_centre_hears_of_it_where_it_hears_of_calls(desk: DeskOf) -> None:
    for path in ("/staff/", reverse("intake:new")):
        shown = page(desk("aoi"), path)
        assert shown.count("/staff/talks/alerts/") == 1
        assert f'data-topics="talks help {BOOTHS} calls"' in shown


def test_a_clerk_takes_it_at_their_room_rings_and_begins_a_case(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        request, room = opened(cast), a_room(cast, "室1")
    at = f"/staff/booths/{request.pk}/"
    shown = desk("aoi").send_and_follow(f"{at}take/", room=str(room.pk))
    assert "0897-82-0500" in shown
    assert "室1" in shown
    shown = desk("aoi").send_and_follow(f"{at}connect/", way="telephone")
    assert "お話し中" in shown
    shown = desk("aoi").send_and_follow(f"{at}take-up/", words="年金の手続きがわからない", name="")
    assert "年金の手続きがわからない" in shown
    shown = desk("aoi").send_and_follow(f"{at}end/")
    assert "相談になりました" in shown
    with use(cast.city):
        request.refresh_from_db()
        assert request.case is not None
        assert (request.status, request.case.channel, request.case.topic) == ("ended", "telephone", "money")


def test_the_second_clerk_is_told_who_was_first(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        request = taken(cast)
    shown = desk("nagi").send_and_follow(f"/staff/booths/{request.pk}/take/")
    assert "青井 葵さんが先に受けました" in shown


def test_a_room_that_is_none_is_refused(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        request = opened(cast)
    assert "いまある相談室を選んでください" in desk("aoi").send_and_follow(
        f"/staff/booths/{request.pk}/take/", room="x"
    )


def test_the_list_costs_the_same_however_many_wait(desk: DeskOf, cast: Cast) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            page(desk("aoi"), "/staff/booths/")
        return len(seen)

    with use(cast.city):
        opened(cast)
    statements()  # what a process asks once is asked now
    few = statements()
    with use(cast.city):
        for number in range(5):
            request = opened(cast, device=enrolled(cast, a_site(cast, f"支所{number}")))
            if number % 2:
                taken(cast, request=request)
    assert statements() == few


def test_an_administrator_sets_a_booth_up(desk: DeskOf, cast: Cast) -> None:
    mio = desk("mio")
    shown = mio.send_and_follow("/staff/settings/booths/add/", name=BRANCH, place="1階", telephone="", position="1")
    assert "登録コードを作ってください" in shown
    with use(cast.city):
        site = BoothSite.objects.get()
    made = mio.send(f"/staff/settings/booths/{site.pk}/code/").content.decode()
    assert "booth-code" in made
    assert "/booth/" in made
    with use(cast.city):
        device = BoothDevice.objects.get()
    assert device.code_hash not in made
    assert "登録待ち" in page(mio, "/staff/settings/booths/")
    shown = mio.send_and_follow(f"/staff/settings/booths/devices/{device.pk}/revoke/")
    assert "登録を取り消しました" in shown


def test_a_code_is_shown_once(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        site = a_site(cast)
    path, mio = f"/staff/settings/booths/{site.pk}/code/", desk("mio")
    mio.send(path, key="k" * 20)
    assert mio.send(path, key="k" * 20).status_code == 302
    with use(cast.city):
        assert BoothDevice.objects.count() == 1


def test_what_nobody_means_comes_back_with_its_words(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        a_site(cast)
    told = {"place": "", "telephone": "12", "position": "1"}
    mio = desk("mio")
    assert "10けたか11けた" in mio.send("/staff/settings/booths/add/", name="東予", **told).content.decode()
    told["telephone"] = ""
    assert "この名前の相談ブースが" in mio.send("/staff/settings/booths/add/", name=BRANCH, **told).content.decode()
    rules = {"minutes_until_telephone": "9", "minutes_until_end": "5"}
    assert "より長くしてください" in mio.send("/staff/settings/booths/rules/", **rules).content.decode()


def test_use_is_counted_by_site_and_hour_and_nothing_else(desk: DeskOf, cast: Cast) -> None:
    with use(cast.city):
        taken(cast)
        opened(cast, device=enrolled(cast, a_site(cast, "波止浜公民館")))
    shown = page(desk("mio"), "/staff/settings/booths/use/")
    assert "9時台" in shown
    assert shown.count('<tr><th scope="row">') == 2 + 1 + 8
    with use(cast.city):
        assert BoothRequest.objects.count() == 2


def test_only_administrators_open_the_settings(desk: DeskOf) -> None:
    assert desk("aoi").get("/staff/settings/booths/").status_code == 403
    assert desk("mio").get("/staff/booths/").status_code == 403
