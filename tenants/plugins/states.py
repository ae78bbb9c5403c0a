"""How far a channel has come, and how well it does."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChannelState(models.TextChoices):
    """Where a channel stands (連絡手段の状態)."""

    DRAFT = "draft", _("準備中")
    WAITING = "waiting", _("最初の受信待ち")
    ACTIVE = "active", _("使用中")
    PAUSED = "paused", _("休止中")
    REMOVED = "removed", _("取り外し済み")


TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    ChannelState.DRAFT: frozenset({ChannelState.WAITING, ChannelState.ACTIVE, ChannelState.REMOVED}),
    ChannelState.WAITING: frozenset({ChannelState.ACTIVE, ChannelState.PAUSED, ChannelState.REMOVED}),
    # Back to waiting: it only sent so far, and other settings let it hear.
    ChannelState.ACTIVE: frozenset({ChannelState.WAITING, ChannelState.PAUSED, ChannelState.REMOVED}),
    ChannelState.PAUSED: frozenset({ChannelState.WAITING, ChannelState.ACTIVE, ChannelState.REMOVED}),
    ChannelState.REMOVED: frozenset(),
}

# Their deliveries are read, and they may send.
AT_WORK: Final = frozenset({ChannelState.WAITING, ChannelState.ACTIVE})


class Health(models.TextChoices):
    """How a channel was when it was last asked (つながり具合)."""

    UNKNOWN = "unknown", _("まだ確かめていません")
    WORKING = "working", _("問題ありません")
    DEGRADED = "degraded", _("一部に問題があります")
    FAILING = "failing", _("つながっていません")


class ShownMenu(models.TextChoices):
    """Which menu a channel's service shows, as far as we asked for one (トーク画面のメニュー)."""

    OPEN = "open", _("受付時間内のメニュー")
    CLOSED = "closed", _("受付時間外のメニュー")
    HIDDEN = "hidden", _("出していません")


class Slot(models.TextChoices):
    """Which of two secrets: while one is replaced the former one still verifies (鍵の世代)."""

    CURRENT = "current", _("いまの鍵")
    PREVIOUS = "previous", _("前の鍵")
