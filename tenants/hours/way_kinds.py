"""Kinds of ways to reach a centre."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WayKind(models.TextChoices):
    """How somebody reaches the centre by a way (受付方法の種類)."""

    COUNTER = "counter", _("窓口")
    TELEPHONE = "telephone", _("電話")
    ONLINE = "online", _("オンライン（ビデオ通話）")
    WEB = "web", _("ウェブの相談フォーム")
    BOOTH = "booth", _("支所などの相談ブース")
    OTHER = "other", _("そのほか")
