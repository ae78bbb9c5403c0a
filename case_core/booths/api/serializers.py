"""What of a booth's request goes out, and what comes in."""

from typing import Any

from rest_framework import serializers

from case_core.booths.states import BoothWay, RequestStatus
from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.topics import Topic
from mannaka_kit.rest.fields import IdField


class BoothSiteSerializer(serializers.Serializer[Any]):
    """The booth, and the telephone beside it."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    place = serializers.CharField(allow_blank=True)
    telephone = serializers.CharField(allow_blank=True)


class BoothRoomSerializer(serializers.Serializer[Any]):
    """The room of the clerk."""

    id = serializers.IntegerField()
    name = serializers.CharField()


class BoothRequestSerializer(serializers.Serializer[Any]):
    """A request from a booth: the topic that was touched, and nothing of the visitor."""

    id = serializers.IntegerField()
    site = BoothSiteSerializer()
    topic = serializers.ChoiceField(choices=Topic.choices)
    language = serializers.CharField()
    status = serializers.ChoiceField(choices=RequestStatus.choices)
    opened_at = serializers.DateTimeField()
    answered_by = ClerkSerializer(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    room = BoothRoomSerializer(allow_null=True)
    way = serializers.ChoiceField(choices=BoothWay.choices, allow_blank=True)
    connected_at = serializers.DateTimeField(allow_null=True)
    meeting_id = serializers.IntegerField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    case_id = serializers.IntegerField(allow_null=True)


class BoothRequestFilters(serializers.Serializer[Any]):
    """What the list may be narrowed to."""

    status = serializers.ChoiceField(choices=RequestStatus.choices, required=False)
    site_id = IdField(required=False)


class BoothTakeSerializer(serializers.Serializer[Any]):
    """At which room the clerk sits, if at any."""

    room_id = IdField(required=False, allow_null=True, default=None)


class BoothConnectSerializer(serializers.Serializer[Any]):
    """By which way the two talk."""

    way = serializers.ChoiceField(choices=BoothWay.choices)
