"""Ring: tell open pages that something in a topic changed."""

import json
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from uuid import UUID

from django.db import transaction

import mannaka_tenancy
from mannaka_kit import clock
from mannaka_kit.live import names, valkey


def publish(*topics: str) -> None:
    """
    Ring for topics of the current city once the transaction has committed; outside one, at once. It may be lost.

    :raises InvalidTopicError: a topic is not spelled like one.
    :raises NoTenantError: the code runs for no city.
    """
    city = mannaka_tenancy.require_current().key
    channels = {names.channel(city, topic): topic for topic in topics}
    if channels:
        transaction.on_commit(partial(_ring, channels), robust=True)


def send(channels: Iterable[tuple[str, object]], *, at_any_price: bool = False) -> None:
    """
    Send messages to channels in one round trip.

    :raises ValkeyAwayError: Valkey does not answer.
    """
    messages = [(name, json.dumps(message)) for name, message in channels]

    def push(client: valkey.Client) -> None:
        pipe = client.pipeline(transaction=False)
        for name, message in messages:
            pipe.publish(name, message)
        pipe.execute()

    valkey.ask(push, at_any_price=at_any_price)


def closing_message(city: UUID, *, kind: str, value: str | int) -> tuple[str, object]:
    """Return the message that ends streams of a person (`user`) or of a session (`session`)."""
    return names.closing_channel(city), {kind: value}


def _ring(channels: dict[str, str]) -> None:
    version = int(clock.now().timestamp() * 1000)
    with suppress(valkey.ValkeyAwayError):
        send((name, {"topic": topic, "version": version}) for name, topic in channels.items())
