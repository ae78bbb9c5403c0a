"""Operations on what came in by channels, and the things that their paths name."""

from typing import Any

from tenants.api_tokens.scopes import Scope
from tests.permissions.deliveries import deliveries
from tests.support.cast import Cast

_KEEPERS = frozenset({"mio"})
_READ, _WRITE = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
_OF = "channels/{delivering_channel}"
DOORS_OF_DELIVERIES: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", f"{_OF}/deliveries/?status=quarantined", {}, _READ, _KEEPERS),
    ("POST", f"{_OF}/deliveries/{{delivery}}/replay/", {}, _WRITE, _KEEPERS),
    ("GET", f"{_OF}/dead-events/", {}, _READ, _KEEPERS),
    ("POST", f"{_OF}/dead-events/{{dead_event}}/replay/", {}, _WRITE, _KEEPERS),
]


def deliveries_to_name(cast: Cast) -> dict[str, Any]:
    """Make a delivery that was put aside, and an event that could not be taken in; call it inside of the city."""
    made = deliveries(cast, "言葉")
    return {
        "delivering_channel": made["delivering_channel_id"],
        "delivery": made["delivery_id"],
        "dead_event": made["event_id"],
    }
