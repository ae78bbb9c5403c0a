"""How far a letter's link is, for whoever holds it and for the clerk who sent it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterStanding(models.TextChoices):
    """Whether a letter's link opens a referral, or why it does not (手紙のリンクの状態)."""

    NONE = "none", _("まだ送っていません")
    WAITING = "waiting", _("まだ開かれていません")
    OPENED = "opened", _("開かれました")
    EXPIRED = "expired", _("期限が過ぎました")
    LOCKED = "locked", _("確認番号を何度も間違えたため、止めました")
    SHUT = "shut", _("いまは、相手に何も見えません")
    ENDED = "ended", _("紹介が終わったため、使えません")
