"""The states of a call to an officer."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class SummonsStatus(models.TextChoices):
    """Where a call to an officer stands (呼び出しの状態)."""

    WAITING = "waiting", _("返事待ち")
    COMING = "coming", _("向かっています")
    ARRIVED = "arrived", _("入室中")
    LEFT = "left", _("退室しました")
    DECLINED = "declined", _("行けません")
    WITHDRAWN = "withdrawn", _("取り消し")


# Nobody is in the room yet; afterwards the room is held until the officer has left.
AWAITED: Final = frozenset({SummonsStatus.WAITING, SummonsStatus.COMING})
OPEN: Final = AWAITED | {SummonsStatus.ARRIVED}

TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    SummonsStatus.WAITING: frozenset(
        {SummonsStatus.COMING, SummonsStatus.ARRIVED, SummonsStatus.DECLINED, SummonsStatus.WITHDRAWN}
    ),
    # Something may come between the answer and the door.
    SummonsStatus.COMING: frozenset({SummonsStatus.ARRIVED, SummonsStatus.DECLINED, SummonsStatus.WITHDRAWN}),
    SummonsStatus.ARRIVED: frozenset({SummonsStatus.LEFT}),
    SummonsStatus.LEFT: frozenset(),
    SummonsStatus.DECLINED: frozenset(),
    SummonsStatus.WITHDRAWN: frozenset(),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a call in this state may take the other one."""
    return target in TRANSITIONS[status]
