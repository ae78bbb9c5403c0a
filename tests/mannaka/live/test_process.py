"""The process by itself: it starts and ends in order, and without Valkey it keeps nobody waiting in vain."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from mannaka.local.valkey import ValkeyServer
from mannaka_kit.live import publish
from mannaka_tenancy import Tenant, use
from tests.support.live_client import Stream, ticket_for
from tests.support.live_server import LiveServer


@pytest.fixture
def own_valkey(monkeypatch: pytest.MonkeyPatch) -> Iterator[ValkeyServer]:
    """Return a Valkey that may be stopped, and let this test's pages use it."""
    folder = Path(tempfile.mkdtemp(prefix="mk-")).resolve()
    valkey = ValkeyServer(folder)
    valkey.start()
    monkeypatch.setitem(settings.CACHES["default"], "LOCATION", valkey.cache_url)
    yield valkey
    valkey.destroy()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(own_valkey: ValkeyServer) -> Iterator[LiveServer]:
    server = LiveServer(own_valkey.cache_url)
    server.start()
    yield server
    server.stop()


def test_it_ends_in_order_and_tells_its_pages_to_go_elsewhere(
    server: LiveServer, rings_at_once: None, imabari: Tenant
) -> None:
    stream = Stream(server, imabari, ticket_for(imabari, "desk"))
    assert stream.next() == ("ready", {})
    server.ask_to_stop()
    assert stream.next() == ("end", {"why": "stopping"})
    assert server.stop() == 0


def test_without_valkey_every_stream_ends_and_with_it_new_ones_open(
    server: LiveServer, own_valkey: ValkeyServer, rings_at_once: None, imabari: Tenant
) -> None:
    stream = Stream(server, imabari, ticket_for(imabari, "desk"))
    ticket = ticket_for(imabari, "desk")
    assert stream.next() == ("ready", {})

    own_valkey.stop()
    assert stream.next() == ("end", {"why": "away"})
    server.wait_until("/readyz", status=503)
    assert server.status_of("/livez") == 200
    assert Stream(server, imabari, ticket).status == 503

    own_valkey.start()
    server.wait_until("/readyz")
    again = Stream(server, imabari, ticket_for(imabari, "desk"))
    assert again.status == 200, server.log.read_text()
    assert again.next() == ("ready", {})
    with use(imabari):
        publish("desk")
    assert again.next()[0] == "news"
    again.close()


def test_it_starts_without_valkey_and_waits_for_it(own_valkey: ValkeyServer) -> None:
    own_valkey.stop()
    server = LiveServer(own_valkey.cache_url)
    server.start(until_ready=False)
    try:
        assert server.status_of("/readyz") == 503
        own_valkey.start()
        server.wait_until("/readyz")
    finally:
        assert server.stop() == 0
