"""Streams without a network."""

import asyncio
from typing import Any

import pytest

from mannaka.live.listeners import Listener, Listeners, TooManyError
from mannaka_kit.live.grants import Grant
from mannaka_tenancy import Tenant


def listener(city: Tenant, *, user_id: int = 1, topic: str = "desk") -> Listener:
    return Listener(
        Grant(
            city=city.key,
            host=city.host,
            origin="",
            user_id=user_id,
            session="s",
            topics=(topic,),
            epochs=("", ""),
            expires_at=0,
        )
    )


def news_of(one: Listener) -> list[Any]:
    return asyncio.run(one.news(seconds=0.01))


def test_a_slow_page_hears_of_each_topic_once_and_of_its_newest_state(imabari: Tenant) -> None:
    one = listener(imabari)
    for version in range(1000):
        one.hear("desk", version)
    one.hear("case-1", 7)
    assert news_of(one) == [999, 7]
    assert news_of(one) == []


def test_the_first_reason_to_end_counts(imabari: Tenant) -> None:
    one = listener(imabari)
    one.end("closed")
    one.end("expired")
    assert one.ending == "closed"


def test_a_channel_is_heard_by_the_streams_of_its_own_city(imabari: Tenant, saijo: Tenant) -> None:
    here, there = listener(imabari), listener(saijo)
    listeners = Listeners(most=10, most_of_one=10)
    listeners.add(here)
    listeners.add(there)
    assert tuple(listeners.at(f"{imabari.key}:desk")) == (here,)
    assert tuple(listeners.at("desk")) == ()
    listeners.remove(here)
    assert tuple(listeners.at(f"{imabari.key}:desk")) == ()
    assert len(listeners) == 1


def test_the_bounds_hold_and_free_what_is_given_back(imabari: Tenant) -> None:
    listeners = Listeners(most=3, most_of_one=2)
    first, second = listener(imabari), listener(imabari)
    listeners.add(first)
    listeners.add(second)
    with pytest.raises(TooManyError):
        listeners.add(listener(imabari))
    listeners.add(listener(imabari, user_id=2))
    with pytest.raises(TooManyError):
        listeners.add(listener(imabari, user_id=3))
    listeners.remove(first)
    listeners.add(listener(imabari))
