"""The states of a number, and how a visit to a room ended."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class TicketStatus(models.TextChoices):
    """Where a number stands (番号札の状態)."""

    WAITING = "waiting", _("待っています")
    CALLED = "called", _("呼び出し中")
    SERVING = "serving", _("相談中")
    PARKED = "parked", _("席を外しています")
    MISSED = "missed", _("呼んでも来ませんでした")
    DONE = "done", _("終わりました")
    LEFT = "left", _("帰りました")


# The room belongs to this number: the database lets no second one into it.
IN_ROOM: Final = ("called", "serving")
# Somebody is in the house, or will come back.
OPEN: Final = ("waiting", "called", "serving", "parked", "missed")

TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    TicketStatus.WAITING: frozenset(
        {TicketStatus.WAITING, TicketStatus.CALLED, TicketStatus.PARKED, TicketStatus.LEFT}
    ),
    # Whoever was taken to the room without a word more is done when the talk is.
    TicketStatus.CALLED: frozenset(
        {
            TicketStatus.WAITING,
            TicketStatus.SERVING,
            TicketStatus.PARKED,
            TicketStatus.MISSED,
            TicketStatus.DONE,
        }
    ),
    TicketStatus.SERVING: frozenset({TicketStatus.WAITING, TicketStatus.PARKED, TicketStatus.DONE}),
    TicketStatus.PARKED: frozenset({TicketStatus.WAITING, TicketStatus.CALLED, TicketStatus.LEFT}),
    TicketStatus.MISSED: frozenset({TicketStatus.WAITING, TicketStatus.CALLED, TicketStatus.PARKED, TicketStatus.LEFT}),
    TicketStatus.DONE: frozenset(),
    TicketStatus.LEFT: frozenset(),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a number in this state may take the other one."""
    return target in TRANSITIONS[status]


class VisitEnding(models.TextChoices):
    """How a call to a room ended (呼び出しの終わり方)."""

    DONE = "done", _("相談が終わった")
    REDIRECTED = "redirected", _("ほかの部屋に案内した")
    PARKED = "parked", _("席を外した")
    MISSED = "missed", _("来なかった")
