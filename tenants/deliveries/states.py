"""How far a delivery and an event have come, and why one of them could not be read."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryStatus(models.TextChoices):
    """What became of a delivery (受信の状態)."""

    STORED = "stored", _("読み取り待ち")
    READ = "read", _("読み取り済み")
    UNREADABLE = "unreadable", _("読み取れませんでした")
    QUARANTINED = "quarantined", _("別にしてあります")
    DROPPED = "dropped", _("休止中のため受け取りませんでした")


class EventStatus(models.TextChoices):
    """What became of an event (できごとの状態)."""

    WAITING = "waiting", _("会話に入るのを待っています")
    DONE = "done", _("会話に入りました")
    DEAD = "dead", _("会話に入れられませんでした")


class Failure(models.TextChoices):
    """Why a delivery was not read (読み取れなかった理由)."""

    NOT_READABLE = "not_readable", _("内容が、この連絡手段の形式ではありませんでした。")
    PLUGIN_FAULT = "plugin_fault", _("連絡手段のプログラムに不具合がありました。")
    PLUGIN_MISSING = "plugin_missing", _("連絡手段のプログラムが、いま利用できません。")
    SETTINGS_WRONG = "settings_wrong", _("連絡手段の設定が、いまのプログラムに合っていません。")
    SEAL_BROKEN = "seal_broken", _("保管していた内容を開けませんでした。")
    NEVER_READ = "never_read", _("読み取りが途中で止まったままでした。")
    OTHER_ACCOUNT = "other_account", _("登録したものとは別のアカウントに宛てたものでした。")


# An administrator may have these read again.
PUT_ASIDE: Final = frozenset({DeliveryStatus.UNREADABLE, DeliveryStatus.QUARANTINED})
