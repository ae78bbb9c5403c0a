"""The addresses of calendars: a clerk's own, and a room's."""

from collections.abc import Callable, Mapping
from typing import Any

from case_core.calendars.actions.make_feed import make_feed
from case_core.desk.models import Room
from case_core.roster.models import Counsellor
from mannaka_kit import clock
from tests.support.cast import SINCE, Cast

Values = Mapping[str, Any]


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


BODIES_OF_CALENDARS: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "calendars:make": _nothing,
    "calendars:revoke": _nothing,
    "room_calendars:make": _nothing,
    "room_calendars:revoke": _nothing,
}


def calendars(cast: Cast, word: str) -> dict[str, Any]:
    """Put Aoi on the roster, and make the addresses of her calendar and of a room's."""
    facts = {"name": word, "name_kana": "アオイ", "kind": "regular", "valid_from": SINCE}
    Counsellor.objects.get_or_create(user=cast.users["aoi"], defaults=facts)
    room = Room.objects.filter(name__startswith=word).latest("pk")
    make_feed(actor=cast.mio, room_id=room.pk, at=clock.now())
    return {"feed_token": make_feed(actor=cast.aoi, at=clock.now()).token}
