"""What was rung, as Valkey passes it on."""

import json
import os
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis

from mannaka_tenancy import Tenant

Heard = Callable[[], list[Any]]


@pytest.fixture
def topic() -> str:
    """Return a topic that no other run rings for: all runs share one Valkey."""
    return f"case-{uuid.uuid4().int % 10**15}"


@pytest.fixture
def heard(imabari: Tenant, saijo: Tenant, topic: str) -> Iterator[Heard]:
    """Return a function that tells the messages at the topic's channels of both cities since it was last asked."""
    client = redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True)
    with client.pubsub() as subscription:
        names = {f"{city.key}:{topic}": city.code for city in (imabari, saijo)}
        subscription.subscribe(*names)
        for _ in names:
            subscription.get_message(timeout=2)

        def messages() -> list[Any]:
            found = []
            while message := subscription.get_message(timeout=0.2):
                found.append((names[message["channel"]], json.loads(message["data"])["topic"]))
            return found

        yield messages
    client.close()


@pytest.fixture
def valkey() -> Iterator[redis.Redis]:
    """Return a connection to the Valkey of the tests."""
    client = redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True)
    yield client
    client.close()
