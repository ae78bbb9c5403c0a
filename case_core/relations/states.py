"""What people are in a case, and what they are to each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonRole(models.TextChoices):
    """What somebody is in a case (立場), beside the one who came."""

    CONCERNED = "concerned", _("困りごとの本人")
    FAMILY = "family", _("家族・同居の人")
    SUPPORTER = "supporter", _("支援している人")
    COUNTERPART = "counterpart", _("相手方")
    OTHER = "other", _("そのほかの関係者")


class TieKind(models.TextChoices):
    """What two people of a case are to each other (間柄のようす)."""

    PLAIN = "plain", _("ふつう")
    CLOSE = "close", _("支え合っている")
    STRAINED = "strained", _("うまくいっていない")
    BROKEN = "broken", _("行き来がない")
