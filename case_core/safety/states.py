"""The risks that a first receiver looks out for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RiskKind(models.TextChoices):
    """What may cost somebody their life, their safety or their home (危険の見きわめ)."""

    SUICIDE = "suicide", _("自殺のおそれ")
    ABUSE = "abuse", _("虐待のおそれ")
    DV = "dv", _("配偶者などからの暴力")
    FOOD = "food", _("食べるものがない")
    SHELTER = "shelter", _("今夜の寝る場所がない")


class RevealPurpose(models.TextChoices):
    """What a hidden telephone number is needed for (確認の目的)."""

    CONTACT = "contact", _("決めた安全な方法で連絡するため")
    VERIFY = "verify", _("ご本人かどうかを確かめるため")
    LIFE = "life", _("命や身体に危険が迫っているため")


class Leaving(models.TextChoices):
    """How something of a case leaves the screen (画面の外に出すこと)."""

    PRINT = "print", _("印刷")
    HAND_OVER = "hand_over", _("課への引き継ぎ")
    EXPORT = "export", _("書き出し")
