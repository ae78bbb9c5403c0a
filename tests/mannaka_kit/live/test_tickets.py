"""Tickets: random, short-lived, of one city, and useless to whoever reads Valkey."""

from secrets import randbelow, token_hex

import pytest
import redis

from mannaka_kit import clock
from mannaka_kit.live import close, names
from mannaka_kit.live.grants import STREAM_SECONDS, TICKET_SECONDS, Grant
from mannaka_kit.live.names import InvalidTopicError
from mannaka_kit.live.tickets import Listener, issue, listener_of
from mannaka_tenancy import Tenant, use


def made(*topics: str) -> str:
    return issue(listener_of(user_id=9, session_key="key"), topics=topics, host="h.localhost", origin="http://h")


def held(valkey: redis.Redis, ticket: str) -> tuple[str, Grant]:
    key = names.ticket_key(ticket)
    assert key
    text = valkey.get(key)
    assert isinstance(text, str)
    return key, Grant.from_json(text)


def test_a_ticket_lies_under_its_city_for_half_a_minute(in_imabari: Tenant, valkey: redis.Redis) -> None:
    key, grant = held(valkey, made("desk", "case-1", "desk"))
    assert key.startswith(f"{in_imabari.key}:")
    assert 0 < int(str(valkey.ttl(key))) <= TICKET_SECONDS
    assert grant.topics == ("desk", "case-1")
    assert grant.channels == (f"{in_imabari.key}:desk", f"{in_imabari.key}:case-1")


def test_neither_the_ticket_nor_the_session_stands_in_valkey(in_imabari: Tenant, valkey: redis.Redis) -> None:
    ticket = made("desk")
    key, grant = held(valkey, ticket)
    secret = ticket.partition(".")[2]
    assert secret not in key + grant.to_json()
    assert "key" not in {grant.session}
    assert len(secret) == 43
    assert made("desk") != ticket


def test_a_stream_lasts_five_minutes_at_most(in_imabari: Tenant, valkey: redis.Redis) -> None:
    _key, grant = held(valkey, made("desk"))
    assert grant.expires_at <= clock.now().timestamp() + STREAM_SECONDS
    assert STREAM_SECONDS <= 300


def test_a_ticket_with_the_other_citys_name_on_it_leads_nowhere(
    in_imabari: Tenant, saijo: Tenant, valkey: redis.Redis
) -> None:
    key = names.ticket_key(made("desk").replace(in_imabari.key.hex, saijo.key.hex))
    assert key
    assert key.startswith(f"{saijo.key}:")
    assert valkey.get(key) is None


def test_only_topics_are_granted(in_imabari: Tenant) -> None:
    with pytest.raises(InvalidTopicError):
        made("close")


def test_the_epochs_are_those_from_before_and_move_when_something_ends(in_imabari: Tenant) -> None:
    before = listener_of(user_id=9, session_key="key")
    with use(in_imabari):
        close_now(user_id=9)
    after_user = listener_of(user_id=9, session_key="key")
    close_now(session_key="key")
    after_both = listener_of(user_id=9, session_key="key")
    assert isinstance(before, Listener)
    assert before.epochs[0] != after_user.epochs[0]
    assert after_user.epochs[1] != after_both.epochs[1]
    nobody = listener_of(user_id=2**40 + randbelow(2**40), session_key=token_hex(8))
    assert nobody.epochs == ("", "")


def test_two_ends_are_two_epochs(in_imabari: Tenant) -> None:
    close_now(user_id=11)
    first = listener_of(user_id=11, session_key="").epochs
    close_now(user_id=11)
    assert listener_of(user_id=11, session_key="").epochs != first


def close_now(*, user_id: int | None = None, session_key: str | None = None) -> None:
    """Close at once; the test's transaction never commits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda act, **_options: act())
        close(user_id=user_id, session_key=session_key)
