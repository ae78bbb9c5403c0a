"""What a matter is about, in the citizen's words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """The nine doors of the city's home page (相談の分野)."""

    PROCEDURES_TAX = "procedures_tax", _("手続き・税")
    CONSUMER = "consumer", _("消費トラブル")
    MONEY = "money", _("お金・家計")
    FAMILY = "family", _("家族・子ども")
    HOUSING = "housing", _("住まい・近所")
    WORK = "work", _("仕事・事業")
    MIND = "mind", _("心の悩み")
    OPINION = "opinion", _("市への意見")
    OTHER = "other", _("わからない・そのほか")
