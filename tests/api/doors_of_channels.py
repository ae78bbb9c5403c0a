"""Operations on channels, and the things that their paths name."""

from typing import Any

from integrations.channels.echo.plugin import EchoChannel
from integrations.channels.line.manifest import MANIFEST
from tenants.api_tokens.scopes import Scope
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.pause_channel import pause_channel
from tenants.plugins.sheets import edition_of
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.channels import CONFIG, ECHO, SECRETS, a_channel

_KEEPERS = frozenset({"mio"})
_READ, _WRITE = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
_ONE = "channels/{kept_channel}/"
_SHEET = {"sheet_edition": edition_of(EchoChannel.manifest)}
DOORS_OF_CHANNELS: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "channel-plugins/", {}, _READ, _KEEPERS),
    ("GET", "channels/", {}, _READ, _KEEPERS),
    ("POST", "channels/", {"plugin_id": ECHO, "label": "LINE"}, _WRITE, _KEEPERS),
    ("GET", _ONE, {}, _READ, _KEEPERS),
    ("POST", f"{_ONE}accept/", _SHEET, _WRITE, _KEEPERS),
    ("POST", f"{_ONE}configure/", {"config": CONFIG, "secrets": SECRETS}, _WRITE, _KEEPERS),
    ("POST", f"{_ONE}try/", {}, _WRITE, _KEEPERS),
    ("POST", f"{_ONE}check/", {}, _WRITE, _KEEPERS),
    ("POST", f"{_ONE}pause/", {}, _WRITE, _KEEPERS),
    ("POST", "channels/{resting_channel}/resume/", {}, _WRITE, _KEEPERS),
    ("POST", f"{_ONE}renew-address/", {}, _WRITE, _KEEPERS),
    ("POST", f"{_ONE}rename/", {"label": "別の名前"}, _WRITE, _KEEPERS),
    ("POST", "channels/{menu_channel}/menu/", {"is_wanted": True}, _WRITE, _KEEPERS),
    ("POST", f"{_ONE}remove/", {}, _WRITE, _KEEPERS),
]


def channels_to_name(cast: Cast) -> dict[str, Any]:
    """Make a channel that is in use, one that rests, and one with a menu; call it inside of the city."""
    resting = pause_channel(channel=a_channel(cast.mio, label="休み"), actor=cast.mio, at=AT)
    with_menu = add_channel(plugin_id=MANIFEST.id, label="LINE", actor=cast.mio, at=AT)
    return {"kept_channel": a_channel(cast.mio).pk, "resting_channel": resting.pk, "menu_channel": with_menu.pk}
