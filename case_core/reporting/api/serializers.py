"""What of the figures goes out, and which period comes in."""

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.reporting.periods import Period

_CALENDAR = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class PeriodFilters(serializers.Serializer[Any]):
    """From which day to which; without both, the current fiscal year so far."""

    first = serializers.DateField(
        required=False, validators=_CALENDAR, help_text=_("最初の日（2000年から2099年まで）。")
    )
    last = serializers.DateField(required=False, validators=_CALENDAR, help_text=_("最後の日。最初の日から1年以内。"))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Take both days, or none.

        :raises ValidationError: one is missing, or they cannot be compared with the year before.
        """
        if len(attrs) == 1:
            missing = "last" if "first" in attrs else "first"
            raise serializers.ValidationError({missing: [_("最初の日と最後の日を、両方書いてください。")]})
        if attrs and not Period(**attrs).is_countable:
            raise serializers.ValidationError({"last": [_("最初の日から1年以内の日にしてください。")]})
        return attrs


class PeriodSerializer(serializers.Serializer[Any]):
    """A span of days."""

    first = serializers.DateField()
    last = serializers.DateField()


class FigureLineSerializer(serializers.Serializer[Any]):
    """One number beside that of the year before."""

    key = serializers.CharField()
    name = serializers.CharField(source="label")
    this = serializers.IntegerField(help_text=_("この期間の件数。"))
    before = serializers.IntegerField(help_text=_("前の年の同じ期間の件数。取り込んだ台帳を含みます。"))


class SectionLineSerializer(serializers.Serializer[Any]):
    """What became of the matters that a section was asked about."""

    section_id = serializers.IntegerField()
    name = serializers.CharField(source="label")
    sent = serializers.IntegerField()
    in_time = serializers.IntegerField()
    late = serializers.IntegerField()
    returned = serializers.IntegerField()
    waived = serializers.IntegerField()
    waiting = serializers.IntegerField()
    overdue = serializers.IntegerField(help_text=_("waiting のうち、期限を過ぎたもの。"))


class CountSerializer(serializers.Serializer[Any]):
    """One number of this moment."""

    key = serializers.CharField()
    name = serializers.CharField(source="label")
    number = serializers.IntegerField()


class TodaySerializer(serializers.Serializer[Any]):
    """Today so far."""

    opened = serializers.IntegerField()
    closed = serializers.IntegerField()


class PointsSerializer(serializers.Serializer[Any]):
    """How many matters have an index."""

    key = serializers.CharField()
    name = serializers.CharField(source="label")
    number = serializers.IntegerField()


class PushedSectionSerializer(serializers.Serializer[Any]):
    """What the matters that were at a section's desk had to go through."""

    section_id = serializers.IntegerField()
    name = serializers.CharField(source="label")
    cases = serializers.IntegerField()
    returned = serializers.IntegerField()
    unreturned = serializers.IntegerField()
    median = serializers.FloatField()


class PushedSerializer(serializers.Serializer[Any]):
    """The index of pushing around over the period."""

    cases = serializers.IntegerField(help_text=_("この期間に終了し、回った窓口の記録がある相談。"))
    unreturned = serializers.IntegerField(help_text=_("一度も差し戻されなかった相談。"))
    median = serializers.FloatField(allow_null=True)
    points = PointsSerializer(many=True)
    sections = PushedSectionSerializer(many=True)


class BodyLineSerializer(serializers.Serializer[Any]):
    """What became of the matters that a body was asked to take."""

    organization_id = serializers.IntegerField()
    name = serializers.CharField(source="label")
    number = serializers.IntegerField(help_text=_("この期間の紹介。"))
    sent = serializers.IntegerField(help_text=_("うち、お返事待ち。"))
    accepted = serializers.IntegerField()
    declined = serializers.IntegerField()
    done = serializers.IntegerField()
    revoked = serializers.IntegerField()
    late = serializers.IntegerField(help_text=_("引き受けるかどうかの返事が、期日を過ぎたもの。"))


class ReferredSerializer(serializers.Serializer[Any]):
    """What became of referrals, by body and by outcome."""

    bodies = BodyLineSerializer(many=True)
    outcomes = CountSerializer(many=True)


class FiguresSerializer(serializers.Serializer[Any]):
    """All numbers of a period."""

    period = PeriodSerializer()
    consultations = FigureLineSerializer()
    months = FigureLineSerializer(many=True)
    channels = FigureLineSerializer(many=True)
    topics = FigureLineSerializer(many=True)
    outcomes = FigureLineSerializer(many=True)
    recovered = FigureLineSerializer(many=True, help_text=_("終了の結果ごとの、取り戻した金額（円）。"))
    sections = SectionLineSerializer(many=True)
    open_now = CountSerializer(many=True)
    today = TodaySerializer()
    pushed = PushedSerializer()
    referred = ReferredSerializer()
