"""Channels that an administrator keeps: one in use, and one that rests."""

from collections.abc import Callable, Mapping
from typing import Any

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.line.manifest import MANIFEST
from mannaka_kit import clock
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.pause_channel import pause_channel
from tenants.plugins.models import Channel
from tenants.plugins.sheets import edition_of
from tests.support.cast import Cast
from tests.support.channels import CONFIG, ECHO, SECRETS, a_channel

Values = Mapping[str, Any]
LINE = MANIFEST.id
KINDS_OF_CHANNELS = dict.fromkeys(("channel_id", "paused_channel_id", "menu_channel_id"), Channel)
MEANT_OF_CHANNELS = {
    **{name: {"channel_id": "paused_channel_id"} for name in ("channels:resume", "api:channel_resume")},
    **{name: {"channel_id": "menu_channel_id"} for name in ("channels:menu", "api:channel_menu")},
}


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


BODIES_OF_CHANNELS: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "channels:add": lambda _: {"plugin_id": ECHO, "label": "新しい連絡手段"},
    "channels:sheet": lambda _: {"seen": edition_of(EchoChannel.manifest), "agrees": "on"},
    "channels:settings": lambda _: {
        "setting_account_id": CONFIG["account_id"],
        **{f"secret_{name}": value for name, value in SECRETS.items()},
    },
    "channels:trial": _nothing,
    "channels:check": _nothing,
    "channels:pause": _nothing,
    "channels:resume": _nothing,
    "channels:renew": _nothing,
    "channels:menu": lambda _: {"is_wanted": "yes"},
    "channels:rename": lambda _: {"label": "別の名前"},
    "channels:remove": _nothing,
}


def kept_channels(cast: Cast, word: str) -> dict[str, Any]:
    """Make a channel that is in use, one that rests, and one whose service shows menus."""
    at = clock.now()
    resting = pause_channel(channel=a_channel(cast.mio, label=f"{word} 休み", at=at), actor=cast.mio, at=at)
    with_menu = add_channel(plugin_id=LINE, label=f"{word} LINE", actor=cast.mio, at=at)
    return {
        "channel_id": a_channel(cast.mio, label=word, at=at).pk,
        "paused_channel_id": resting.pk,
        "menu_channel_id": with_menu.pk,
    }
