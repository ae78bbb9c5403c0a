"""What administrators settle of rooms and calls."""

from datetime import date
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.desk.models import MOST_MINUTES
from mannaka_kit.rest.fields import TextField

# What lies beyond is nobody's day.
_DAYS: Final = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class RoomFilters(serializers.Serializer[Any]):
    """Which rooms, beside those of today."""

    which = serializers.ChoiceField(
        choices=[("not_ended", _("これから始まるものも")), ("all", _("終わったものも"))],
        required=False,
        help_text=_("指定しなければ、いまあるもの。ほかは管理者だけ。"),
    )


class RoomFactsSerializer(serializers.Serializer[Any]):
    """A room's name, where it is, and its place in lists."""

    name = TextField(limit=50)
    place = TextField(limit=100, allow_blank=True)
    position = serializers.IntegerField(min_value=0, max_value=999)


class NewRoomSerializer(RoomFactsSerializer):
    """A room, from a day on."""

    valid_from = serializers.DateField(validators=_DAYS)
    valid_until = serializers.DateField(validators=_DAYS, required=False, allow_null=True, default=None)


class RoomEndSerializer(serializers.Serializer[Any]):
    """A room's last day."""

    last_day = serializers.DateField(validators=_DAYS)


class DeskRulesSerializer(serializers.Serializer[Any]):
    """After how many minutes an unanswered call goes to the head."""

    minutes_until_head = serializers.IntegerField(min_value=1, max_value=MOST_MINUTES)
