"""What of a call goes out, and what comes in."""

from typing import Any

from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.desk.models import MOST_MINUTES
from case_core.desk.states import SummonsStatus
from case_core.handovers.api.serializers import SectionNameSerializer
from mannaka_kit.rest.fields import IdField, TextField


class RoomSerializer(serializers.Serializer[Any]):
    """A room that exists today."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    place = serializers.CharField(allow_blank=True)
    position = serializers.IntegerField()
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(allow_null=True)


class RoomNameSerializer(serializers.Serializer[Any]):
    """The room to which somebody is called."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    place = serializers.CharField(allow_blank=True)


class SummonsSerializer(serializers.Serializer[Any]):
    """A call to an officer: of its case the number and the title, and nothing else."""

    id = serializers.IntegerField()
    case_number = serializers.CharField(source="case.number")
    case_title = serializers.CharField(source="case.title")
    section = SectionNameSerializer()
    room = RoomNameSerializer()
    status = serializers.ChoiceField(choices=SummonsStatus.choices)
    purpose = serializers.CharField()
    asked_by = ClerkSerializer()
    asked_at = serializers.DateTimeField()
    answered_by = ClerkSerializer(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    expected_at = serializers.DateTimeField(allow_null=True)
    escalated_at = serializers.DateTimeField(allow_null=True)
    arrived_at = serializers.DateTimeField(allow_null=True)
    sat_in_by = ClerkSerializer(allow_null=True)
    sat_in_from = serializers.DateTimeField(allow_null=True)
    ended_by = ClerkSerializer(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(allow_blank=True)


class SummonsFilters(serializers.Serializer[Any]):
    """What the list may be narrowed to."""

    status = serializers.ChoiceField(choices=SummonsStatus.choices, required=False)
    section_id = IdField(required=False)
    room_id = IdField(required=False)


class CallSerializer(serializers.Serializer[Any]):
    """Whom the centre needs, where, and what for."""

    section_id = IdField()
    room_id = IdField()
    purpose = TextField(limit=500)


class MinutesSerializer(serializers.Serializer[Any]):
    """In how many minutes the officer is there."""

    minutes = serializers.IntegerField(min_value=1, max_value=MOST_MINUTES)


class RefusalSerializer(serializers.Serializer[Any]):
    """Why nobody can come."""

    reason = TextField(limit=500)
