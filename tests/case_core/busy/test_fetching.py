"""A calendar is fetched from where the operator allows, and from nowhere else; on loopback, by an explicit guard."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from case_core.busy import fetching
from case_core.busy.errors import AddressWrongError, NotReadError
from case_core.busy.fetching import Guard, fetch, require_address
from case_core.busy.states import Failure
from tests.support.groupware import HOST, Groupware, calendar, event, groupware

GUARD = Guard(hosts=frozenset({"calendar.example.jp"}))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Groupware]:
    with groupware(tmp_path_factory.mktemp("groupware")) as told:
        yield told


@pytest.fixture
def there(served: Groupware, tmp_path: Path) -> Groupware:
    """Return the groupware as it is in the morning."""
    served.content, served.status, served.headers, served.delay = calendar(event()), 200, {}, 0.0
    served.asked.clear()
    return served


def why(address: str, guard: Guard) -> Failure:
    with pytest.raises(NotReadError) as caught:
        fetch(address, guard=guard)
    return caught.value.failure


def test_a_calendar_is_fetched_without_telling_who_asks(there: Groupware) -> None:
    assert fetch(there.address, guard=there.guard) == there.content
    (asked,) = there.asked
    assert asked["path"] == "/ical/secret.ics?key=1"
    assert not {"cookie", "authorization", "referer"} & asked.keys()


@pytest.mark.parametrize(
    "address",
    [
        "http://calendar.example.jp/a.ics",
        "ftp://calendar.example.jp/a.ics",
        "file:///etc/passwd",
        "https://",
        "https://user:word@calendar.example.jp/",
        "https://calendar.example.jp:99999/",
        "https://calendar.example.jp/a\r\nX: y",
        "https://calendar.example.jp/a b",
        "calendar.example.jp/a.ics",
    ],
)
def test_what_is_no_address_of_a_calendar_is_refused(address: str) -> None:
    with pytest.raises(AddressWrongError):
        require_address(address, guard=GUARD)


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example.jp/",
        "https://calendar.example.jp.evil.example/",
        "https://calendar.example.jp:8443/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/",
    ],
)
def test_other_hosts_and_other_ports_are_refused(address: str) -> None:
    assert why(address, GUARD) == Failure.HOST


@pytest.mark.parametrize(
    "inside",
    [
        *("127.0.0.1", "10.0.0.5", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
        *("::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::", "2002:0a00:0001::1"),
    ],
)
def test_a_name_that_leads_into_the_house_is_not_asked(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_up(*_told: Any, **_more: Any) -> list[Any]:
        return [(0, 0, 0, "", ("203.0.114.9", 443)), (0, 0, 0, "", (inside, 443))]

    def never(*_told: Any, **_more: Any) -> None:
        raise AssertionError("it was asked")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", never)
    assert why("https://calendar.example.jp/a.ics", GUARD) == Failure.PRIVATE


def test_the_guard_of_production_does_not_go_to_loopback(there: Groupware) -> None:
    assert why(there.address, replace(there.guard, may_be_private=False)) == Failure.PRIVATE
    assert there.asked == []


def test_a_redirect_is_not_followed(there: Groupware) -> None:
    there.status, there.headers = 302, {"Location": there.address}
    assert why(there.address, there.guard) == Failure.REFUSED
    assert len(there.asked) == 1


def test_what_is_too_large_is_not_read_to_its_end(there: Groupware) -> None:
    there.content = b"x" * (3 * 1024 * 1024)
    assert why(there.address, there.guard) == Failure.LARGE


def test_who_takes_too_long_is_left(there: Groupware, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_EACH_STEP", 0.3)
    there.delay = 1.0
    assert why(there.address, there.guard) == Failure.SLOW


def test_a_server_that_nobody_vouches_for_is_not_read(there: Groupware) -> None:
    stranger = Guard(hosts=frozenset({HOST}), port=there.port, may_be_private=True)
    assert why(there.address, stranger) == Failure.UNREACHABLE
    assert there.asked == []


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    guard = Guard(hosts=frozenset({HOST}), port=port, may_be_private=True)
    assert why(f"https://{HOST}:{port}/", guard) == Failure.UNREACHABLE
