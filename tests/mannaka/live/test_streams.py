"""A stream tells what its ticket grants, and ends when that is over."""

import json
import os
import time
import uuid

import pytest
import redis

from mannaka.live.server import MOST_STREAMS_OF_ONE
from mannaka_kit.live import close, names, publish
from mannaka_kit.live.grants import EPOCH_SECONDS, Grant
from mannaka_tenancy import Tenant, use
from tests.mannaka.live.conftest import OpenStream
from tests.support.live_client import Stream, page_origin, ticket_for
from tests.support.live_server import LiveServer

pytestmark = pytest.mark.usefixtures("rings_at_once")


@pytest.fixture
def valkey() -> redis.Redis:
    return redis.Redis.from_url(os.environ["CACHE_URL"], decode_responses=True)


@pytest.fixture
def topic() -> str:
    """Return a topic that no other run rings for: all runs share one Valkey."""
    return f"case-{uuid.uuid4().int % 10**15}"


def test_a_bell_is_heard_at_once_and_says_nothing_but_its_topic(
    open_stream: OpenStream, imabari: Tenant, topic: str
) -> None:
    stream = open_stream(imabari, topic)
    with use(imabari):
        publish(topic)
    rung = time.monotonic()
    name, data = stream.next()
    assert time.monotonic() - rung < 5
    assert name == "news"
    assert data.keys() == {"topic", "version"}
    assert data["topic"] == topic


def test_only_the_topics_of_the_ticket_are_heard(open_stream: OpenStream, imabari: Tenant, topic: str) -> None:
    stream = open_stream(imabari, topic)
    with use(imabari):
        publish(f"{topic}-other")
    assert stream.is_silent(seconds=0.5)


def test_a_ticket_opens_one_stream(server: LiveServer, imabari: Tenant, topic: str) -> None:
    ticket = ticket_for(imabari, topic)
    first, second = Stream(server, imabari, ticket), Stream(server, imabari, ticket)
    assert (first.status, second.status) == (200, 403)
    first.close()


@pytest.mark.parametrize("ticket", ["", "x", "0" * 32 + "." + "A" * 43, "*", "%00"])
def test_what_is_no_ticket_opens_nothing(server: LiveServer, imabari: Tenant, ticket: str) -> None:
    assert Stream(server, imabari, ticket).status == 403


def test_asking_for_the_head_uses_no_ticket_up(server: LiveServer, imabari: Tenant, topic: str) -> None:
    ticket = ticket_for(imabari, topic)
    assert Stream(server, imabari, ticket, verb="HEAD").status == 405
    stream = Stream(server, imabari, ticket)
    assert stream.status == 200
    stream.close()


def test_a_page_of_another_origin_is_refused_and_that_of_the_city_named(
    server: LiveServer, imabari: Tenant, topic: str
) -> None:
    foreign = Stream(server, imabari, ticket_for(imabari, topic), origin="http://evil.example.com")
    assert foreign.status == 403
    assert foreign.answer.getheader("Access-Control-Allow-Origin") is None
    own = Stream(server, imabari, ticket_for(imabari, topic), origin=page_origin(imabari))
    assert own.answer.getheader("Access-Control-Allow-Origin") == page_origin(imabari)
    assert own.answer.getheader("Cache-Control") == "no-store"
    own.close()


def test_all_streams_of_a_person_end_when_a_role_is_lost(open_stream: OpenStream, imabari: Tenant, topic: str) -> None:
    lost, kept = open_stream(imabari, topic, user_id=71), open_stream(imabari, topic, user_id=72)
    with use(imabari):
        close(user_id=71)
    assert lost.next(seconds=2) == ("end", {"why": "closed"})
    assert lost.next() == ("closed", None)
    assert kept.is_silent(seconds=0.3)


def test_the_streams_of_one_session_end_with_it(open_stream: OpenStream, imabari: Tenant, topic: str) -> None:
    ended = open_stream(imabari, topic, user_id=73, session_key="one")
    other = open_stream(imabari, topic, user_id=73, session_key="two")
    with use(imabari):
        close(session_key="one")
    assert ended.next(seconds=2) == ("end", {"why": "closed"})
    assert other.is_silent(seconds=0.3)


def test_where_the_message_is_lost_the_epoch_ends_the_stream_within_seconds(
    open_stream: OpenStream, imabari: Tenant, topic: str, valkey: redis.Redis
) -> None:
    stream = open_stream(imabari, topic, user_id=74)
    valkey.set(names.user_epoch_key(imabari.key, 74), uuid.uuid4().hex, ex=EPOCH_SECONDS)
    assert stream.next(seconds=8) == ("end", {"why": "closed"})


def test_who_lost_a_right_between_ticket_and_stream_hears_nothing(
    server: LiveServer, imabari: Tenant, topic: str
) -> None:
    ticket = ticket_for(imabari, topic, user_id=75)
    with use(imabari):
        close(user_id=75)
    stream = Stream(server, imabari, ticket)
    assert [stream.next(), stream.next()] == [("ready", {}), ("end", {"why": "closed"})]


def test_a_stream_ends_when_its_grant_is_over(
    server: LiveServer, imabari: Tenant, topic: str, valkey: redis.Redis
) -> None:
    ticket = ticket_for(imabari, topic)
    key = names.ticket_key(ticket)
    assert key
    held = json.loads(str(valkey.get(key)))
    valkey.set(key, json.dumps(held | {"expires_at": time.time() + 1}), ex=30)
    stream = Stream(server, imabari, ticket)
    assert [stream.next(), stream.next(seconds=3)] == [("ready", {}), ("end", {"why": "expired"})]


def test_one_person_cannot_take_all_streams(
    open_stream: OpenStream, server: LiveServer, imabari: Tenant, topic: str
) -> None:
    streams = [open_stream(imabari, topic, user_id=76) for _ in range(MOST_STREAMS_OF_ONE)]
    assert Stream(server, imabari, ticket_for(imabari, topic, user_id=76)).status == 429
    open_stream(imabari, topic, user_id=77)
    streams[0].close()
    with use(imabari):
        publish(topic)
    time.sleep(0.5)
    open_stream(imabari, topic, user_id=76)


def test_no_ticket_and_no_person_stands_in_the_log(
    open_stream: OpenStream, server: LiveServer, imabari: Tenant
) -> None:
    ticket = ticket_for(imabari, "desk")
    Stream(server, imabari, ticket).close()
    open_stream(imabari, "desk")
    said = server.log.read_text()
    assert ticket.partition(".")[2] not in said
    assert "ticket" not in said
    assert "user_id" not in said


def test_a_grant_comes_back_as_it_was_written(imabari: Tenant) -> None:
    grant = Grant(
        city=imabari.key,
        host="h",
        origin="o",
        user_id=1,
        session="s",
        topics=("desk",),
        epochs=("", "a"),
        expires_at=1.5,
    )
    assert Grant.from_json(grant.to_json()) == grant
