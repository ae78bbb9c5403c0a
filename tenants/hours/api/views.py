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
from tenants.hours.calendar_rules import Opening
from tenants.hours.day_types import DayType
from tenants.hours.errors import UnknownWayError
from tenants.hours.models import Way
from tenants.hours.selectors import opening_state, openings_between, ways_offered
from tenants.hours.sentences import hours_sentences
from tenants.hours.way_kinds import WayKind

_LONGEST = timedelta(days=366)
# The law of holidays as it is written; what lies beyond is nobody's opening hours.
_CALENDAR = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


@extend_schema_field({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"})
class ClockField(serializers.IntegerField):
    """A minute of the day, in the city's own time: `08:30`; `24:00` ends a day."""

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

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=WayKind.choices)
    name = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    place = serializers.CharField(allow_blank=True)


class WaysSerializer(serializers.Serializer[Any]):
    """The ways that are offered today, in the city's order."""

    ways = WaySerializer(many=True)


class SpanFilters(WayFilter):
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
    filters = {"retrieve": WayFilter}
    answers = {"retrieve": OpeningStateSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the state of the moment."""
        at = clock.now()
        state = opening_state(at=at, way=_way(asked))
        return {
            "is_open": state.is_open,
            "until": state.until,
            "next_opening": state.next_opening,
            "today": _opening(state.today),
            "sentences": {language: hours_sentences(state, at=at, language=language) for language in ("ja", "en")},
        }


class DayViewSet(RecordViewSet):
    """The hours of each day between two days."""

    reads = Scope.ORGANISATION_READ
    operations = {"retrieve": ("hours_days", _("日ごとの開所時間"))}
    filters = {"retrieve": SpanFilters}
    answers = {"retrieve": DaysSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the days with their hours."""
        found = openings_between(asked["first"], asked["last"], way=_way(asked))
        return {"days": [{"on": on, **_opening(opening)} for on, opening in found]}


class WayViewSet(RecordViewSet):
    """The ways by which the centre is reached."""

    reads = Scope.ORGANISATION_READ
    operations = {"retrieve": ("hours_ways", _("受付方法の一覧"))}
    answers = {"retrieve": WaysSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, list[Way]]:  # noqa: ARG002
        """Return the ways."""
        return {"ways": ways_offered()}


def _way(asked: Mapping[str, Any]) -> str:
    code = str(asked.get("way", ""))
    if code and code not in {way.code for way in ways_offered()}:
        raise UnknownWayError(field="way")
    return code


def _opening(opening: Opening) -> dict[str, Any]:
    spans = opening.spans
    return {
        "day_type": opening.day_type,
        "opens": spans[0].begins if spans else None,
        "closes": spans[-1].ends if spans else None,
        "spans": spans,
        "reason": opening.reason,
    }
