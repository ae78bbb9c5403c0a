"""Kinds of days, as the opening hours tell them apart."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayType(models.TextChoices):
    """A kind of day (日の区分); a later one beats an earlier one."""

    WEEKDAY = "weekday", _("平日")
    WEEKEND = "weekend", _("土曜・日曜")
    HOLIDAY = "holiday", _("祝日")
    SUBSTITUTE = "substitute", _("振替休日")
    CITIZENS = "citizens", _("国民の休日")
    YEAR_END = "year_end", _("年末年始")
    SPECIAL = "special", _("特別の日")


REGULAR_DAY_TYPES = (
    DayType.WEEKDAY,
    DayType.WEEKEND,
    DayType.HOLIDAY,
    DayType.SUBSTITUTE,
    DayType.CITIZENS,
    DayType.YEAR_END,
)
# Two kinds of holidays are open like any other holiday where the city says nothing else.
LIKE: Final[Mapping[DayType, DayType]] = {
    DayType.SUBSTITUTE: DayType.HOLIDAY,
    DayType.CITIZENS: DayType.HOLIDAY,
}
