"""What of settled booths goes out, and what administrators settle."""

from datetime import date, timedelta
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.booths.models import MOST_MINUTES
from case_core.cases.api.serializers import ClerkSerializer
from mannaka_kit.rest.fields import IdField, TextField
from tenants.api_tokens.doors import DoneSerializer

# What lies beyond is nobody's day.
_DAYS: Final = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]
_LONGEST: Final = timedelta(days=366)


class SiteFactsSerializer(serializers.Serializer[Any]):
    """Name and place of a booth, the telephone beside it, and the way whose hours it has."""

    name = TextField(limit=60)
    place = TextField(limit=100, allow_blank=True)
    telephone = TextField(limit=30, allow_blank=True, help_text=_("そばの電話の番号。なければ空。"))
    way_id = IdField(allow_null=True, help_text=_("受付時間を合わせる受付方法。null は相談センターと同じ。"))
    position = serializers.IntegerField(min_value=0, max_value=999)


class SiteSettingsSerializer(SiteFactsSerializer):
    """A booth as administrators see it."""

    id = serializers.IntegerField()
    made_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)


class SiteFilters(serializers.Serializer[Any]):
    """Whether the closed ones are shown, too."""

    with_ended = serializers.BooleanField(required=False)


class BoothDeviceSerializer(serializers.Serializer[Any]):
    """A device of a booth, or a code that can still be typed; of both no secret is known."""

    id = serializers.IntegerField()
    site_id = serializers.IntegerField()
    is_attended = serializers.BooleanField()
    made_by = ClerkSerializer()
    made_at = serializers.DateTimeField()
    code_until = serializers.DateTimeField()
    enrolled_at = serializers.DateTimeField(allow_null=True)
    revoked_by = ClerkSerializer(allow_null=True)
    revoked_at = serializers.DateTimeField(allow_null=True)


class MadeCodeSerializer(DoneSerializer):
    """The code that lets a device in; it is told in this answer and in no other."""

    code = serializers.CharField(
        allow_null=True, help_text=_("登録コード。この答えでだけ伝えます。同じ鍵でのくり返しでは null。")
    )


class BoothRulesSerializer(serializers.Serializer[Any]):
    """After how many minutes a booth tells the telephone number, and after how many it stops waiting."""

    minutes_until_telephone = serializers.IntegerField(min_value=1, max_value=MOST_MINUTES)
    minutes_until_end = serializers.IntegerField(min_value=2, max_value=MOST_MINUTES)


class BoothUseFilters(serializers.Serializer[Any]):
    """Between which days; a year at most."""

    first = serializers.DateField(validators=_DAYS)
    last = serializers.DateField(validators=_DAYS)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Take a span that runs forwards, and no further than a year.

        :raises ValidationError: if it does not.
        """
        if not timedelta() <= attrs["last"] - attrs["first"] < _LONGEST:
            raise serializers.ValidationError({"last": [_("最初の日から366日以内の日にしてください。")]})
        return attrs


class SiteUseSerializer(serializers.Serializer[Any]):
    """The use of one booth."""

    name = serializers.CharField()
    opened = serializers.IntegerField()
    answered = serializers.IntegerField()
    missed = serializers.IntegerField()


class HourUseSerializer(serializers.Serializer[Any]):
    """The requests of one hour of the day, by booth in their order."""

    hour = serializers.IntegerField()
    by_site = serializers.ListField(child=serializers.IntegerField())
    opened = serializers.IntegerField()


class BoothUseSerializer(serializers.Serializer[Any]):
    """The use of all booths."""

    sites = SiteUseSerializer(many=True)
    hours = HourUseSerializer(many=True)
    opened = serializers.IntegerField()
    answered = serializers.IntegerField()
    missed = serializers.IntegerField()
