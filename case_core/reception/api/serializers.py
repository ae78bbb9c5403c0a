"""What of a number goes out, and what comes in; nothing of the person is in either, but when a case begins."""

from datetime import date
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from rest_framework import serializers

from case_core.bookings.states import BookingWay
from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.topics import Topic
from case_core.desk.api.serializers import RoomNameSerializer
from case_core.reception.states import TicketStatus
from mannaka_kit.rest.fields import IdField, TextField

# What lies beyond is nobody's day.
_DAYS: Final = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class TicketSerializer(serializers.Serializer[Any]):
    """A number."""

    id = serializers.IntegerField()
    day = serializers.DateField()
    number = serializers.CharField(source="label")
    status = serializers.ChoiceField(choices=TicketStatus.choices)
    way = serializers.ChoiceField(choices=BookingWay.choices)
    topic = serializers.ChoiceField(choices=Topic.choices, allow_blank=True)
    room = RoomNameSerializer(allow_null=True)
    issued_at = serializers.DateTimeField()
    ranks_at = serializers.DateTimeField()
    called_at = serializers.DateTimeField(allow_null=True)
    times_called = serializers.IntegerField()
    ended_at = serializers.DateTimeField(allow_null=True)
    booking_id = serializers.IntegerField(allow_null=True)
    case_id = serializers.IntegerField(allow_null=True)


class TicketFilters(serializers.Serializer[Any]):
    """Of which day, and where they stand."""

    day = serializers.DateField(required=False, validators=_DAYS)
    status = serializers.ChoiceField(choices=TicketStatus.choices, required=False)


class IssueSerializer(serializers.Serializer[Any]):
    """What may be told with a number; nothing must be."""

    way = serializers.ChoiceField(choices=BookingWay.choices, default=BookingWay.COUNTER)
    topic = serializers.ChoiceField(choices=Topic.choices, allow_blank=True, default="")


class RoomChoiceSerializer(serializers.Serializer[Any]):
    """A room of today."""

    room_id = IdField()


class TicketMatterSerializer(serializers.Serializer[Any]):
    """What the matter is, as the case begins with it."""

    words = TextField(limit=4000)
    topic = serializers.ChoiceField(choices=Topic.choices)
    name = TextField(limit=100, required=False, allow_blank=True, default="")
    telephone = TextField(limit=30, required=False, allow_blank=True, default="")


class HelpCallSerializer(serializers.Serializer[Any]):
    """A room that calls for colleagues."""

    id = serializers.IntegerField()
    room = RoomNameSerializer()
    asked_by = ClerkSerializer()
    asked_at = serializers.DateTimeField()
    answered_by = ClerkSerializer(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
