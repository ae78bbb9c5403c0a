"""What a channel remembers between two calls."""

import pytest

from mannaka_sdk import MAX_STATE_BYTES
from tenants.plugins.memory import load_memory, save_memory
from tenants.plugins.models import Channel, ChannelMemory
from tests.support import channels
from tests.support.cast import Cast


@pytest.fixture
def channel(cast: Cast) -> Channel:
    return channels.a_draft(cast.mio)


def test_what_is_put_is_there_the_next_time_and_sealed(channel: Channel) -> None:
    memory = load_memory(channel)
    memory.put("token", b"\xffcanary")
    save_memory(channel, memory)

    assert load_memory(channel).get("token") == b"\xffcanary"
    assert "canary" not in ChannelMemory.objects.get().sealed


def test_what_is_dropped_is_gone(channel: Channel) -> None:
    memory = load_memory(channel)
    memory.put("token", b"1")
    save_memory(channel, memory)
    memory = load_memory(channel)
    memory.drop("token")
    memory.drop("never there")
    save_memory(channel, memory)

    assert load_memory(channel).get("token") is None


def test_two_calls_at_once_keep_what_each_changed(channel: Channel) -> None:
    one, other = load_memory(channel), load_memory(channel)
    one.put("token", b"1")
    other.put("cursor", b"2")
    save_memory(channel, one)
    save_memory(channel, other)

    assert load_memory(channel).values == {"token": b"1", "cursor": b"2"}


def test_it_keeps_no_more_than_64_kilobytes(channel: Channel) -> None:
    memory = load_memory(channel)
    memory.put("a", b"x" * (MAX_STATE_BYTES - 1))
    with pytest.raises(ValueError, match="64 KB"):
        memory.put("b", b"x")
    assert memory.get("b") is None


def test_another_channel_remembers_for_itself(cast: Cast, channel: Channel) -> None:
    memory = load_memory(channel)
    memory.put("token", b"1")
    save_memory(channel, memory)

    assert load_memory(channels.a_draft(cast.mio)).values == {}
