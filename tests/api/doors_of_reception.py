"""The doors of numbers and of calls for help."""

from typing import Any

from case_core.reception.actions.call_help import call_help
from case_core.reception.models import QueueTicket
from tenants.api_tokens.scopes import Scope
from tests.support.calls import a_room
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.reception import called, came

_READ, _WRITE = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE
_CENTRE = frozenset({"aoi"})
_FREE = {"room_id": "{hall_room}"}
_MATTER = {"words": "家賃のこと", "topic": "money"}
DOORS_OF_RECEPTION: list[tuple[str, str, dict[str, Any], Scope, frozenset[str]]] = [
    ("GET", "tickets/", {}, _READ, _CENTRE),
    ("POST", "tickets/", {}, _WRITE, _CENTRE),
    ("POST", "tickets/next/", _FREE, _WRITE, _CENTRE),
    ("GET", "tickets/{ticket}/", {}, _READ, _CENTRE),
    ("POST", "tickets/{ticket}/call/", _FREE, _WRITE, _CENTRE),
    ("POST", "tickets/{called_ticket}/again/", {}, _WRITE, _CENTRE),
    ("POST", "tickets/{ticket}/park/", {}, _WRITE, _CENTRE),
    ("POST", "tickets/{called_ticket}/missed/", {}, _WRITE, _CENTRE),
    ("POST", "tickets/{called_ticket}/redirect/", _FREE, _WRITE, _CENTRE),
    ("POST", "tickets/{called_ticket}/begin/", {}, _WRITE, _CENTRE),
    ("POST", "tickets/{called_ticket}/finish/", {}, _WRITE, _CENTRE),
    ("POST", "tickets/{ticket}/left/", {}, _WRITE, _CENTRE),
    ("POST", "tickets/{ticket}/take-up/", _MATTER, _WRITE, _CENTRE),
    ("POST", "bookings/{begun}/ticket/", {}, _WRITE, _CENTRE),
    ("POST", "rooms/{hall_room}/help/", {}, _WRITE, _CENTRE),
    ("GET", "help-calls/", {}, _READ, _CENTRE),
    ("POST", "help-calls/{help_call}/answer/", {}, _WRITE, _CENTRE),
    ("POST", "help-calls/{help_call}/end/", {}, _WRITE, _CENTRE),
]


def reception_to_name(cast: Cast) -> dict[str, Any]:
    """Let one number be called and one wait, and a room call for help."""
    count = QueueTicket.objects.count()
    busy, free = a_room(cast, f"受付{count}"), a_room(cast, f"受付{count}の隣")
    came(cast)
    first = called(cast, busy)
    return {
        "called_ticket": first.pk,
        "ticket": came(cast).pk,
        "hall_room": free.pk,
        "help_call": call_help(room_id=busy.pk, actor=cast.aoi, at=AT).pk,
    }
