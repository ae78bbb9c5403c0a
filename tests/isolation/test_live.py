"""Streams of twin cities: the same topics, the same people's numbers, and nothing crosses."""

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
import redis
from django.db import connections

from mannaka_kit.live import close, names, presence, publish
from mannaka_tenancy import Tenant, use
from tests.support.live_client import Stream, page_origin, ticket_for
from tests.support.live_server import LiveServer

TOPIC = "case-771177"
OTHER_TOPIC = "section-771177"
WHO = 5


@pytest.fixture(scope="module")
def server() -> Iterator[LiveServer]:
    server = LiveServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _rings_at_once(run_database: object, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield
    connections.close_all()


@pytest.fixture
def here(server: LiveServer, imabari: Tenant) -> Iterator[Stream]:
    """Return an open stream of Imabari for a case that both cities have."""
    stream = Stream(server, imabari, ticket_for(imabari, TOPIC, OTHER_TOPIC, user_id=WHO))
    assert stream.next() == ("ready", {})
    yield stream
    stream.close()


def test_a_bell_of_the_twin_is_not_heard_and_ones_own_is(here: Stream, imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo):
        publish(TOPIC)
    with use(imabari):
        publish(OTHER_TOPIC)
    # In the order in which they were rung: had the twin's been heard, it would come first.
    assert here.next()[1]["topic"] == OTHER_TOPIC
    assert here.is_silent(seconds=0.5)


def test_ending_the_twins_streams_leaves_ours_open(here: Stream, saijo: Tenant) -> None:
    with use(saijo):
        close(user_id=WHO, session_key="session")
    assert here.is_silent(seconds=6)  # the epoch is asked every five seconds


def test_a_ticket_shown_at_the_twins_host_is_refused_and_used_up(
    server: LiveServer, imabari: Tenant, saijo: Tenant
) -> None:
    ticket = ticket_for(imabari, TOPIC)
    assert Stream(server, saijo, ticket).status == 403
    assert Stream(server, imabari, ticket).status == 403


def test_a_page_of_the_twin_cannot_use_a_ticket_of_ours(server: LiveServer, imabari: Tenant, saijo: Tenant) -> None:
    assert Stream(server, imabari, ticket_for(imabari, TOPIC), origin=page_origin(saijo)).status == 403


def test_a_ticket_renamed_to_the_twin_is_no_ticket(server: LiveServer, imabari: Tenant, saijo: Tenant) -> None:
    renamed = ticket_for(imabari, TOPIC).replace(imabari.key.hex, saijo.key.hex)
    assert Stream(server, saijo, renamed).status == 403
    assert Stream(server, imabari, renamed).status == 403


@pytest.mark.parametrize("host", ["", "nobody.localhost", "imabari.localhost.evil.example.com"])
def test_a_ticket_opens_nothing_at_a_host_of_nobody(server: LiveServer, imabari: Tenant, host: str) -> None:
    ticket = ticket_for(imabari, TOPIC, host=host)
    assert Stream(server, imabari, ticket).status == 403


def test_who_is_at_the_twins_case_is_not_at_ours(imabari: Tenant, saijo: Tenant) -> None:
    with use(saijo):
        presence.stay(TOPIC, user_id=WHO, page="a")
    with use(imabari):
        assert presence.who_is_in(TOPIC) == frozenset()


def test_everything_that_live_keeps_begins_with_its_city(imabari: Tenant) -> None:
    client = redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True)
    before = set(client.scan_iter("*"))
    ticket_for(imabari, TOPIC)
    with use(imabari):
        presence.stay("case-9001", user_id=WHO, page="b")
        close(user_id=WHO, session_key="other")
    kept = set(client.scan_iter("*:live:*")) - before
    assert kept
    assert all(key.startswith(f"{imabari.key}:live:") for key in kept)
    client.close()


def test_a_message_without_a_city_reaches_nobody(here: Stream, imabari: Tenant) -> None:
    client = redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True)
    message = json.dumps({"topic": TOPIC, "version": 1})
    for channel in (TOPIC, f":{TOPIC}", f"{imabari.key.hex}:{TOPIC}", f"{imabari.key}:{names.CLOSING}"):
        client.publish(channel, message)
    assert here.is_silent(seconds=0.5)
    client.close()
