"""What citizens see: the screen of the hall, their own number, the waiting on the city's page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from case_core.reception.actions.create_display import create_display
from case_core.reception.actions.redirect_ticket import redirect_ticket
from case_core.reception.hall_reading import CACHE_KEY
from case_core.reception.models import Display, QueueTicket
from mannaka_tenancy import Tenant, use
from tests.support.browsing import Desk
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.reception import called, came, rooms, talked

DeskOf = Callable[[str], Desk]
SETTINGS = "/staff/settings/reception/"


@pytest.fixture
def citizen(client_of: Callable[[Tenant], Client], imabari: Tenant) -> Client:
    return client_of(imabari)


@pytest.fixture
def secret(cast: Cast) -> str:
    with use(cast.city):
        return create_display(actor=cast.mio, name="待合室", at=AT).secret


def words_of(page: Any) -> str:
    assert page.status_code == 200
    return str(page.content.decode())


def test_the_screen_shows_calls_and_who_waits_and_nothing_personal(
    cast: Cast, citizen: Client, secret: str, desk: DeskOf
) -> None:
    with use(cast.city):
        _one, two, _three = rooms(cast)
        came(cast), came(cast)
        ticket = called(cast, two)
    desk("aoi").send_and_follow(
        f"/staff/reception/{ticket.pk}/take-up/", words="家賃が払えない", topic="money", name="田中 花子"
    )
    with use(cast.city):
        QueueTicket.objects.filter(pk=ticket.pk).update(status="called")
    page = words_of(citizen.get(f"/display/{secret}/"))
    for words in (
        "A-1",
        "室2",
        "A-2",
        "番号札 A 1番の方、室2へお越しください。",
        'http-equiv="refresh"',
        "Now calling",
    ):
        assert words in page
    for words in ("田中", "家賃", "お金", "青井"):
        assert words not in page


def test_the_open_screen_asks_for_its_part_and_is_told_when_nothing_is_new(
    cast: Cast, citizen: Client, secret: str
) -> None:
    part = citizen.get(f"/display/{secret}/?part=1")
    assert "<html" not in words_of(part)
    assert citizen.get(f"/display/{secret}/?part=1", headers={"if-none-match": part["ETag"]}).status_code == 304
    with use(cast.city):
        came(cast)
    assert citizen.get(f"/display/{secret}/?part=1", headers={"if-none-match": part["ETag"]}).status_code == 200


def test_an_administrator_makes_a_screen_sees_its_address_once_and_revokes_it(
    cast: Cast, citizen: Client, desk: DeskOf
) -> None:
    mio = desk("mio")
    made = mio.send(f"{SETTINGS}displays/add/", name="待合室のテレビ").content.decode()
    address = made.partition('class="reception-address" href="')[2].partition('"')[0]
    path = address.partition(cast.city.host)[2]
    assert citizen.get(path).status_code == 200
    assert path.split("/")[2] not in mio.get(SETTINGS).content.decode()
    with use(cast.city):
        display = Display.objects.get().pk
    assert "使えなくなりました" in mio.send_and_follow(f"{SETTINGS}displays/{display}/revoke/")
    assert citizen.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/display/x/", f"/display/{'x' * 32}/", "/queue/x/", f"/queue/{'x' * 22}/"])
def test_an_address_that_is_none_is_not_there(cast: Cast, citizen: Client, path: str) -> None:
    assert citizen.get(path).status_code == 404


def test_a_number_leads_through_its_states_without_a_script(cast: Cast, citizen: Client) -> None:
    with use(cast.city):
        _one, two, three = rooms(cast)
        came(cast)
        ticket = came(cast)
    address = f"/queue/{ticket.token}/"
    page = words_of(citizen.get(address))
    for words in ("A-2", "1人", "まだわかりません", '<noscript><meta http-equiv="refresh" content="20">'):
        assert words in page
    assert 'http-equiv="refresh"' not in words_of(citizen.get(address, {"still": ""}))
    with use(cast.city):
        called(cast, three)
        called(cast, two)
    assert "室2へお越しください" in words_of(citizen.get(address))
    with use(cast.city):
        QueueTicket.objects.filter(room=three).update(status="done", ended_at=AT)
        redirect_ticket(ticket_id=ticket.pk, room_id=three.pk, actor=cast.aoi, at=AT)
    page = words_of(citizen.get(address))
    assert "A-2" in page
    assert "室3" in page
    assert "室2" not in page


def test_a_number_is_told_in_english(cast: Cast, citizen: Client) -> None:
    with use(cast.city):
        ticket = came(cast)
    page = words_of(citizen.get(f"/queue/{ticket.token}/", headers={"accept-language": "en"}))
    assert "People before you" in page


def test_a_number_of_one_city_is_not_there_in_the_other(
    cast: Cast, saijo: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    with use(cast.city):
        ticket = came(cast)
    assert client_of(saijo).get(f"/queue/{ticket.token}/").status_code == 404


def test_the_citys_page_tells_the_waiting(cast: Cast, citizen: Client) -> None:
    with use(cast.city):
        cache.delete(CACHE_KEY)
    assert "いま待っている人" not in words_of(citizen.get("/"))
    with use(cast.city):
        cache.delete(CACHE_KEY)
        one, *_others = rooms(cast)
        for _turn in range(3):
            talked(cast, one, minutes=0.1)
        for _turn in range(3):
            came(cast)
    assert "いま待っている人 3人、まもなく" in words_of(citizen.get("/"))
