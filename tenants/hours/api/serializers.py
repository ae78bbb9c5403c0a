"""What of opening hours goes out, and what is asked of them."""

import re
from datetime import date, timedelta
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from tenants.hours.day_types import DayType
from tenants.hours.spans import MIDNIGHT
from tenants.hours.way_kinds import WayKind

_LONGEST: Final = timedelta(days=366)
_CLOCK: Final = re.compile(r"([0-2][0-9]):([0-5][0-9])")
# The law of holidays as it is written; what lies beyond is nobody's opening hours.
CALENDAR: Final = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


@extend_schema_field({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"})
class ClockField(serializers.IntegerField):
    """A minute of the day, in the city's own time: `08:30`; `24:00` ends a day."""

    default_error_messages = {"clock": _("時刻は、08:30 の形で書いてください。夜中に閉めるときは 24:00 です。")}

    def to_internal_value(self, data: Any) -> int:
        """Return the minute of the day.

        :raises ValidationError: there is no such time.
        """
        written = _CLOCK.fullmatch(data) if isinstance(data, str) else None
        minute = int(written[1]) * 60 + int(written[2]) if written else MIDNIGHT + 1
        if minute > MIDNIGHT:
            self.fail("clock")
        return minute

    def to_representation(self, value: Any) -> Any:
        """Write the minute as a time."""
        return f"{value // 60:02}:{value % 60:02}"


class OpenSpanSerializer(serializers.Serializer[Any]):
    """From when to when it is open without a break."""

    opens = ClockField(source="begins")
    closes = ClockField(source="ends")


class OpeningSerializer(serializers.Serializer[Any]):
    """The hours of a day; `opens` and `closes` are the first and the last of all spans, none mean closed."""

    day_type = serializers.ChoiceField(choices=DayType.choices)
    opens = ClockField(allow_null=True)
    closes = ClockField(allow_null=True)
    spans = OpenSpanSerializer(many=True)
    reason = serializers.CharField(allow_blank=True)


class SentencesSerializer(serializers.Serializer[Any]):
    """What a voice on the telephone, or an automatic reply, says of the moment."""

    ja = serializers.CharField()
    en = serializers.CharField()


class OpeningStateSerializer(serializers.Serializer[Any]):
    """Open or not, until when, and when next."""

    is_open = serializers.BooleanField()
    until = serializers.DateTimeField(allow_null=True)
    next_opening = serializers.DateTimeField(allow_null=True)
    today = OpeningSerializer()
    sentences = SentencesSerializer()


class DaySerializer(OpeningSerializer):
    """A day with its hours."""

    on = serializers.DateField()


class DaysSerializer(serializers.Serializer[Any]):
    """The days that were asked for."""

    days = DaySerializer(many=True)


class WayFilter(serializers.Serializer[Any]):
    """By which way; without it the centre as a whole."""

    way = serializers.SlugField(max_length=30, required=False, help_text=_("受付方法のコード。"))


class WaySerializer(serializers.Serializer[Any]):
    """A way to reach the centre."""

    id = serializers.IntegerField()
    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=WayKind.choices)
    name = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    place = serializers.CharField(allow_blank=True)
    position = serializers.IntegerField()
    is_offered = serializers.BooleanField()


class WayFilters(serializers.Serializer[Any]):
    """Which ways."""

    with_ended = serializers.BooleanField(
        required=False, help_text=_("true なら、いま受け付けていない受付方法も（管理者だけ）。")
    )


class WaysSerializer(serializers.Serializer[Any]):
    """The ways, in the city's order."""

    ways = WaySerializer(many=True)


class SpanFilters(WayFilter):
    """From which day to which; a year at most."""

    first = serializers.DateField(validators=CALENDAR, help_text=_("最初の日（2000年から2099年まで）。"))
    last = serializers.DateField(validators=CALENDAR, help_text=_("最後の日。最初の日から366日以内。"))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Take a span that runs forwards, and no further than a year.

        :raises ValidationError: if it does not.
        """
        if not timedelta() <= attrs["last"] - attrs["first"] < _LONGEST:
            raise serializers.ValidationError({"last": [_("最初の日から366日以内の日にしてください。")]})
        return attrs
