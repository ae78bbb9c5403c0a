"""How far a matter has come on its way to a body's own system, and what is in the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Carriage(models.TextChoices):
    """Where the copy for a body's own system is (相手のシステムへの送信)."""

    WAITING = "waiting", _("送信しています")
    HANDED_OVER = "handed_over", _("相手のシステムに届きました")
    FAILED = "failed", _("相手のシステムに届いていません")
    TAKING_BACK = "taking_back", _("相手のシステムから引き上げています")
    TAKEN_BACK = "taken_back", _("相手のシステムから引き上げました")


class CarriageTrouble(models.TextChoices):
    """What is in the way, and who can do something about it (届かない理由)."""

    NOT_NOW = (
        "not_now",
        _("相手のシステムにつながりません。くり返し試しています。お急ぎのときは、電話で伝えてください。"),
    )
    REFUSED = "refused", _("相手のシステムが鍵を受け付けません。管理者が「連絡手段」で鍵を入れ直すと、また送ります。")
    QUOTA = "quota", _("相手のシステムで受け取れる数の上限に達しています。くり返し試しています。")
    CHANNEL_OFF = "channel_off", _("送るサービスが休止中か、取り外されています。管理者に確かめてください。")
    NOT_TAKEN = "not_taken", _("相手のシステムが受け付けませんでした。電話などで伝え、返事をここに記録してください。")
    GONE = "gone", _("相手のシステムから消されています。電話で確かめてください。")
    UNSURE = "unsure", _("届いたかどうか分からないまま取りやめました。相手の機関に、電話で確かめてください。")


class AnsweredVia(models.TextChoices):
    """How a body answered where nobody of it is known by name (返事の届き方)."""

    GATEWAY = "gateway", _("相手のシステム")
    LETTER = "letter", _("手紙のリンク")
