"""Who is in a room now: kept in Valkey by id, for less than a minute after the last sign."""

from contextlib import suppress
from typing import Any

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.live import names, valkey
from mannaka_kit.live.bells import publish

PRESENT_SECONDS = 45


def topic_of(room: str) -> str:
    """Return the topic that rings when somebody comes or goes."""
    return f"{room}-presence"


def stay(room: str, *, user_id: int, page: str) -> None:
    """Say that a person's page is in a room; whoever else is there hears of a newcomer."""
    key, member, now = _key(room), f"{user_id}:{page}", clock.now().timestamp()

    def enter(client: valkey.Client) -> Any:
        pipe = client.pipeline(transaction=True)
        pipe.zremrangebyscore(key, "-inf", now)
        pipe.zadd(key, {member: now + PRESENT_SECONDS})
        pipe.expire(key, PRESENT_SECONDS)
        return pipe.execute()[1]

    with suppress(valkey.ValkeyAwayError):
        if valkey.ask(enter):
            publish(topic_of(room))


def leave(room: str, *, user_id: int, page: str) -> None:
    """Say that a person's page has gone."""
    key, member = _key(room), f"{user_id}:{page}"
    with suppress(valkey.ValkeyAwayError):
        if valkey.ask(lambda client: client.zrem(key, member)):
            publish(topic_of(room))


def who_is_in(room: str) -> frozenset[int]:
    """Return the ids of the people in a room; nobody where Valkey is away."""
    key, now = _key(room), clock.now().timestamp()
    with suppress(valkey.ValkeyAwayError):
        members: list[str] = valkey.ask(lambda client: client.zrangebyscore(key, now, "+inf"))
        return frozenset(int(member.partition(":")[0]) for member in members)
    return frozenset()


def _key(room: str) -> str:
    return names.presence_key(mannaka_tenancy.require_current().key, room)
