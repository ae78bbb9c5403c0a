"""Simulated services are for demonstrations, on this machine, by one's own hand."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from mannaka.doctor.situation import City as Registered
from mannaka.simulate.accounts import Keys
from mannaka.simulate.cities import demo_cities
from mannaka.simulate.errors import NoCityError, NotLoopbackError, RealCityError
from mannaka.simulate.house import House
from mannaka.simulate.server import made_server
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, Windows


def registry(*demos: bool) -> SimpleNamespace:
    """Return a situation with cities."""
    rows = [
        Registered(f"s{n}", f"r{n}", f"市{n}", "active", f"c{n}.localhost", f"38202{n}", is_demo)
        for n, is_demo in enumerate(demos)
    ]
    return SimpleNamespace(cities=lambda: rows)


def test_one_real_city_is_enough_to_refuse() -> None:
    with pytest.raises(RealCityError, match="市1 is no demonstration"):
        demo_cities(registry(True, False))
    with pytest.raises(NoCityError):
        demo_cities(registry())
    assert [each.host for each in demo_cities(registry(True, True))] == ["c0.localhost", "c1.localhost"]


@pytest.mark.parametrize("bind", ["0.0.0.0:0", ":0", "192.168.1.2:0"])
def test_nobody_else_reaches_the_windows(bind: str) -> None:
    house = House(lambda: [IMABARI], keys=Keys(b"x"), port=1)
    with pytest.raises(NotLoopbackError, match=r"127\.0\.0\.1"):
        made_server(house, bind=bind)


def test_a_city_that_became_real_closes_the_start_page(windows: Windows) -> None:
    def real() -> list[object]:
        raise RealCityError("今治市 is no demonstration")

    windows.house._read_cities = real  # type: ignore[assignment]  # as the registry would answer

    assert windows.get("/").status == 403


def test_a_city_that_is_opened_later_gets_its_windows(windows: Windows) -> None:
    house = House(lambda: [IMABARI, SAIJO][: len(seen)], keys=Keys(b"x"), port=1)
    seen = [1]
    house.refresh()
    assert list(house.windows) == [IMABARI.code]
    seen.append(2)
    house.refresh()
    assert list(house.windows) == [IMABARI.code, SAIJO.code]


@pytest.mark.parametrize(
    ("send", "status"),
    [
        (lambda each: each.get("/", Host="evil.example"), 421),
        (lambda each: each.ask("POST", f"/{IMABARI.code}/1/line", b"do=block", Origin="http://evil.example"), 403),
        (lambda each: each.ask("POST", f"/{IMABARI.code}/1/line", b"do=block"), 403),
        (lambda each: each.get("/static/../server.py"), 404),
        (lambda each: each.get("/static/%2e%2e/server.py"), 404),
        (lambda each: each.get("/999999/1/line"), 404),
        (lambda each: each.get(f"/{IMABARI.code}/9/mail"), 404),
        (lambda each: each.ask("GET", "/", Content_Length="999999999"), 413),
        (lambda each: each.ask("CONNECT", "nobody:x"), 502),
    ],
)
def test_strange_requests_are_refused(windows: Windows, send: Callable[[Windows], object], status: int) -> None:
    assert send(windows).status == status


def test_the_set_up_page_tells_the_values_of_its_own_city_in_both_languages(windows: Windows) -> None:
    page = windows.get(f"/{IMABARI.code}/")
    ours, theirs = (windows.house.windows[each.code].line.line for each in (IMABARI, SAIJO))

    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert ours.config().channel_id in page.text
    assert theirs.secrets().channel_secret.get_secret_value() not in page.text
    assert "チャネルシークレット" in page.text
    assert "Channel secret" in windows.get(f"/{IMABARI.code}/", Cookie="language=en").text
    assert windows.get("/language?to=en&back=//evil.example").headers["location"] == "/"


def test_secrets_are_the_same_after_a_restart_and_others_in_another_demo() -> None:
    houses = [House(lambda: [IMABARI], keys=Keys(key), port=1) for key in (b"a", b"a", b"b")]
    for each in houses:
        each.refresh()
    first, again, other = (each.windows[IMABARI.code].line.line.secrets() for each in houses)

    assert first == again != other
