"""How far a meeting has come, why it is not there, and as what somebody is in it."""

from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingStatus(models.TextChoices):
    """Where a meeting stands (ビデオ相談の状態)."""

    PLANNED = "planned", _("準備しています")
    MADE = "made", _("用意できました")
    FAILED = "failed", _("用意できませんでした")
    CANCELLED = "cancelled", _("取りやめ")
    ENDED = "ended", _("終わりました")


# Who leads one of these leads no other one at the same time.
LED: Final = ("planned", "made", "failed")

TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    MeetingStatus.PLANNED: frozenset(
        {MeetingStatus.MADE, MeetingStatus.FAILED, MeetingStatus.CANCELLED, MeetingStatus.ENDED}
    ),
    # Back to planned: somebody removed it in the service's own screens.
    MeetingStatus.MADE: frozenset({MeetingStatus.PLANNED, MeetingStatus.CANCELLED, MeetingStatus.ENDED}),
    MeetingStatus.FAILED: frozenset(
        {MeetingStatus.PLANNED, MeetingStatus.MADE, MeetingStatus.CANCELLED, MeetingStatus.ENDED}
    ),
    MeetingStatus.CANCELLED: frozenset(),
    # Whoever ended it by a slip of the hand begins again.
    MeetingStatus.ENDED: frozenset({MeetingStatus.MADE}),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether a meeting in this state may take the other one."""
    return target in TRANSITIONS[status]


class MeetingTrouble(models.TextChoices):
    """Why a meeting is not there, or not yet (ビデオ相談を用意できない理由)."""

    NOT_NOW = "not_now", _("相手のサービスにつながりません。くり返し試しています。")
    REFUSED = "refused", _("相手のサービスが鍵を受け付けません。管理者が鍵を入れ直すと、また試します。")
    QUOTA = "quota", _("相手のサービスで作れる数の上限に達しています。くり返し試しています。")
    CHANNEL_OFF = "channel_off", _("ビデオ会議のサービスが休止中か、取り外されています。")
    NO_HOST = "no_host", _("この時間に主催できるアカウントが、すべてふさがっています。")
    NOT_TAKEN = "not_taken", _("相手のサービスが、この会議を受け付けませんでした。")


class PresenceRole(models.TextChoices):
    """As what somebody is in a meeting (ビデオ相談での立場), where the service says so."""

    HOST = "host", _("相談センター")
    GUEST = "guest", _("相談する方")
    LISTENER = "listener", _("傾聴する方")


@unique
class Standing(StrEnum):
    """What a page says of a meeting at a moment."""

    SOON = "soon"
    """Its time has not come; nobody needs to do anything."""
    OPEN = "open"
    """One can go in."""
    TROUBLE = "trouble"
    """Its time has come and it is not there: the telephone helps."""
    OVER = "over"
