"""The process `live`, really running, and streams that are closed at the end."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections

from mannaka_tenancy import Tenant
from tests.support.live_client import Stream, ticket_for
from tests.support.live_server import LiveServer
from tests.support.plugin import RunDatabase

OpenStream = Callable[..., Stream]


@pytest.fixture(scope="package")
def server() -> Iterator[LiveServer]:
    """Start it once for these tests."""
    server = LiveServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def rings_at_once(run_database: RunDatabase, django_db_blocker: Any) -> Iterator[None]:
    """Let what is rung outside a transaction ring at once; nothing is written to the database."""
    with django_db_blocker.unblock():
        yield
    connections.close_all()


@pytest.fixture
def open_stream(server: LiveServer) -> Iterator[OpenStream]:
    """Return a maker of streams that have said that they are ready."""
    opened: list[Stream] = []

    def open_one(city: Tenant, *topics: str, **whose: object) -> Stream:
        stream = Stream(server, city, ticket_for(city, *topics, **whose))  # type: ignore[arg-type]
        opened.append(stream)
        assert stream.next() == ("ready", {})
        return stream

    yield open_one
    for stream in opened:
        stream.close()
