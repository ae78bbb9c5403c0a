"""How a channel hears of what happened: what its plugin can, less what its settings leave out."""

from collections.abc import Mapping
from typing import Any, Final

from mannaka_sdk import Inbound, Manifest

BY_ADDRESS: Final = frozenset({Inbound.WEBHOOK, Inbound.BOTH})


def inbound_with(manifest: Manifest, config: Mapping[str, Any]) -> Inbound:
    """Return how a channel with these settings hears; nothing where one of them says that it only sends."""
    is_silent = any(str(config.get(name)) in values for name, values in manifest.silent_with.items())
    return Inbound.NONE if is_silent else manifest.inbound


def hears(manifest: Manifest, config: Mapping[str, Any]) -> bool:
    """Tell whether a channel with these settings hears of anything."""
    return inbound_with(manifest, config) is not Inbound.NONE
