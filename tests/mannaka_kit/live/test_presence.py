"""Who is in a room: by id, for less than a minute, in one city."""

import uuid
from datetime import timedelta

import pytest
import redis
import time_machine

from mannaka_kit import clock
from mannaka_kit.live import names, presence
from mannaka_tenancy import Tenant, use


@pytest.fixture
def room() -> str:
    return f"case-{uuid.uuid4().int % 10**15}"


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the topics that presence rang."""
    heard: list[str] = []
    monkeypatch.setattr(presence, "publish", heard.append)
    return heard


def test_who_stays_is_there_and_who_leaves_is_not(in_imabari: Tenant, room: str, rung: list[str]) -> None:
    presence.stay(room, user_id=1, page="a")
    presence.stay(room, user_id=2, page="b")
    assert presence.who_is_in(room) == {1, 2}
    presence.leave(room, user_id=1, page="a")
    assert presence.who_is_in(room) == {2}


def test_somebody_with_two_pages_is_there_until_both_are_left(in_imabari: Tenant, room: str, rung: list[str]) -> None:
    presence.stay(room, user_id=1, page="a")
    presence.stay(room, user_id=1, page="b")
    presence.leave(room, user_id=1, page="a")
    assert presence.who_is_in(room) == {1}


def test_a_newcomer_rings_and_a_repeated_sign_does_not(in_imabari: Tenant, room: str, rung: list[str]) -> None:
    for _ in range(3):
        presence.stay(room, user_id=1, page="a")
    presence.leave(room, user_id=1, page="a")
    presence.leave(room, user_id=1, page="a")
    assert rung == [f"{room}-presence"] * 2


def test_whoever_gives_no_sign_is_gone_within_a_minute(
    in_imabari: Tenant, room: str, rung: list[str], valkey: redis.Redis
) -> None:
    now = clock.now()
    with time_machine.travel(now, tick=False):
        presence.stay(room, user_id=1, page="a")
    with time_machine.travel(now + timedelta(seconds=presence.PRESENT_SECONDS + 1), tick=False):
        assert presence.who_is_in(room) == set()
    assert presence.PRESENT_SECONDS < 60
    assert 0 < int(str(valkey.ttl(names.presence_key(in_imabari.key, room)))) <= presence.PRESENT_SECONDS


def test_the_other_city_has_rooms_of_its_own(in_imabari: Tenant, saijo: Tenant, room: str, rung: list[str]) -> None:
    presence.stay(room, user_id=1, page="a")
    with use(saijo):
        assert presence.who_is_in(room) == set()


def test_without_valkey_nobody_is_seen_and_nothing_breaks(in_imabari: Tenant, without_valkey: None, room: str) -> None:
    presence.stay(room, user_id=1, page="a")
    presence.leave(room, user_id=1, page="a")
    assert presence.who_is_in(room) == set()
