"""What of offers, free times and bookings goes out, and what comes in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.bookings.models import MOST_DAYS
from case_core.bookings.online_address import LONGEST
from case_core.bookings.states import SHOWN, BookingWay, Need
from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.topics import Topic
from case_core.desk.api.serializers import RoomNameSerializer
from mannaka_kit.rest.fields import IdField, TextField
from tenants.api_tokens.doors import DoneSerializer

# What lies beyond is nobody's day, and no arithmetic with days leaves the calendar.
_DAYS: Final = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]
_MOMENTS: Final = [
    MinValueValidator(datetime(2000, 1, 1, tzinfo=UTC)),
    MaxValueValidator(datetime(2099, 12, 31, tzinfo=UTC)),
]
_STATES: Final = [(each.value, each.label) for each in SHOWN]


class OfferSerializer(serializers.Serializer[Any]):
    """Something that citizens can book today."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    words = serializers.CharField(allow_blank=True)
    topic = serializers.ChoiceField(choices=Topic.choices)
    ways = serializers.ListField(child=serializers.ChoiceField(choices=BookingWay.choices))
    minutes = serializers.IntegerField()
    days_ahead = serializers.IntegerField()
    notice_hours = serializers.IntegerField()
    questions = serializers.ListField(child=serializers.CharField())
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class FreeTimesFilters(serializers.Serializer[Any]):
    """In which way, and between which days."""

    way = serializers.ChoiceField(choices=BookingWay.choices)
    first = serializers.DateField(validators=_DAYS)
    last = serializers.DateField(validators=_DAYS, help_text=_("最後の日。最初の日から180日以内。"))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Take a span that runs forwards, and no further than anybody can book.

        :raises ValidationError: if it does not.
        """
        if not timedelta() <= attrs["last"] - attrs["first"] <= timedelta(days=MOST_DAYS):
            raise serializers.ValidationError({"last": [_("最初の日から180日以内の日にしてください。")]})
        return attrs


class FreeTimesSerializer(serializers.Serializer[Any]):
    """The moments at which a talk can begin, in order."""

    minutes = serializers.IntegerField(help_text=_("1回の長さ（分）。"))
    times = serializers.ListField(child=serializers.DateTimeField())


class AnswerSerializer(serializers.Serializer[Any]):
    """One of the city's own questions, and what was answered."""

    question = serializers.CharField()
    answer = serializers.CharField()


class OfferNameSerializer(serializers.Serializer[Any]):
    """What was booked."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class CounsellorNameSerializer(serializers.Serializer[Any]):
    """Who talks."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class BookingSerializer(serializers.Serializer[Any]):
    """A booking as the centre's staff see it."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    offer = OfferNameSerializer()
    way = serializers.ChoiceField(choices=BookingWay.choices)
    begins = serializers.DateTimeField()
    ends = serializers.DateTimeField()
    counsellor = CounsellorNameSerializer()
    room = RoomNameSerializer(allow_null=True)
    status = serializers.ChoiceField(choices=_STATES)
    name = serializers.CharField(allow_blank=True)
    telephone = serializers.CharField(allow_blank=True)
    email = serializers.CharField(allow_blank=True)
    about = serializers.CharField(allow_blank=True)
    needs = serializers.ListField(child=serializers.ChoiceField(choices=Need.choices))
    answers = AnswerSerializer(many=True)
    online_address = serializers.CharField(
        source="talk_address", allow_blank=True, help_text=_("オンラインで話す場所。予約のものか、なければ枠のもの。")
    )
    meeting_id = serializers.IntegerField(
        allow_null=True, help_text=_("ビデオ会議のサービスで話すときの、ビデオ相談。")
    )
    preparation = serializers.CharField(source="offer.preparation", allow_blank=True)
    booked_at = serializers.DateTimeField()
    booked_by = ClerkSerializer(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(allow_blank=True)
    case_id = serializers.IntegerField(allow_null=True)


class BookingFilters(serializers.Serializer[Any]):
    """Of which day, and in which state."""

    day = serializers.DateField(validators=_DAYS, required=False, help_text=_("指定しなければ、きょう。"))
    status = serializers.ChoiceField(choices=_STATES, required=False)


class CallerSerializer(serializers.Serializer[Any]):
    """A time for somebody who calls, and what they tell."""

    offer_id = IdField()
    way = serializers.ChoiceField(choices=BookingWay.choices)
    begins = serializers.DateTimeField(validators=_MOMENTS)
    name = TextField(limit=100)
    telephone = TextField(limit=30, required=False, allow_blank=True, default="")
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True, default="")
    about = TextField(limit=1000, required=False, allow_blank=True, default="")
    needs = serializers.ListField(
        child=serializers.ChoiceField(choices=Need.choices), required=False, default=list, max_length=len(Need)
    )
    answers = serializers.ListField(
        child=TextField(limit=500, allow_blank=True),
        required=False,
        default=list,
        max_length=50,
        help_text=_("予約の枠の質問への答え。質問と同じ順。"),
    )


class BookedSerializer(DoneSerializer):
    """The booking that was made; its secret is told in this answer and in no other."""

    number = serializers.CharField(allow_null=True, help_text=_("予約番号。同じ鍵でのくり返しでは null。"))
    secret = serializers.CharField(
        allow_null=True, help_text=_("合言葉。この答えでだけ伝えます。同じ鍵でのくり返しでは null。")
    )


class MoveSerializer(serializers.Serializer[Any]):
    """The new time."""

    begins = serializers.DateTimeField(validators=_MOMENTS)


class ReasonSerializer(serializers.Serializer[Any]):
    """Why the city cancels; the citizen reads it."""

    reason = TextField(limit=500)


class OnlineAddressSerializer(serializers.Serializer[Any]):
    """Where a talk by video is held."""

    online_address = TextField(
        limit=LONGEST, allow_blank=True, help_text=_("https:// で始まるもの。空なら、予約の枠のもの。")
    )


class MatterWordsSerializer(serializers.Serializer[Any]):
    """What the matter is, as the case begins with it."""

    words = TextField(limit=4000)
