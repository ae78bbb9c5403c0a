"""Somebody is writing: a bell and nothing else, at most every few seconds; what they write is never sent along."""

from contextlib import suppress
from typing import Final

import mannaka_tenancy
from mannaka_kit.live import names, valkey
from mannaka_kit.live.bells import publish

EVERY_SECONDS: Final = 3


def topic_of(room: str) -> str:
    """Return the topic that rings while somebody writes in a room."""
    return f"{room}-typing"


def sign(room: str) -> None:
    """Ring for those who listen to the room's writing; less than three seconds after the last time, not again."""
    key = names.writing_key(mannaka_tenancy.require_current().key, room)
    with suppress(valkey.ValkeyAwayError):
        if valkey.ask(lambda client: client.set(key, "1", nx=True, ex=EVERY_SECONDS)):
            publish(topic_of(room))
