"""States of a city."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CityState(models.TextChoices):
    """Whether a city answers."""

    PREPARING = "preparing", _("準備中")
    ACTIVE = "active", _("利用中")
    SUSPENDED = "suspended", _("停止中")
    MOVING = "moving", _("移動中")
