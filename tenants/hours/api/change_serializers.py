"""What of settled hours goes out, and what changes them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from mannaka_kit.rest.fields import TextField
from tenants.api_tokens.doors import DoneSerializer
from tenants.hours.api.serializers import CALENDAR, OpenSpanSerializer
from tenants.hours.day_types import REGULAR_DAY_TYPES, DayType
from tenants.hours.holiday_file import MOST_BYTES
from tenants.hours.way_kinds import WayKind

# More than a day has room for; the action says how many it takes.
_MOST_WRITTEN: Final = 10


class WaySettingSerializer(serializers.Serializer[Any]):
    """For the centre as a whole, or for one of its ways."""

    way = serializers.SlugField(
        max_length=30,
        required=False,
        allow_null=True,
        default=None,
        help_text=_("受付方法のコード。nullはセンター全体。"),
    )


def _way_code() -> serializers.CharField:
    return serializers.CharField(source="way.code", allow_null=True)


class SpecialDaySerializer(serializers.Serializer[Any]):
    """A day with hours of its own; no spans mean closed."""

    id = serializers.IntegerField()
    way = _way_code()
    on = serializers.DateField()
    spans = OpenSpanSerializer(many=True, source="open_spans")
    reason = serializers.CharField()


class NewSpecialDaySerializer(WaySettingSerializer):
    """A day, or each day up to the last, with hours of its own; no spans mean closed."""

    on = serializers.DateField(validators=CALENDAR)
    last = serializers.DateField(
        validators=CALENDAR, required=False, allow_null=True, default=None, help_text=_("何日か続くとき。31日まで。")
    )
    spans = serializers.ListField(child=OpenSpanSerializer(), max_length=_MOST_WRITTEN, help_text=_("空なら休み。"))
    reason = TextField(limit=100, help_text=_("公開ページに表示されます。"))


class HoursChangeSerializer(serializers.Serializer[Any]):
    """A change of the hours of one kind of day that has not begun."""

    id = serializers.IntegerField()
    way = _way_code()
    day_type = serializers.ChoiceField(choices=DayType.choices)
    spans = OpenSpanSerializer(many=True, source="open_spans", allow_null=True)
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class NewHoursSerializer(WaySettingSerializer):
    """The hours of one kind of day from a date on."""

    day_type = serializers.ChoiceField(choices=[(kind.value, kind.label) for kind in REGULAR_DAY_TYPES])
    spans = serializers.ListField(
        child=OpenSpanSerializer(),
        max_length=_MOST_WRITTEN,
        allow_null=True,
        help_text=_(
            "空なら休み。null なら自分の時間を持たず、受付方法はセンター全体に、振替休日・国民の休日は祝日に合わせる。"
        ),
    )
    valid_from = serializers.DateField(validators=CALENDAR)
    valid_until = serializers.DateField(
        validators=CALENDAR, required=False, allow_null=True, default=None, help_text=_("期間のある変更のとき。")
    )


class WayFactsSerializer(serializers.Serializer[Any]):
    """What a way is called, and where it is."""

    kind = serializers.ChoiceField(choices=WayKind.choices)
    name = TextField(limit=40)
    name_en = TextField(limit=60, allow_blank=True)
    place = TextField(limit=80, allow_blank=True)
    position = serializers.IntegerField(min_value=0, max_value=999)


class NewWaySerializer(WayFactsSerializer):
    """A way that the city begins to offer."""

    code = TextField(limit=30, help_text=_("半角の小文字の英字・数字・ハイフン。あとから変えられません。"))


class WayChangeSerializer(WayFactsSerializer):
    """A way that the city has."""

    is_offered = serializers.BooleanField()


class YearEndSerializer(serializers.Serializer[Any]):
    """From which day of December to which day of January year-end lasts."""

    first_day = serializers.IntegerField(min_value=1, max_value=31, help_text=_("12月の何日から。"))
    last_day = serializers.IntegerField(min_value=1, max_value=31, help_text=_("1月の何日まで。"))


class HolidayFilters(serializers.Serializer[Any]):
    """Of which year."""

    year = serializers.IntegerField(min_value=2000, max_value=2099)


class HolidaySerializer(serializers.Serializer[Any]):
    """A holiday, and whether the Cabinet Office's list says so or the law as it is computed."""

    on = serializers.DateField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=DayType.choices)
    is_listed = serializers.BooleanField()


class HolidaysSerializer(serializers.Serializer[Any]):
    """The holidays of a year, and the years that the city's list covers."""

    listed_years = serializers.ListField(child=serializers.IntegerField())
    days = HolidaySerializer(many=True)


class HolidayFileSerializer(serializers.Serializer[Any]):
    """The Cabinet Office's file, as it is."""

    file = serializers.FileField(allow_empty_file=True, help_text=_("内閣府の syukujitsu.csv。1MBまで。"))

    def validate_file(self, file: Any) -> Any:
        """Take a file as small as a list of holidays.

        :raises ValidationError: if it is larger.
        """
        if file.size > MOST_BYTES:
            raise serializers.ValidationError(_("ファイルが大きすぎます（1MBまで）。祝日のファイルを選んでください。"))
        return file


class ImportedSerializer(DoneSerializer):
    """How many days are new, called otherwise, and no holidays any more; its id is how many the file lists."""

    added = serializers.IntegerField(allow_null=True, help_text=_("加わった日の数。同じ鍵でのくり返しでは null。"))
    renamed = serializers.IntegerField(allow_null=True)
    removed = serializers.IntegerField(allow_null=True)
