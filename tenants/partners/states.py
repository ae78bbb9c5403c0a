"""How agreements and invitations stand at a moment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementStanding(models.TextChoices):
    """How an agreement stands (協定の状態)."""

    IN_FORCE = "in_force", _("有効")
    PLANNED = "planned", _("予定")
    OVER = "over", _("期間終了")
    ENDED = "ended", _("終了済み")


class InvitationStanding(models.TextChoices):
    """What became of an invitation (招待の状態)."""

    WAITING = "waiting", _("返事待ち")
    USED = "used", _("登録済み")
    EXPIRED = "expired", _("期限切れ")
    WITHDRAWN = "withdrawn", _("取り消し済み")
