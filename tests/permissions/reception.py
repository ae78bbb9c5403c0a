"""Numbers that wait and are called, a call for help, a screen, and the forms that change them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

from case_core.reception.actions.call_help import call_help
from case_core.reception.actions.call_next import call_next
from case_core.reception.actions.create_display import create_display
from case_core.reception.actions.issue_ticket import issue_ticket
from case_core.reception.models import Display, HelpCall, QueueTicket
from mannaka_kit import clock
from tests.support.calls import a_room
from tests.support.cast import Cast

Values = Mapping[str, Any]

KINDS_AT_RECEPTION: Mapping[str, type[Model]] = {
    **dict.fromkeys(("ticket_id", "called_ticket_id"), QueueTicket),
    "help_id": HelpCall,
    "display_id": Display,
}
MEANT_AT_RECEPTION: Mapping[str, Mapping[str, str]] = {
    f"reception:{turn}": {"ticket_id": "called_ticket_id"} for turn in ("again", "missed", "begin", "finish")
}


def _nothing(_values: Values) -> dict[str, Any]:
    return {}


def _room(values: Values) -> dict[str, Any]:
    return {"room": values["hall_room_id"]}


BODIES_AT_RECEPTION: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "reception:issue": lambda _: {"way": "counter", "topic": "money"},
    "reception:room": _room,
    "reception:next": _room,
    "reception:issue_booking": _nothing,
    "reception:help": _nothing,
    "reception:help_answer": _nothing,
    "reception:help_end": _nothing,
    "reception:call": _room,
    "reception:again": _nothing,
    "reception:park": _nothing,
    "reception:missed": _nothing,
    "reception:redirect": _room,
    "reception:begin": _nothing,
    "reception:finish": _nothing,
    "reception:left": _nothing,
    "reception:take_up": lambda _: {"words": "家賃のこと", "topic": "money"},
    "reception_settings:rules": lambda _: {"letter": "B"},
    "reception_settings:add_display": lambda _: {"name": "待合室のテレビ"},
    "reception_settings:revoke_display": _nothing,
}


def reception(cast: Cast, word: str) -> dict[str, Any]:
    """Let one number be called and one wait, a room call for help, and a screen stand in the hall."""
    count, at = QueueTicket.objects.count(), clock.now()
    busy, free = (a_room(cast, f"{word} 受付{count}-{number}") for number in range(2))
    issue_ticket(actor=cast.aoi, at=at)
    called = call_next(room_id=busy.pk, actor=cast.aoi, at=at)
    waiting = issue_ticket(actor=cast.aoi, at=at)
    display = create_display(actor=cast.mio, name=word, at=at)
    return {
        "ticket_id": waiting.pk,
        "ticket_token": waiting.token,
        "called_ticket_id": called.pk,
        "hall_room_id": free.pk,
        "help_id": call_help(room_id=busy.pk, actor=cast.aoi, at=at).pk,
        "display_id": display.display.pk,
        "display_secret": display.secret,
    }
