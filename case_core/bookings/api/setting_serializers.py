"""What of settled bookings goes out, and what administrators settle."""

from datetime import date
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.bookings.actions.change_booking_rules import MOST_HOLD, MOST_RELEASE
from case_core.bookings.models import HOLD_MINUTES, MOST_DAYS, MOST_MINUTES
from case_core.bookings.online_address import LONGEST
from case_core.bookings.states import BookingWay
from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.topics import Topic
from case_core.desk.api.serializers import RoomNameSerializer
from case_core.roster.states import CounsellorKind
from mannaka_kit.rest.fields import IdField, TextField
from mannaka_kit.rest.wall_clock import WallClockField

# What lies beyond is nobody's day.
_DAYS: Final = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]
_MOST_QUESTIONS: Final = 20


class OfferFactsSerializer(serializers.Serializer[Any]):
    """All that is settled of an offer; nothing is left as it was for not being sent."""

    name = TextField(limit=60)
    words = TextField(limit=500, allow_blank=True, help_text=_("市民への説明。"))
    topic = serializers.ChoiceField(choices=Topic.choices)
    ways = serializers.ListField(
        child=serializers.ChoiceField(choices=BookingWay.choices), allow_empty=False, max_length=len(BookingWay)
    )
    counsellor_kind = serializers.ChoiceField(choices=CounsellorKind.choices)
    minutes = serializers.IntegerField(min_value=5, max_value=MOST_MINUTES)
    needs_room = serializers.BooleanField(help_text=_("窓口では相談室を使うとき true。"))
    online_address = TextField(
        limit=LONGEST, allow_blank=True, help_text=_("https:// で始まるもの。空なら、予約ごとに決める。")
    )
    meeting_channel_id = IdField(
        allow_null=True, help_text=_("オンラインで話すサービス。null なら、アドレスを知らせる。")
    )
    days_ahead = serializers.IntegerField(min_value=1, max_value=MOST_DAYS)
    notice_hours = serializers.IntegerField(min_value=0, max_value=24 * 14)
    most_per_contact = serializers.IntegerField(min_value=1, max_value=20)
    questions = serializers.ListField(child=TextField(limit=200), max_length=_MOST_QUESTIONS)
    preparation = TextField(limit=1000, allow_blank=True, help_text=_("職員だけが読む準備。"))
    position = serializers.IntegerField(min_value=0, max_value=999)


class NewOfferSerializer(OfferFactsSerializer):
    """An offer, from a day on."""

    valid_from = serializers.DateField(validators=_DAYS)
    valid_until = serializers.DateField(validators=_DAYS, required=False, allow_null=True, default=None)


class OfferSettingsSerializer(OfferFactsSerializer):
    """An offer as administrators see it."""

    id = serializers.IntegerField()
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class OfferFilters(serializers.Serializer[Any]):
    """Which offers, beside those of today."""

    which = serializers.ChoiceField(
        choices=[("not_ended", _("これから始まるものも")), ("all", _("終わったものも"))],
        required=False,
        help_text=_("指定しなければ、いま予約できるもの。ほかは管理者だけ。"),
    )


class LastDaySerializer(serializers.Serializer[Any]):
    """The last day for which this can be booked."""

    last_day = serializers.DateField(validators=_DAYS)


class BookingRulesSerializer(serializers.Serializer[Any]):
    """For how many minutes a time is held, and for how many one that was given back rests."""

    hold_minutes = serializers.IntegerField(min_value=HOLD_MINUTES, max_value=MOST_HOLD)
    release_minutes = serializers.IntegerField(min_value=0, max_value=MOST_RELEASE)


class RoomReservationSerializer(serializers.Serializer[Any]):
    """A span in which another body has a room to itself."""

    id = serializers.IntegerField()
    room = RoomNameSerializer()
    begins = serializers.DateTimeField()
    ends = serializers.DateTimeField()
    who = serializers.CharField()
    reason = serializers.CharField()
    made_by = ClerkSerializer()
    made_at = serializers.DateTimeField()


class NewRoomReservationSerializer(serializers.Serializer[Any]):
    """Who has a room, what for, and when: once, or every week on that weekday up to a last day."""

    room_id = IdField()
    who = TextField(limit=60, help_text=_("使う団体。例：社会福祉協議会"))
    reason = TextField(limit=200, help_text=_("使う目的。相談する方のお名前は書かないでください。"))
    first = serializers.DateField(validators=_DAYS)
    begins = WallClockField()
    ends = WallClockField()
    last = serializers.DateField(
        validators=_DAYS, required=False, allow_null=True, default=None, help_text=_("毎週くり返すときの最後の日。")
    )
