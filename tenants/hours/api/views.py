"""Opening hours: translation only."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import RecordViewSet
from tenants.api_tokens.scopes import Scope
from tenants.hours.calendar_rules import OpeningState
from tenants.hours.day_types import DayType
from tenants.hours.selectors import opening_state, openings_between

_LONGEST = timedelta(days=366)
# The law of holidays as it is written; what lies beyond is nobody's opening hours.
_CALENDAR = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


@extend_schema_field({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"})
class ClockField(serializers.TimeField):
    """A time of day in the city's own time: `08:30`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%H:%M", **options)


class OpeningSerializer(serializers.Serializer[Any]):
    """The hours of a day; no times mean closed."""

    day_type = serializers.ChoiceField(choices=DayType.choices)
    opens = ClockField(allow_null=True)
    closes = ClockField(allow_null=True)
    reason = serializers.CharField(allow_blank=True)


class OpeningStateSerializer(serializers.Serializer[Any]):
    """Open or not, until when, and when next."""

    is_open = serializers.BooleanField()
    until = serializers.DateTimeField(allow_null=True)
    next_opening = serializers.DateTimeField(allow_null=True)
    today = OpeningSerializer()


class DaySerializer(OpeningSerializer):
    """A day with its hours."""

    on = serializers.DateField()


class DaysSerializer(serializers.Serializer[Any]):
    """The days that were asked for."""

    days = DaySerializer(many=True)


class SpanFilters(serializers.Serializer[Any]):
    """From which day to which; a year at most."""

    first = serializers.DateField(validators=_CALENDAR, help_text=_("最初の日（2000年から2099年まで）。"))
    last = serializers.DateField(validators=_CALENDAR, help_text=_("最後の日。最初の日から366日以内。"))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Take a span that runs forwards, and no further than a year.

        :raises ValidationError: if it does not.
        """
        if not timedelta() <= attrs["last"] - attrs["first"] < _LONGEST:
            raise serializers.ValidationError({"last": [_("最初の日から366日以内の日にしてください。")]})
        return attrs


class StateViewSet(RecordViewSet):
    """Whether the centre is open now."""

    reads = Scope.ORGANISATION_READ
    operations = {"retrieve": ("hours_state", _("いま開いているか、次はいつ開くか"))}
    answers = {"retrieve": OpeningStateSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> OpeningState:  # noqa: ARG002
        """Return the state of the moment."""
        return opening_state(at=clock.now())


class DayViewSet(RecordViewSet):
    """The hours of each day between two days."""

    reads = Scope.ORGANISATION_READ
    operations = {"retrieve": ("hours_days", _("日ごとの開所時間"))}
    filters = {"retrieve": SpanFilters}
    answers = {"retrieve": DaysSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the days with their hours."""
        found = openings_between(asked["first"], asked["last"])
        return {"days": [_day(on, opening) for on, opening in found]}


def _day(on: date, opening: Any) -> dict[str, Any]:
    return {
        "on": on,
        "day_type": opening.day_type,
        "opens": opening.opens,
        "closes": opening.closes,
        "reason": opening.reason,
    }
