"""What is sealed opens in its own place: this city, this channel, this name, this slot."""

from collections.abc import Callable

import pytest

from mannaka_kit.crypto import UndecipherableError
from mannaka_kit.identifiers import new_key
from mannaka_tenancy import Tenant, use
from tenants.plugins import sealing
from tenants.plugins.models import Channel

Open = Callable[[str, Channel], object]


@pytest.fixture
def channel() -> Channel:
    return Channel(key=new_key(), plugin_id="jp.mannaka.echo", label="LINE")


def other(channel: Channel) -> Channel:
    return Channel(key=new_key(), plugin_id=channel.plugin_id, label=channel.label)


def test_a_secret_opens_where_it_belongs(imabari: Tenant, channel: Channel) -> None:
    with use(imabari):
        sealed = sealing.seal_secret("秘密", channel=channel, name="token", slot="current")

        assert "秘密" not in sealed
        assert sealing.open_secret(sealed, channel=channel, name="token", slot="current") == "秘密"


@pytest.mark.parametrize(("name", "slot"), [("token", "previous"), ("other", "current"), ("token/current", "")])
def test_a_secret_opens_under_no_other_name_or_slot(imabari: Tenant, channel: Channel, name: str, slot: str) -> None:
    with use(imabari):
        sealed = sealing.seal_secret("秘密", channel=channel, name="token", slot="current")
        with pytest.raises(UndecipherableError):
            sealing.open_secret(sealed, channel=channel, name=name, slot=slot)


def test_nothing_opens_in_another_channel_or_city(imabari: Tenant, saijo: Tenant, channel: Channel) -> None:
    with use(imabari):
        secret = sealing.seal_secret("秘密", channel=channel, name="token", slot="current")
        memory = sealing.seal_memory(b"\x00cursor", channel=channel, name="cursor")
        channel.endpoint_sealed = sealing.seal_endpoint("key", channel=channel)
        assert sealing.open_memory(memory, channel=channel, name="cursor") == b"\x00cursor"
        assert sealing.open_endpoint(channel) == "key"
    stranger = other(channel)
    stranger.endpoint_sealed = channel.endpoint_sealed
    ways: list[Open] = [
        lambda text, of: sealing.open_secret(text, channel=of, name="token", slot="current"),
        lambda _text, of: sealing.open_memory(memory, channel=of, name="cursor"),
        lambda _text, of: sealing.open_endpoint(of),
    ]
    for city, place in ((imabari, stranger), (saijo, channel)):
        for way in ways:
            with use(city), pytest.raises(UndecipherableError):
                way(secret, place)


def test_a_memory_is_no_secret(imabari: Tenant, channel: Channel) -> None:
    with use(imabari):
        sealed = sealing.seal_memory(b"x", channel=channel, name="token")
        with pytest.raises(UndecipherableError):
            sealing.open_secret(sealed, channel=channel, name="token", slot="current")


def test_the_key_of_an_address_is_hashed_by_each_city_in_its_own_way(imabari: Tenant, saijo: Tenant) -> None:
    with use(imabari):
        here = sealing.ENDPOINT.kept("one key")
    with use(saijo):
        assert sealing.ENDPOINT.kept("one key") != here
