"""How a talk comes to its end."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ending(models.TextChoices):
    """How a talk ended (話の終わり方)."""

    AGREED = "agreed", _("納得して終わった")
    NEXT_TIME = "next_time", _("次の約束をして終わった")
    LIMIT = "limit", _("時間の目安を伝えて、こちらから終えた")
    BROKEN_OFF = "broken_off", _("相手から切った・帰った")
    STOPPED = "stopped", _("大声や暴言のため、警告して打ち切った")
    FORGOTTEN = "forgotten", _("終わりが記録されなかった")


# What a clerk chooses from; nobody writes down that they forgot.
TOLD: Final = tuple((ending.value, ending.label) for ending in Ending if ending != Ending.FORGOTTEN)
