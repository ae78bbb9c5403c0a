"""How far a call has come, why its number is hidden, and what became of one that nobody answered."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class HiddenReason(models.TextChoices):
    """Why no number is shown (番号が出ない理由), as Japanese exchanges tell it."""

    BY_CALLER = "P", _("非通知")
    PUBLIC_PHONE = "C", _("公衆電話")
    UNAVAILABLE = "O", _("表示圏外")
    SERVICE_CONFLICT = "S", _("番号を通知できない電話網")


class CallPhase(models.TextChoices):
    """How far a call has come (通話の状態)."""

    RINGING = "ringing", _("鳴っています")
    ANSWERED = "answered", _("お話し中")
    ENDED = "ended", _("終わりました")
    MISSED = "missed", _("出られませんでした")


class Callback(models.TextChoices):
    """What became of somebody whom nobody answered (かけ直しの状態)."""

    DUE = "due", _("かけ直しを待っています")
    DONE = "done", _("かけ直しました")
    NEEDLESS = "needless", _("かけ直さないことにしました")


class CallbackResult(models.TextChoices):
    """How calling back went (かけ直した結果)."""

    DONE = "done", _("話せました")
    NOT_REACHED = "not_reached", _("つながりませんでした")
    NEEDLESS = "needless", _("かけ直さない")


class CallsShown(models.TextChoices):
    """Which calls a list is narrowed to (着信のしぼり込み)."""

    MISSED = "missed", _("出られなかった電話")
    DUE = "due", _("かけ直しを待っている電話")
    TALKED = "talked", _("お話しした電話")
    CASE = "case", _("相談になった電話")


# After so many tries in vain staff are offered to leave it; the row says how many there were.
MANY_TRIES: Final = 3
