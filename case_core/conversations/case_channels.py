"""By which way a case came that began as a conversation."""

from collections.abc import Mapping
from typing import Final

from case_core.cases.states import Channel

_BY_NAME: Final[Mapping[str, Channel]] = {"line": Channel.LINE, "mail": Channel.MAIL, "email": Channel.MAIL}


def case_channel(plugin_id: str) -> Channel:
    """Return the way that cases and statistics know, by the last part of the plugin's id; else the web."""
    return _BY_NAME.get(plugin_id.rpartition(".")[2], Channel.WEB)
