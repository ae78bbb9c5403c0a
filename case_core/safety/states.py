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
