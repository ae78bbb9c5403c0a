"""The states of what the head is asked to read or to sign."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApprovalKind(models.TextChoices):
    """What the head is asked for (決裁・確認の種類)."""

    READING = "reading", _("確認（読んでもらう）")
    CLOSING = "closing", _("終了の決裁")


class ApprovalStatus(models.TextChoices):
    """Where it stands (決裁・確認の状態)."""

    WAITING = "waiting", _("確認待ち")
    SIGNED = "signed", _("署名済み")
    SENT_BACK = "sent_back", _("差し戻し")
    WITHDRAWN = "withdrawn", _("取り下げ")


TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    ApprovalStatus.WAITING: frozenset({ApprovalStatus.SIGNED, ApprovalStatus.SENT_BACK, ApprovalStatus.WITHDRAWN}),
    ApprovalStatus.SIGNED: frozenset(),
    ApprovalStatus.SENT_BACK: frozenset(),
    ApprovalStatus.WITHDRAWN: frozenset(),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a request in this state may take the other one."""
    return target in TRANSITIONS[status]
