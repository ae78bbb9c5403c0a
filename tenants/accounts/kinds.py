"""Which of the two sorts of people signs in: those who work for the city, and those of bodies outside it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UserKind(models.TextChoices):
    """For whom somebody signs in (利用者の区分)."""

    STAFF = "staff", _("職員")
    PARTNER = "partner", _("関係機関の担当者")
