"""Operations on rooms and booths, and the things that their paths name."""

from typing import Any

from case_core.booths.models import BoothSite
from tenants.api_tokens.scopes import Scope
from tests.support.booths import a_site, enrolled
from tests.support.calls import a_room
from tests.support.cast import Cast

_EVERYBODY, _KEEPERS = frozenset({"aoi", "ren", "yui", "mio", "sora"}), frozenset({"mio"})
_READ, _WRITE = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
_IN_HALL, _SETTLE_HALL = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE
ROOM: dict[str, Any] = {"name": "相談室9", "place": "本庁舎1階", "position": 9}
SITE: dict[str, Any] = {
    "name": "波止浜公民館",
    "place": "1階ロビー",
    "telephone": "0898-41-9000",
    "way_id": None,
    "position": 3,
}
MINUTES = {"minutes_until_telephone": 4, "minutes_until_end": 12}
DOORS_OF_PLACES: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "rooms/", {}, _READ, _EVERYBODY),
    ("POST", "rooms/", {**ROOM, "valid_from": "2026-02-01"}, _WRITE, _KEEPERS),
    ("POST", "rooms/{settled_room}/change/", ROOM, _WRITE, _KEEPERS),
    ("POST", "rooms/{settled_room}/end/", {"last_day": "2026-03-31"}, _WRITE, _KEEPERS),
    ("GET", "desk-rules/", {}, _READ, _KEEPERS),
    ("POST", "desk-rules/", {"minutes_until_head": 7}, _WRITE, _KEEPERS),
    ("GET", "booth-sites/", {}, _IN_HALL, _KEEPERS),
    ("POST", "booth-sites/", SITE, _SETTLE_HALL, _KEEPERS),
    ("POST", "booth-sites/{site}/change/", SITE, _SETTLE_HALL, _KEEPERS),
    ("POST", "booth-sites/{site}/end/", {}, _SETTLE_HALL, _KEEPERS),
    ("POST", "booth-sites/{site}/code/", {}, _SETTLE_HALL, _KEEPERS),
    ("GET", "booth-devices/", {}, _IN_HALL, _KEEPERS),
    ("POST", "booth-devices/{device}/revoke/", {}, _SETTLE_HALL, _KEEPERS),
    ("GET", "booth-rules/", {}, _IN_HALL, _KEEPERS),
    ("POST", "booth-rules/", MINUTES, _SETTLE_HALL, _KEEPERS),
    ("GET", "booth-use/?first=2026-01-01&last=2026-01-31", {}, _IN_HALL, _KEEPERS),
]


def places_to_name(cast: Cast) -> dict[str, Any]:
    """Make a room, and a booth with its device; call it inside of the city."""
    count = BoothSite.objects.count()
    site = a_site(cast, f"場所{count}の支所")
    return {
        "settled_room": a_room(cast, f"場所{count}の部屋").pk,
        "site": site.pk,
        "device": enrolled(cast, site).device.pk,
    }
